"""Factors of a study: parameters, levers, structural choices or generator parameters."""

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import Field, model_validator

from experiments.design.fitted_draws import STREAM, FittedDraws
from experiments.runs.catalogue import Catalogue
from scenarios.documents import Document, Known, faults
from scenarios.nodes import Location
from simulation.errors import did_you_mean

Value = float | int | str
Kind = Literal["parameter", "lever", "structure", "dial"]

GRID_LEVELS = 5
JOINT = ("latin hypercube", "sobol sequence")
"""Designs that can draw several parameters together."""


class Factor(Document):
    """One thing that varies, from `range` (low, high) or over `values`.

    A parameter's own range is the default.
    """

    parameter: Annotated[str, Known("parameter")] | None = None
    parameters: Literal["all"] | list[Annotated[str, Known("parameter")]] | None = None
    of: list[Annotated[str, Known("part")]] | None = Field(None, description="with parameters: all, only those of ...")
    lever: Annotated[str, Known("lever")] | None = None
    set: Literal["level", "start", "ramp", "end"] = "level"
    target: str | None = Field(None, description="whom a lever reaches where the strategy does not use it")
    structure: Annotated[str, Known("structural choice")] | None = None
    dial: Annotated[str, Known("dial")] | None = None
    range: tuple[float, float] | None = None
    values: Annotated[list[float | str], Field(min_length=1)] | None = None
    levels: Annotated[int, Field(ge=2, le=1000)] | None = Field(None, description="steps of a range in a grid")
    scale: Literal["linear", "log"] = "linear"

    @model_validator(mode="after")
    def _is_one_thing(self) -> "Factor":
        found = list(self._problems())
        if found:
            raise faults(found)
        return self

    def _problems(self) -> Iterator[tuple[Location, str]]:
        kinds = ("parameter", "parameters", "lever", "structure", "dial")
        given = [kind for kind in kinds if getattr(self, kind) is not None]
        if len(given) != 1:
            problem = f"varies {' and '.join(given)} at once" if given else "does not say what it varies"
            yield (), f"{problem}; give one of {', '.join(kinds)}"
        if self.range is not None and self.values is not None:
            yield ("values",), "and range exclude each other"
        if self.range is not None and not self.range[0] < self.range[1]:
            yield ("range",), f"should go up, not from {self.range[0]:g} to {self.range[1]:g}"
        if self.scale == "log" and self.range is not None and self.range[0] <= 0:
            yield ("range",), "should be above 0 on a log scale"
        if self.structure is not None and self.range is not None:
            yield ("range",), "makes no sense for a structural choice; give values"
        if self.structure is None and any(isinstance(value, str) for value in self.values or ()):
            yield ("values",), "should be numbers"
        if self.parameters is not None and (self.range is not None or self.values is not None):
            yield ((), "several parameters vary over their own ranges; leave range and values out")
        if self.of is not None and self.parameters != "all":
            yield ("of",), "goes with `parameters: all`"
        if self.target is not None and self.lever is None:
            yield ("target",), "goes with a lever"


@dataclass(frozen=True)
class Axis:
    """One dimension of a design: what is set, and its value at each place from 0 to 1."""

    name: str
    kind: Kind
    key: str
    low: float = 0.0
    high: float = 1.0
    values: tuple[Value, ...] = ()
    levels: int = GRID_LEVELS
    log: bool = False
    whole: bool = False
    part: str = ""
    target: str = ""
    shared: str = ""
    factor: str = ""

    @property
    def group(self) -> str:
        """The factor of the study's file that it belongs to."""
        return self.factor or self.name

    @property
    def stream(self) -> str:
        """The name its values are drawn under: what it varies, not its label in the file.

        Axes with the same `shared` name have the same place in every point.
        """
        if self.shared:
            return self.shared
        return self.key if self.kind == "parameter" else " ".join((self.kind, self.key, self.part, self.target))

    def at(self, place: float) -> Value:
        """Return the value at a place from 0 to 1.

        Between low and high, or, of a list, each value over an equal share of the places.
        """
        if self.values:
            return self.values[min(int(place * len(self.values)), len(self.values) - 1)]
        if self.whole:
            return min(int(self.low + place * (self.high - self.low + 1)), int(self.high))
        if self.log:
            return _short(math.exp(math.log(self.low) + place * (math.log(self.high) - math.log(self.low))))
        return _short(self.low + place * (self.high - self.low))

    def steps(self) -> tuple[Value, ...]:
        """Return the values of a grid: those given, or `levels` of them from low to high."""
        if self.values:
            return self.values
        if self.whole:
            found = [round(self.low + (self.high - self.low) * i / (self.levels - 1)) for i in range(self.levels)]
            return tuple(dict.fromkeys(found))
        return tuple(self.at(i / (self.levels - 1)) for i in range(self.levels))


def axes_of(name: str, factor: Factor, catalogue: Catalogue, fixed: Collection[str] = ()) -> list[Axis]:
    """Return the dimensions of a factor: one, or one for each of several parameters.

    fixed: parameters the study sets itself; `parameters: all` leaves them out.
    """
    if factor.parameters is not None:
        return [
            Axis(key, "parameter", key, catalogue.parameters[key].low, catalogue.parameters[key].high, factor=name)
            for key in _several(factor, catalogue, fixed)
        ]
    kind, key = _what(factor)
    low, high = factor.range or _own_range(kind, factor, catalogue)
    values: tuple[Value, ...] = tuple(factor.values or ())
    if kind == "structure" and not values:
        values = tuple(catalogue.structure[key])
    whole = _whole(factor, catalogue)
    part = factor.set if kind == "lever" else ""
    if whole:
        values = tuple(int(value) for value in values)
    return [
        Axis(
            name,
            kind,
            key,
            low,
            high,
            values,
            factor.levels or GRID_LEVELS,
            factor.scale == "log",
            whole,
            part,
            factor.target or "",
        )
    ]


