"""A branched plan's programme as one list of dated levers: what runs, week by week."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from visualizer.plan.plan import Plan
from visualizer.plan.resolve import strategy_of

if TYPE_CHECKING:
    from simulation.levers import Entry


def as_one(plan: Plan) -> tuple[Entry, ...]:
    """The levers that run, as one list.

    Earlier ones until a branch, the branch's from the week after it on.

    Every lever has the same level in every week as in `plan`. A ramp that a branch comes into is written week by
    week; what a branch leaves as it was is written once.
    """
    running: dict[Entry, int] = {}
    written: list[Entry] = []
    branches = sorted(plan.branches, key=lambda branch: branch[0])
    for first, entries in ((0, strategy_of(plan).entries), *((week + 1, entries) for week, entries in branches)):
        for entry in [one for one in running if one not in entries]:
            written += within(entry, running.pop(entry), first)
        for entry in entries:
            running.setdefault(entry, first)
    return (*written, *(part for entry, first in running.items() for part in within(entry, first, None)))


def within(entry: Entry, first: int, until: int | None) -> list[Entry]:
    """What of `entry` runs from week `first` to before `until` (None: to its end).

    Runs begin with week 1.
    """
    start = max(entry.start, first)
    end = min((week for week in (entry.end, until) if week is not None), default=None)
    if end is not None and end <= max(start, 1):
        return []
    if start == entry.start:
        return [replace(entry, end=end)]
    full = max(start, entry.start + entry.ramp - 1)
    climbing = range(start, full if end is None else min(full, end))
    steps = [replace(entry, level=entry.level_at(week), start=week, ramp=0, end=week + 1) for week in climbing]
    return steps if end is not None and end <= full else [*steps, replace(entry, start=full, ramp=0, end=end)]
