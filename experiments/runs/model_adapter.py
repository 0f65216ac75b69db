"""The interface between studies and the model: catalogue, digests, scenarios, runs.

A sweep knows the model by these names only (`catalogue`, `sources`, `stamp`, `scenario`, `record`); a test can put a
toy in its place.
"""

import time
from collections.abc import Iterable
from dataclasses import astuple, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.runs.catalogue_cache import catalogue, sources
from experiments.runs.ids import canonical, digest
from experiments.runs.kept_people import pack, run_and_keep
from experiments.runs.messages import Content, Record, Request, Scenario, kept_weeks
from experiments.runs.run import build
from simulation.errors import UserError

if TYPE_CHECKING:
    from simulation.events import Event
    from simulation.levers import Entry, Strategy

__all__ = ["catalogue", "record", "scenario", "sources", "stamp", "with_strategy"]


def stamp(study: Any) -> str:
    """Return the digest of sources and named files, which decide scenarios with the study."""
    files = [name for name in (*study.organizations, *study.strategies) if name.endswith((".yaml", ".yml"))]
    contents = [(name, _contents(study.folder / name)) for name in files]
    return digest(canonical([sources(), contents, _agent(study.employee)]))


def _contents(path: Path) -> str:
    """Return the digest of a file and of the tables beside it that it may name."""
    beside = sorted({*path.parent.glob("*.csv"), *(path.parent / path.stem).glob("*.csv")})
    return digest(b"\0".join(file.read_bytes() for file in (path, *beside)))


def scenario(specification: Content) -> Scenario:
    """Resolve a scenario: contents for names, defaults spelled out, strategy scaled.

    Loads the model, so it belongs into a worker. Raises UserError for a scenario that is not possible.
    """
    from simulation import parameters, structure

    name = _located(specification["organization"], specification["folder"])
    values = parameters.resolve(specification["parameters"])
    source_digest = _organization(name, specification)
    strategy = _strategy(specification, name, source_digest, values)
    events = [_event(given) for given in specification["events"]]
    content: Content = {
        "organization": {"name": name, "dials": specification["dials"], "digest": source_digest},
        "parameters": values,
        "structure": structure.resolve(specification["structure"]),
        "events": [[event.kind, event.week, dict(event.dials), event.group] for event in events],
        "weeks": specification["weeks"],
        "precision": specification["precision"],
        "employee": specification["employee"],
    }
    return with_strategy(Scenario({}, content), strategy)


def with_strategy(
    plain: Scenario, strategy: "Strategy", read: Content | None = None, decides: Content | None = None
) -> Scenario:
    """Return a scenario with another strategy.

    read: what a model of its own reads off the run, kept with the scenario. decides: what of it, and of the code that
    reads, decides the numbers.
    """
    entries = [list(astuple(entry)) for entry in strategy.entries if entry.level > 0]
    content = {**plain.content, "strategy": {"name": strategy.name, "entries": entries, **_funding(strategy)}}
    if read is None:
        return Scenario(identity(content, strategy), content)
    content["read"] = read
    return Scenario({**identity(content, strategy), "read": decides}, content)


def record(request: Request) -> Record:
    """Compute the run a study asks for; return what the study keeps of it.

    Raises SourcesChanged in a worker that was started after an edit, and whatever the run itself raises.
    """
    start = time.perf_counter()
    request.check_sources(sources())
    spec = request.spec()
    org = build(spec)
    people = pack(run_and_keep(org, request.people)) if request.people else b""
    weeks = org.history if people else org.run()
    from simulation import indicators

    columns = [indicators.INDEX[name] for name in request.indicators]
    series = weeks[kept_weeks(request.every, spec.weeks)][:, columns].astype(np.float32)
    final = indicators.final(weeks)[columns]
    return Record(final, series, 1000 * (time.perf_counter() - start), people)


def identity(content: Content, strategy: "Strategy") -> Content:
    """Return what decides the numbers of a scenario: every lever week by week as resolved."""
    return {
        **content,
        "organization": content["organization"]["digest"],
        "strategy": {
            "levels": _levels(strategy.entries, content["weeks"]),
            "first": strategy.first_start,
            **_funding(strategy),
        },
        "employee": _agent(content["employee"]),
    }


def _funding(strategy: "Strategy") -> Content:
    """Return how a strategy's money follows benefit; nothing where it follows the plan."""
    return {} if strategy.funding is None else {"funding": list(astuple(strategy.funding))}


def _levels(entries: Iterable["Entry"], weeks: int) -> dict[str, list[float]]:
    """Return the weekly level of each lever for each target group; the largest counts."""
    found: dict[str, list[float]] = {}
    for entry in entries:
        levels = [entry.level_at(week) for week in range(1, weeks + 1)]
        if any(levels):
            key = f"{entry.lever} {entry.target}"
            found[key] = [max(pair) for pair in zip(levels, found.get(key, levels), strict=True)]
    return found


def _agent(name: str | None) -> str | None:
    from experiments.runs.employee_class import read_class_source

    return None if name is None else digest(name.encode() + b"\0" + read_class_source(name))


def _organization(name: str, specification: Content) -> str:
    from experiments.runs.population_source import digest_source

    return digest_source(name, specification["dials"])


def _strategy(specification: Content, name: str, source_digest: str, values: dict[str, float]) -> "Strategy":
    from experiments.runs.population_source import digest_file

    located = _located(specification["strategy"], specification["folder"])
    strategy = _read_strategy(located, digest_file(located))
    strategy = _with_lever_changes(strategy, specification["levers"])
    if specification["budget"] is None:
        return strategy
    from experiments.runs.population_source import population_of
    from scenarios.budget import CostPlan, amount, scale

    people = population_of(name, specification["dials"], source_digest)
    plan = CostPlan(strategy, people, specification["weeks"], values)
    return scale(plan, amount(specification["budget"], plan.payroll)).strategy


@lru_cache(maxsize=64)
def _read_strategy(name: str, content: str) -> "Strategy":
    """Return a built-in strategy or that of a file, which is read again with other `content`."""
    from scenarios.strategy import load_strategy

    return load_strategy(name)


def _with_lever_changes(strategy: "Strategy", changes: list[Content]) -> "Strategy":
    """Return the strategy with some levers changed, in every entry or in a new one."""
    from simulation.levers import Entry

    is_baseline = not strategy.entries
    for lever in dict.fromkeys(change["lever"] for change in changes):
        mine = [change for change in changes if change["lever"] == lever]
        dials = {change["part"]: change["value"] for change in mine}
        entries = list(strategy.entries)
        places = [place for place, entry in enumerate(entries) if entry.lever == lever]
        for place in places:
            entries[place] = replace(entries[place], **dials)
        if not places:
            if "level" not in dials and is_baseline:
                continue  # when a lever starts that nobody pulls changes nothing
            if "level" not in dials:
                raise UserError(f"{strategy.name}: has no lever {lever}: vary its level too")
            target = next((change["target"] for change in mine if change["target"]), "")
            entries.append(Entry(lever, **dials, target=target))
        strategy = replace(strategy, entries=tuple(entries))
    return strategy


def _event(given: Content) -> "Event":
    """Return an event that a study writes as {kind: layoff, week: 60, share: 0.1}."""
    from simulation.events import Event

    dials = {name: value for name, value in given.items() if name not in ("kind", "week", "group")}
    return Event(str(given["kind"]), int(given["week"]), dials, str(given.get("group", "")))


def _located(name: str, folder: str) -> str:
    """Return a built-in name as it is, a file as its full path."""
    return str((Path(folder) / name).resolve()) if name.endswith((".yaml", ".yml")) else name
