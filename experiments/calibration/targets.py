"""Targets of a calibration: bands that a fitting model must meet, read from a YAML file.

Each says which indicator, under which strategy, over which weeks, must lie between `low` and `high` (either may be left
out). Derived quantities: `per` divides by another indicator, `against` takes the difference to another strategy,
`change` the difference to week 0. Targets that are `held back` are compared but never fitted.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from experiments.runs.catalogue import Catalogue
from scenarios import nearby
from scenarios.defaults import DEFAULT_WEEKS
from scenarios.documents import Document, Known, Source, faults
from scenarios.nodes import Location
from simulation.bounds import MOST_WEEKS

Kind = Literal["measured", "experiment", "survey", "vendor survey", "theory", "assumption"]


class Target(Document):
    """One pattern that the model should reproduce."""

    name: Annotated[str, Field(min_length=1)]
    indicator: Annotated[str, Known("indicator")]
    per: Annotated[str, Known("indicator")] | None = Field(None, description="divide by this indicator")
    strategy: Annotated[str, Known("strategy")] = Field(
        "nothing", description="under which: a built-in name, or a file"
    )
    against: Annotated[str, Known("strategy")] | None = Field(
        None, description="the difference to this strategy, under the same random seeds"
    )
    weeks: tuple[int, int] | None = Field(None, description="mean over these weeks; none = as runs report it")
    change: bool = Field(False, description="the difference to week 0")
    low: float | None = None
    high: float | None = None
    scale: Annotated[float, Field(gt=0)] | None = Field(None, description="how far off counts as one; none = the band")
    weight: Annotated[float, Field(gt=0)] = 1.0
    held_back: bool = Field(False, description="compared, never fitted")
    kind: Kind = "assumption"
    source: str = ""

    @field_validator("high")
    @classmethod
    def _is_above_low(cls, high: float | None, others: ValidationInfo) -> float | None:
        low = others.data.get("low")
        if low is not None and high is not None and not low < high:
            raise ValueError(f"should be above low ({low:g})")
        return high

    @field_validator("weeks")
    @classmethod
    def _go_on(cls, weeks: tuple[int, int] | None) -> tuple[int, int] | None:
        if weeks is not None and not 0 <= weeks[0] <= weeks[1] <= MOST_WEEKS:
            raise ValueError(f"should be the first and the last week, 0 to {MOST_WEEKS}")
        return weeks

    @model_validator(mode="after")
    def _is_a_band(self) -> Target:
        found: list[tuple[Location, str]] = []
        if self.low is None and self.high is None:
            found.append(((), "needs low, high, or both"))
        elif (self.low is None or self.high is None) and self.scale is None:
            found.append(((), "has one edge only, so it needs a scale: how far off counts as one"))
        if self.change and self.weeks is None:
            found.append((("change",), "needs weeks"))
        if found:
            raise faults(found)
        return self

    @property
    def unit(self) -> float:
        """The distance that counts as one: the scale, or the width of the band."""
        if self.scale is not None:
            return self.scale
        assert self.low is not None and self.high is not None
        return self.high - self.low

    @property
    def edges(self) -> tuple[float, float]:
        """The band (low, high), infinite where it is open."""
        return (-float("inf") if self.low is None else self.low, float("inf") if self.high is None else self.high)


class Targets(Document):
    """A file of targets: the patterns, and which parameters are fitted to them."""

    title: str
    summary: str = ""
    targets: Annotated[list[Target], Field(min_length=1)]
    parameters: Literal["all"] | list[Annotated[str, Known("parameter")]] = Field(
        "all", description="which are fitted; the others stay at their defaults"
    )
    weeks: Annotated[int, Field(ge=1, le=MOST_WEEKS)] = DEFAULT_WEEKS
    budget: Annotated[float, Field(gt=0, le=100)] | Literal["as written"] = "as written"

    @classmethod
    def read(cls, path: str | Path, catalogue: Catalogue) -> Targets:
        """Read a file of targets and check it against the model.

        Raises UserError with every mistake as file:line:column.
        """
        names = {**catalogue.names(), "strategy": _Strategies(catalogue.strategies, Path(path).parent)}
        return Source.open(path).validate(
            cls, names, lambda sound, faulty: () if "targets" in faulty else sound._misfits()
        )

    @property
    def strategies(self) -> list[str]:
        """The strategies that must be run, each once."""
        return list(dict.fromkeys(name for one in self.targets for name in (one.strategy, one.against) if name))

    @property
    def indicators(self) -> list[str]:
        """The indicators that must be kept, each once."""
        return list(dict.fromkeys(name for one in self.targets for name in (one.indicator, one.per) if name))

    def _misfits(self) -> Iterator[tuple[Location, str]]:
        for place, one in enumerate(self.targets):
            if one.weeks is not None and one.weeks[1] > self.weeks:
                yield ("targets", place, "weeks"), f"the runs end in week {self.weeks}"
            if one.name in [other.name for other in self.targets[:place]]:
                yield ("targets", place, "name"), f"'{one.name}' is given twice"
        if all(one.held_back for one in self.targets):
            yield ("targets",), "all are held back, so there is nothing to fit"


@dataclass(frozen=True)
class _Strategies(Collection[str]):
    """The strategies that may be named: built-in names, and the files beside the targets."""

    built_in: Collection[str]
    folder: Path

    def __contains__(self, name: object) -> bool:
        return name in self.built_in or os.path.isfile(self.folder / str(name))

    def __iter__(self) -> Iterator[str]:
        yield from self.built_in
        yield from sorted(path.name for path in self.folder.iterdir() if path.suffix in nearby.YAML)

    def __len__(self) -> int:
        return sum(1 for _ in self)
