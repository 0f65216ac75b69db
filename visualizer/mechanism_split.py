"""The exact split of an indicator's change by mechanism: week by week, between two weeks, or between two strategies.

The model books every week's change of every indicator to its mechanisms (`simulation.attribution`); adding weeks up
keeps the split exact. Finished accounts are kept, a bounded number, shared by all sessions.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from visualizer.building import build
from visualizer.indicators_shown import columns
from visualizer.plan import Plan

KEPT = 12
"""Accounts kept; about half a megabyte each."""

WORDS = {
    "levers": "the programme itself",
    "participation": "taking part",
    "turnover": "leaving and hiring",
    "agents": "agents of your own",
    "books": "books (what is reported so far)",
}
"""Words of the parts that are not their own."""


@dataclass(frozen=True, eq=False)
class Booked:
    """What each part changed each week. `weekly`: [weeks, parts, indicators]; `levels`: [weeks + 1, indicators]."""

    parts: tuple[str, ...]
    weekly: NDArray[np.float32]
    levels: NDArray[np.float32]


@dataclass(frozen=True)
class Split:
    """From `start` to `end`, and each part in words, largest first; the parts add up to `end` - `start`."""

    start: float
    end: float
    parts: tuple[tuple[str, float], ...]


_kept: OrderedDict[Plan, Booked] = OrderedDict()
_lock = threading.Lock()


def booked(plan: Plan, stop: threading.Event | None = None) -> Booked | None:
    """The account of a whole run, from the store if it is there; None if stopped meanwhile."""
    from simulation.attribution import PARTS, explained_step

    key = replace(plan, rival="", extra=())
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    org = build(plan)
    weekly = np.zeros((plan.weeks, len(PARTS), len(columns())), dtype=np.float32)
    for week in range(plan.weeks):
        if stop is not None and stop.is_set():
            return None
        weekly[week] = explained_step(org)
    found = Booked(PARTS, weekly, np.asarray(org.history, dtype=np.float32))
    with _lock:
        _kept[key] = found
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return found


def between(found: Booked, indicator: str, first: int, last: int) -> Split:
    """The split of the change of `indicator` from week `first` to week `last`."""
    column = columns()[indicator]
    amounts = found.weekly[first:last, :, column].sum(axis=0, dtype=float)
    return Split(float(found.levels[first, column]), float(found.levels[last, column]), ranked(found.parts, amounts))


def against(found: Booked, other: Booked, indicator: str, last: int) -> Split:
    """The split of the difference at week `last` between another run (start) and this one (end), same week 0."""
    column = columns()[indicator]
    ours, theirs = (one.weekly[:last, :, column].sum(axis=0, dtype=float) for one in (found, other))
    start, end = float(other.levels[last, column]), float(found.levels[last, column])
    return Split(start, end, ranked(found.parts, ours - theirs))


def differing(found: Booked, other: Booked) -> Booked:
    """The account of the difference between two runs: what each part did more or less of, week by week."""
    return Booked(found.parts, found.weekly - other.weekly, found.levels - other.levels)


def over_time(found: Booked, indicator: str, most: int = 6) -> dict[str, NDArray[np.float64]]:
    """Part in words -> its change added up from week 0, [weeks + 1]; the `most` that moved most, the rest together."""
    column = columns()[indicator]
    added = np.vstack([np.zeros(len(found.parts)), found.weekly[:, :, column].cumsum(axis=0, dtype=float)])
    order = np.argsort(-np.abs(added).max(axis=0), kind="stable")
    shown = {said(found.parts[part]): added[:, part] for part in order[:most] if np.abs(added[:, part]).max() > 0}
    rest = added[:, order[most:]].sum(axis=1)
    return {**shown, "all others": rest} if np.abs(rest).max() > 0 else shown


def ranked(parts: tuple[str, ...], amounts: NDArray[np.float64]) -> tuple[tuple[str, float], ...]:
    """Parts that changed anything, in words, largest first."""
    order = np.argsort(-np.abs(amounts), kind="stable")
    return tuple((said(parts[part]), float(amounts[part])) for part in order if abs(amounts[part]) > 1e-9)


def said(part: str) -> str:
    """A part in words."""
    return WORDS.get(part, part.replace("_", " "))


def rows_of(split: Split) -> list[list[Any]]:
    """The split as rows for CSV."""
    return [["mechanism", "part"], *[[title, amount] for title, amount in split.parts]]
