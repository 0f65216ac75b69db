"""What each decision was worth: the same run and random seed without one lever or one event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from experiments.runs.run import RunSpec, build

if TYPE_CHECKING:
    from simulation.levers import Strategy
    from simulation.simulation import Simulation

REST = "interaction and rest"

AnyEvent = TypeVar("AnyEvent")
"""An event in the caller's form: of the model, or of a link."""


@dataclass(frozen=True)
class Alternative(Generic[AnyEvent]):
    """A strategy and events without one lever or, if `lever` is empty, without one event."""

    strategy: Strategy
    events: tuple[AnyEvent, ...]
    lever: str = ""
    event: AnyEvent | None = None


def alternatives(strategy: Strategy, events: Sequence[AnyEvent] = ()) -> list[Alternative[AnyEvent]]:
    """Return the strategy without each of its levers, then the events without each."""
    kept = tuple(events)
    levers = dict.fromkeys(entry.lever for entry in strategy.entries)
    found = [Alternative(strategy.without(lever), kept, lever=lever) for lever in levers]
    found += [Alternative(strategy, kept[:k] + kept[k + 1 :], event=event) for k, event in enumerate(kept)]
    return found


def worth_of_decisions(spec: RunSpec, org: Simulation, indicator: str = "being") -> dict[str, float]:
    """Return what each lever and event was worth: with it minus without it, largest first.

    The last row is the difference to a run without any of them that the others leave unexplained (levers interact).
    """
    full, scaled = org.final()[indicator], org.plan[0][1]
    base = replace(spec, budget=None)
    worth: dict[str, float] = {}
    for other in alternatives(scaled, spec.events):
        name = other.lever if other.event is None else f"{other.event.kind} in week {other.event.week}"
        worth[name] = full - _final(replace(base, strategy=other.strategy, events=other.events), indicator)
    bare = _final(replace(base, strategy=replace(scaled, entries=()), events=()), indicator)
    ordered = dict(sorted(worth.items(), key=lambda row: -abs(row[1])))
    return ordered | {REST: full - bare - sum(worth.values())}


def _final(spec: RunSpec, indicator: str) -> float:
    org = build(spec)
    org.run()
    return float(org.final()[indicator])


def representative_people(org: Simulation) -> Iterator[tuple[int, str]]:
    """Yield the seat and a description of a typical person and of the least practising leader."""
    import numpy as np

    e = org.people
    staff = np.flatnonzero((e["present"] > 0) & (e["has_reports"] == 0))
    typical = int(staff[np.abs(e["practice"][staff] - np.median(e["practice"][staff])).argmin()])
    yield typical, f"a typical person (seat {typical}, {org.population.units[e['unit'][typical]]})"
    leaders = np.flatnonzero((e["present"] > 0) & (e["has_reports"] > 0))
    if len(leaders):
        seat = int(leaders[e["practice"][leaders].argmin()])
        yield seat, f"the leader who practises least (seat {seat}, {org.population.units[e['unit'][seat]]})"
