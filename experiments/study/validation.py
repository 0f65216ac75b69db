"""Checks whether a study fits the model and itself, beyond the form of its file."""

import math
import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from experiments.design.csv_points import Point, read_table
from experiments.design.designs import Listed
from experiments.design.factors import factor_misfits, fitted_misfits, value_misfit, varied
from experiments.design.fitted_draws import read_fitted_draws
from experiments.design.replications import Ranked, Until
from experiments.runs.catalogue import Catalogue, EventKind
from experiments.runs.kept_people import TIES
from experiments.study.study_fields import StudyFields
from scenarios import nearby
from scenarios.nodes import Location
from scenarios.numerals import suggest_number
from scenarios.prices.price_file import read_prices
from simulation.errors import UserError, did_you_mean
from simulation.mesa_support.graph import IDENTITY

RESERVED = ("run_id", "ordinal", "point", "organization", "strategy", "rep", "seed", "week", "draw")
_OWN = ("kind", "week", "group")
Misfits = Iterator[tuple[Location, str]]


def misfits(study: StudyFields, catalogue: Catalogue, folder: Path, faulty: Collection[str] = ()) -> Misfits:
    """Yield what about a study does not fit, each with its location in the file.

    `faulty`: the sections in which something is wrong already. Faulty lists of names are empty here; a check that
    compares two sections is left out while one of them is faulty.
    """
    whole = set(faulty).isdisjoint
    if whole(["organizations"]):
        yield from _names("organizations", study.organizations, catalogue.organizations, folder)
    if whole(["strategies"]):
        yield from _names("strategies", study.strategies, catalogue.strategies, folder)
    for section, given, ranges in (
        ("parameters", study.parameters, catalogue.parameters),
        ("dials", study.dials, catalogue.dials),
    ):
        for name, value in given.items():
            least, most = ranges[name].span
            if not least <= value <= most:
                yield (section, name), f"{value:g} is outside {least:g}..{most:g}"
    if isinstance(study.prices, str) and whole(["prices"]):
        yield from _prices(study, study.prices, catalogue, folder)
    for name, option in study.structure.items():
        options = list(catalogue.structure[name])
        if isinstance(option, str) and option not in options:
            yield ("structure", name), f"'{option}' is no option{did_you_mean(option, options)}"
    weeks = study.weeks if whole(["weeks"]) else math.inf
    for place, event in enumerate(study.events):
        for key, problem in event_misfits(event, catalogue.events, weeks):
            yield ("events", place, *key), problem
    yield from _factors(study, catalogue, weeks)
    if whole(["factors", "parameters", "dials", "structure"]):
        yield from _fixed_and_varied(study, catalogue)
    if whole(["organizations"]):
        yield from _real(study, catalogue)
    if whole(["strategies", "factors"]):
        yield from _not_pulled(study, catalogue)
    if whole(["budget"]) and study.budget != "as written":
        for name, factor in study.factors.items():
            if factor.lever is not None:
                yield ("factors", name), "varies what is spent: write `budget: as written` beside it"
    yield from _replications(study, catalogue)
    if whole(["design", "factors", "draws_from"]):
        yield from _fitted(study, catalogue, folder)
    if whole(["design", "factors"]):
        yield from _points(study, catalogue, weeks, folder)


def _factors(study: StudyFields, catalogue: Catalogue, weeks: float) -> Misfits:
    taken = {*RESERVED, *(str(indicator["name"]) for indicator in catalogue.indicators)}
    taken |= {*IDENTITY, *TIES, *study.kept_people.names} if study.kept_people else set()
    for name, factor in study.factors.items():
        if name in taken and factor.parameters is None:  # several parameters have columns of their own
            yield ("factors", name), "is the name of a column of the results already; call the factor something else"
        yield from factor_misfits(name, factor, catalogue, weeks, study.parameters)
    yield from _moved_twice(study, catalogue)


