"""Whether a study fits the model and itself: what a file can say correctly word by word and still get wrong."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from experiments.catalogue import Catalogue
from experiments.design import Listed
from experiments.factors import factor_misfits, varied
from experiments.replications import Until
from scenarios import nearby
from scenarios.nodes import Location
from scenarios.numerals import instead
from simulation.errors import did_you_mean

if TYPE_CHECKING:
    from experiments.study import Study

RESERVED = ("run_id", "ordinal", "organization", "strategy", "rep", "seed", "week", "draw")
Misfits = Iterator[tuple[Location, str]]


def misfits(study: "Study", catalogue: Catalogue, folder: Path) -> Misfits:
    """Say, with its location in the file, what about a study does not fit."""
    yield from _names("organizations", study.organizations, catalogue.organizations, folder)
    yield from _names("strategies", study.strategies, catalogue.strategies, folder)
    for name, value in study.parameters.items():
        there = catalogue.parameters[name]
        if not there.low <= value <= there.high:
            yield ("parameters", name), f"{value:g} is outside {there.low:g}..{there.high:g}"
    for name, option in study.structure.items():
        options = list(catalogue.structure[name])
        if isinstance(option, str) and option not in options:
            yield ("structure", name), f"'{option}' is no option{did_you_mean(option, options)}"
    yield from _events(study)
    taken = {*RESERVED, *(str(indicator["name"]) for indicator in catalogue.indicators)}
    for name, factor in study.factors.items():
        if name in taken:
            yield ("factors", name), "is the name of a column of the results already; call the factor something else"
        yield from factor_misfits(name, factor, catalogue, study.weeks)
        if factor.lever is not None and study.budget != "as written":
            yield ("factors", name), "varies what is spent: write `budget: as written` beside it"
    yield from _moved_twice(study, catalogue)
    until = study.replications
    if isinstance(until, Until) and until.indicator not in (study.indicators or [until.indicator]):
        yield ("replications", "indicator"), f"'{until.indicator}' is not among the indicators kept"
    yield from _points(study)


def _events(study: "Study") -> Misfits:
    for index, event in enumerate(study.events):
        for name in ("kind", "week"):
            if name not in event:
                yield ("events", index, name), "is missing"
        for name, value in event.items():
            if name not in ("kind", "group") and (isinstance(value, bool) or not isinstance(value, int | float)):
                yield ("events", index, name), f"should be a number, not {value!r}{instead(value)}"


def _moved_twice(study: "Study", catalogue: Catalogue) -> Misfits:
    movers: dict[tuple[str, ...], str] = {}
    for name, factor in study.factors.items():
        for thing in varied(factor, catalogue):
            other = movers.setdefault(thing, name)
            if other != name:
                yield ("factors", name), f"varies the {thing[0]} '{thing[1]}', and so does {other}; keep one"


def _names(kind: str, given: list[str], known: Collection[str], folder: Path) -> Misfits:
    for index, name in enumerate(given):
        if name.endswith(nearby.YAML):
            if not (folder / name).is_file():
                yield (kind, index), f"there is no file {folder / name}{nearby.meant(name, folder=folder)}"
        elif name not in known:
            hint = nearby.meant(name, known, folder=folder)
            yield (kind, index), f"'{name}' is not known{hint}; a file's name ends in .yaml"
        if name in given[:index]:
            yield (kind, index), f"'{name}' is given twice"


def _points(study: "Study") -> Misfits:
    if not isinstance(study.design, Listed):
        if study.design.kind != "grid" and not study.factors:
            yield ("design",), "needs factors to vary"
        return
    for index, point in enumerate(study.design.points or ()):
        for name in point:
            if name not in study.factors:
                yield ("design", "points", index, name), f"is no factor{did_you_mean(name, study.factors)}"
        for name in study.factors:
            if name not in point:
                yield ("design", "points", index), f"does not say {name}"
            elif (study.factors[name].structure is None) == isinstance(point[name], str):
                yield ("design", "points", index, name), f"'{point[name]}' is no value of it"
