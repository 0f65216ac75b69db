"""Why, by decision: the same run, with the same luck, without one lever or one event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from experiments.runs.run import RunSpec, build

if TYPE_CHECKING:
    from simulation.model import Organization

REST = "everything together, beyond the sum"


def left_out(run: RunSpec, org: Organization, indicator: str = "being") -> dict[str, float]:
    """What each lever and event of a finished run was worth: final value with it minus without it, largest first.

    The last row is what the parts leave open against the same firm without any of them (levers work together).
    """
    full, scaled = org.final()[indicator], org.plan[0][1]
    base = replace(run, strategy=scaled, budget=None)
    worth: dict[str, float] = {}
    for lever in dict.fromkeys(entry.lever for entry in scaled.entries):
        worth[lever] = full - _final(replace(base, strategy=scaled.without(lever)), indicator)
    for k, event in enumerate(run.events):
        rest = run.events[:k] + run.events[k + 1 :]
        worth[f"{event.kind} in week {event.week}"] = full - _final(replace(base, events=rest), indicator)
    bare = _final(replace(base, strategy=replace(scaled, entries=()), events=()), indicator)
    ordered = dict(sorted(worth.items(), key=lambda row: -abs(row[1])))
    return ordered | {REST: full - bare - sum(worth.values())}


def _final(run: RunSpec, indicator: str) -> float:
    org = build(run)
    org.run()
    return float(org.final()[indicator])


def telling_people(org: Organization) -> Iterator[tuple[int, str]]:
    """Two people whose reasons tell most: somebody whose practice is typical, and the leader who practises least."""
    import numpy as np

    e = org.people
    staff = np.flatnonzero((e["present"] > 0) & (e["has_reports"] == 0))
    typical = int(staff[np.abs(e["practice"][staff] - np.median(e["practice"][staff])).argmin()])
    yield typical, f"a typical person (seat {typical}, {org.population.units[e['unit'][typical]]})"
    leaders = np.flatnonzero((e["present"] > 0) & (e["has_reports"] > 0))
    if len(leaders):
        seat = int(leaders[e["practice"][leaders].argmin()])
        yield seat, f"the leader who practises least (seat {seat}, {org.population.units[e['unit'][seat]]})"