def _fitted(study: StudyFields, catalogue: Catalogue, folder: Path) -> Misfits:
    """Yield what is wrong with the draws that replace ranges, or with the study for them."""
    draws = study.draws_from
    if isinstance(draws, str):
        try:
            draws = read_fitted_draws(folder / draws, catalogue.parameters)
        except UserError as problem:
            yield from ((("draws_from",), line) for line in str(problem).splitlines())
            return
    if draws is not None:
        yield from fitted_misfits(draws, study.factors, study.design.kind, catalogue, study.parameters)


def _replications(study: StudyFields, catalogue: Catalogue) -> Misfits:
    given = study.replications
    if isinstance(given, int):
        return
    key, name = ("indicator", given.indicator) if isinstance(given, Until) else ("rank", given.rank)
    if name not in (study.indicators or [name]):
        yield ("replications", key), f"'{name}' is not among the indicators kept"
    directions = {str(one["name"]): one.get("direction") for one in catalogue.indicators}
    if isinstance(given, Ranked) and directions[name] == "none":
        yield ("replications", key), f"no direction of '{name}' is good, so no strategy is best"
    if isinstance(given, Ranked) and study.factors:
        yield ("replications", key), "ranks strategies where nothing varies; with factors give a number or an interval"


def _prices(study: StudyFields, file: str, catalogue: Catalogue, folder: Path) -> Misfits:
    """Yield what is wrong with the file of prices, and what factors miss in it."""
    try:
        fixed = read_prices(folder / file, catalogue.prices()).to_list().fixed
    except UserError as problem:
        yield from ((("prices",), line) for line in str(problem).splitlines())
        return
    for name, factor in study.factors.items():
        if factor.parameter in fixed and factor.range is None and factor.values is None:
            yield (
                ("factors", name),
                f"{factor.parameter} has no range in {file}: give one there, or range or values here",
            )


def _moved_twice(study: StudyFields, catalogue: Catalogue) -> Misfits:
    movers: dict[tuple[str, ...], str] = {}
    for name, factor in study.factors.items():
        for thing in varied(factor, catalogue, study.parameters):
            other = movers.setdefault(thing, name)
            if other != name:
                yield ("factors", name), f"varies the {thing[0]} '{thing[1]}', and so does {other}; keep one"


def _fixed_and_varied(study: StudyFields, catalogue: Catalogue) -> Misfits:
    sections: dict[str, Collection[str]] = {
        "parameter": study.parameters,
        "dial": study.dials,
        "structure": study.structure,
    }
    for name, factor in study.factors.items():
        for kind, key, *_ in varied(factor, catalogue, study.parameters):
            if key in sections.get(kind, ()):
                yield ("factors", name), f"varies the {kind} '{key}', which is fixed for the whole study; keep one"


def _real(study: StudyFields, catalogue: Catalogue) -> Misfits:
    """Yield generator parameters, set or varied, of organizations that are not generated."""
    places: list[Location] = [("dials",)] if study.dials else []
    places += [("factors", name, "dial") for name, factor in study.factors.items() if factor.dial is not None]
    for name in study.organizations:
        if name in catalogue.real:
            yield from ((place, f"{name} is a real organization; dials are for made-up ones") for place in places)


def _not_pulled(study: StudyFields, catalogue: Catalogue) -> Misfits:
    """Yield levers whose timing varies although neither study nor strategy gives their level."""
    levels = {factor.lever for factor in study.factors.values() if factor.set == "level"}
    for name, factor in study.factors.items():
        for strategy in study.strategies if factor.lever is not None and factor.lever not in levels else ():
            pulled = catalogue.pulled.get(strategy, [factor.lever])
            if pulled and factor.lever not in pulled:  # a strategy without levers is a baseline: it stays as it is
                yield ("factors", name, "lever"), f"{strategy} has no lever {factor.lever}: vary its level too"


def _names(kind: str, given: list[str], known: Collection[str], folder: Path) -> Misfits:
    for index, name in enumerate(given):
        if name.endswith(nearby.YAML):
            if not os.path.isfile(folder / name):
                yield (kind, index), f"there is no file {folder / name}{nearby.suggest_name(name, folder=folder)}"
        elif name not in known:
            hint = nearby.suggest_name(name, known, folder=folder)
            yield (kind, index), f"'{name}' is not known{hint}; a file's name ends in .yaml"
        if name in given[:index]:
            yield (kind, index), f"'{name}' is given twice"