def fitted_axis(axis: Axis, draws: FittedDraws | None) -> Axis:
    """Return an axis that takes its values from fitted draws, where they hold its parameter."""
    if draws is None or axis.kind != "parameter" or axis.key not in draws.parameters:
        return axis
    return replace(axis, values=draws.column(axis.key), shared=STREAM)


def fitted_misfits(
    draws: FittedDraws, factors: Mapping[str, Factor], kind: str, catalogue: Catalogue, fixed: Collection[str] = ()
) -> Iterator[tuple[Location, str]]:
    """Yield what keeps fitted draws from replacing ranges in a study of this design."""
    inside = set()
    for name, factor in factors.items():
        things = varied(factor, catalogue, fixed)
        keys = {thing[1] for thing in things if thing[0] == "parameter"} & {*draws.parameters}
        inside |= keys
        if keys and (factor.range is not None or factor.values is not None):
            yield (
                ("factors", name),
                f"{draws.source} gives the values of {factor.parameter}; leave range and values out",
            )
    if not inside:
        yield ("draws_from",), f"no factor varies a parameter of {draws.source} ({', '.join(draws.parameters)})"
    elif kind not in JOINT:
        yield ("draws_from",), f"rows are drawn together, which a {kind} cannot do; design kinds: {', '.join(JOINT)}"


def varied(factor: Factor, catalogue: Catalogue, fixed: Collection[str] = ()) -> list[tuple[Kind, str, str, str]]:
    """Return what a factor varies: kind, name, and for a lever which of its numbers, for whom."""
    if factor.parameters is not None:
        return [("parameter", key, "", "") for key in _several(factor, catalogue, fixed)]
    kind, key = _what(factor)
    return [(kind, key, factor.set if kind == "lever" else "", factor.target or "")]


def factor_misfits(
    name: str, factor: Factor, catalogue: Catalogue, weeks: float, fixed: Collection[str] = ()
) -> Iterator[tuple[Location, str]]:
    """Yield what about a factor does not fit the model, each with its location in the file."""
    at: Location = ("factors", name)
    for index, value in enumerate(factor.values or ()):
        if value in (factor.values or ())[:index]:
            yield (*at, "values", index), f"{value if isinstance(value, str) else f'{value:g}'} is given twice"
    if factor.parameters is not None:
        if factor.parameters == "all" and not _several(factor, catalogue, fixed):
            if _several(factor, catalogue):
                yield at, "every parameter is fixed (`parameters` of a study, or --set); leave one free to vary"
            else:
                yield (*at, "of"), "has no uncertain parameters; `parameters: [NAME, ...]` names some"
        return
    if factor.set == "end" and factor.range is None and factor.values is None:
        yield at, "needs a range or values for the end"
    for place, value in _given(factor):
        if problem := value_misfit(factor, value, catalogue, weeks):
            yield (*at, *place), problem


def value_misfit(factor: Factor, value: Value, catalogue: Catalogue, weeks: float) -> str:
    """Return what is wrong with one value of a factor; "" where nothing is."""
    if factor.structure is not None:
        options = list(catalogue.structure[factor.structure])
        return "" if value in options else f"'{value}' is no option{did_you_mean(str(value), options)}"
    if factor.parameters is not None or isinstance(value, str):
        return ""
    low, high = _allowed(factor, catalogue) if factor.set == "level" else (0.0, float(weeks))
    if not low <= value <= high:
        return f"{value:g} is outside {low:g}..{high:g}"
    return f"{value:g} should be a whole number" if _whole(factor, catalogue) and value != int(value) else ""


def _allowed(factor: Factor, catalogue: Catalogue) -> tuple[float, float]:
    """Return the least and the largest value: a parameter's can lie beyond its range."""
    if factor.parameter is not None:
        return catalogue.parameters[factor.parameter].span
    return _own_range(_what(factor)[0], factor, catalogue)


def _given(factor: Factor) -> Iterator[tuple[Location, Value]]:
    for index, value in enumerate(factor.values or ()):
        yield ("values", index), value
    for index, limit in enumerate(factor.range or ()):
        yield ("range", index), limit


def _several(factor: Factor, catalogue: Catalogue, fixed: Collection[str] = ()) -> list[str]:
    if isinstance(factor.parameters, list):
        return factor.parameters
    return [
        name
        for name, there in catalogue.parameters.items()
        if there.drawn and there.low < there.high and name not in fixed
        if factor.of is None or there.part in factor.of
    ]


def _what(factor: Factor) -> tuple[Kind, str]:
    kinds: tuple[Kind, ...] = ("parameter", "lever", "structure", "dial")
    return next((kind, str(getattr(factor, kind))) for kind in kinds if getattr(factor, kind) is not None)


def _whole(factor: Factor, catalogue: Catalogue) -> bool:
    """Return whether a factor counts something: weeks, people, levels of a hierarchy."""
    if factor.dial is not None:
        return isinstance(catalogue.dials[factor.dial].default, int)
    return factor.lever is not None and factor.set != "level"


def _own_range(kind: Kind, factor: Factor, catalogue: Catalogue) -> tuple[float, float]:
    if kind == "parameter":
        there = catalogue.parameters[str(factor.parameter)]
    elif kind == "dial":
        there = catalogue.dials[str(factor.dial)]
    else:
        return (0.0, 1.0)
    return (there.low, there.high)


def _short(value: float) -> float:
    """Return the value rounded to twelve digits, so that equal points have equal values."""
    return float(f"{value:.12g}")