def _points(study: StudyFields, catalogue: Catalogue, weeks: float, folder: Path) -> Misfits:
    design = study.design
    if not isinstance(design, Listed):
        if design.kind != "grid" and not study.factors:
            yield ("design",), "needs factors to vary"
        return
    several = [name for name, factor in study.factors.items() if factor.parameters is not None]
    for name in several:
        yield ("factors", name), "stands for several parameters; a list of points needs a factor for each"
    if several:
        return
    if design.file is not None:
        for problem in _of_the_file(study, catalogue, weeks, folder / design.file):
            yield ("design", "file"), problem
    else:
        for place, problem in _listed(study, catalogue, weeks, design.points or []):
            yield ("design", "points", *place), problem


def _listed(study: StudyFields, catalogue: Catalogue, weeks: float, points: list[Point]) -> Misfits:
    """Yield what is wrong with points listed in the study's file, with the place in their list."""
    first: dict[frozenset[tuple[str, float | str]], int] = {}
    for index, point in enumerate(points):
        before = first.setdefault(frozenset(point.items()), index)
        if before != index:
            yield (index,), f"is given twice (first as number {before + 1})"
        for name in point:
            if name not in study.factors:
                yield (index, name), f"is no factor{did_you_mean(name, study.factors)}"
        for name, factor in study.factors.items():
            if name not in point:
                yield (index,), f"does not say {name}"
            elif (factor.structure is None) == isinstance(point[name], str):
                yield (index, name), f"'{point[name]}' is no value of it"
            elif problem := value_misfit(factor, point[name], catalogue, weeks):
                yield (index, name), problem


def _of_the_file(study: StudyFields, catalogue: Catalogue, weeks: float, path: Path) -> Iterator[str]:
    """Yield what is wrong with points in a CSV file, with its name and line."""
    try:
        table = read_table(path, study.factors)
    except UserError as problem:
        yield str(problem)
        return
    faults = list(table.faults)
    first: dict[frozenset[tuple[str, float | str]], int] = {}
    for line, point in table.points:
        for name, value in point.items():
            if misfit := value_misfit(study.factors[name], value, catalogue, weeks):
                faults.append((line, f"{name}: {misfit}"))
        before = first.setdefault(frozenset(point.items()), line)
        if before != line:
            faults.append((line, f"is given twice (first in line {before})"))
    yield from (f"{path}:{line}: {fault}" for line, fault in sorted(faults, key=lambda fault: fault[0]))


def event_misfits(
    event: Mapping[str, Any], known: Mapping[str, EventKind], weeks: float
) -> Iterator[tuple[Location, str]]:
    """Yield what about an event does not fit the model, with the key it stands at."""
    for name in ("kind", "week"):
        if name not in event:
            yield (name,), "is missing"
    numbers = {name: value for name, value in event.items() if name not in ("kind", "group")}
    for name, value in numbers.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield (name,), f"should be a number, not {value!r}{suggest_number(value)}"
        elif name == "week" and not (value == int(value) and 0 <= value <= weeks):
            yield (name,), f"should be a week from 0 to {weeks:g}, not {value:g}"
    if "kind" not in event:
        return
    if not isinstance(event["kind"], str) or event["kind"] not in known:
        yield ("kind",), f"no event is called '{event['kind']}'{did_you_mean(str(event['kind']), known)}"
        return
    declared = known[event["kind"]]
    if event.get("group") and not declared.grouped:
        yield ("group",), f"{event['kind']} strikes the whole firm and takes no group"
    for name, value in numbers.items():
        if name in _OWN:
            continue
        if name not in declared.dials:
            yield (name,), f"{event['kind']} has no dial '{name}'{did_you_mean(name, declared.dials)}"
        elif isinstance(value, int | float) and not declared.dials[name].low <= value <= declared.dials[name].high:
            yield (name,), f"{value:g} is outside {declared.dials[name].low:g}..{declared.dials[name].high:g}"
