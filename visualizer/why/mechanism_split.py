"""The exact split of an indicator's change by mechanism.

The model books every week's change of every indicator to its mechanisms (`simulation.attribution`); adding weeks up
keeps the split exact. Finished accounts are kept, a bounded number, shared by all sessions.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from experiments.runs.reporting_window import added, level
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import build
from visualizer.wording.drivers import describe_mechanism
from visualizer.wording.indicators import columns
from visualizer.wording.page_texts import WHY

KEPT = 12
"""Accounts kept; about a megabyte each."""


@dataclass(frozen=True, eq=False)
class Booked:
    """What each part changed each week.

    `weekly`: [weeks, parts, indicators]; `levels`: [weeks + 1, indicators].
    """

    parts: tuple[str, ...]
    weekly: NDArray[np.float64]
    levels: NDArray[np.float64]


@dataclass(frozen=True)
class Split:
    """From `start` to `end`, and each part in words, largest first.

    The parts add up to `end` - `start`.
    """

    start: float
    end: float
    parts: tuple[tuple[str, float], ...]

    def times(self, factor: float) -> Split:
        """The same in another unit."""
        return Split(self.start * factor, self.end * factor, tuple((name, factor * one) for name, one in self.parts))


_kept: OrderedDict[Plan, Booked] = OrderedDict()
_lock = threading.Lock()


def booked(plan: Plan, stop: threading.Event | None = None) -> Booked | None:
    """The account of a whole run, from the store if it is there; None if stopped meanwhile."""
    from simulation.attribution import PARTS, explained_step

    key = plan.alone
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    org = build(plan)
    weekly = np.zeros((plan.weeks, len(PARTS), len(columns())), dtype=np.float64)
    for week in range(plan.weeks):
        if stop is not None and stop.is_set():
            return None
        weekly[week] = explained_step(org)
    found = Booked(PARTS, weekly, np.asarray(org.history, dtype=np.float64))
    with _lock:
        _kept[key] = found
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return found


def between(found: Booked, indicator: str, first: int, last: int) -> Split:
    """The split of the change of `indicator` between week `first` and week `last`."""
    amounts = added(found.weekly, indicator, last) - added(found.weekly, indicator, first)
    ends = level(found.levels, indicator, first), level(found.levels, indicator, last)
    return Split(*ends, ranked(found.parts, amounts))


def against(found: Booked, other: Booked, indicator: str, last: int) -> Split:
    """The split of the difference at week `last` between another run and this one.

    They share week 0; the other is the start, this one the end.
    """
    amounts = added(found.weekly, indicator, last) - added(other.weekly, indicator, last)
    ends = level(other.levels, indicator, last), level(found.levels, indicator, last)
    return Split(*ends, ranked(found.parts, amounts))


def differing(found: Booked, other: Booked) -> Booked:
    """The account of the difference between two runs, week by week."""
    return Booked(found.parts, found.weekly - other.weekly, found.levels - other.levels)


def over_time(found: Booked, indicator: str, most: int = 6) -> dict[str, NDArray[np.float64]]:
    """Part in words -> its change added up from week 0, [weeks + 1].

    The `most` that moved most, the rest together.
    """
    column = columns()[indicator]
    sums = np.vstack([np.zeros(len(found.parts)), found.weekly[:, :, column].cumsum(axis=0)])
    order = np.argsort(-np.abs(sums).max(axis=0), kind="stable")
    shown = {
        describe_mechanism(found.parts[part]): sums[:, part] for part in order[:most] if np.abs(sums[:, part]).max() > 0
    }
    rest = sums[:, order[most:]].sum(axis=1)
    return {**shown, WHY["all_others"]: rest} if np.abs(rest).max() > 0 else shown


def ranked(parts: tuple[str, ...], amounts: NDArray[np.float64]) -> tuple[tuple[str, float], ...]:
    """Parts that changed anything, in words, largest first."""
    order = np.argsort(-np.abs(amounts), kind="stable")
    return tuple((describe_mechanism(parts[part]), float(amounts[part])) for part in order if abs(amounts[part]) > 1e-9)


def rows_of(split: Split) -> list[list[Any]]:
    """The split as rows for CSV."""
    return [["mechanism", "part"], *[[title, amount] for title, amount in split.parts]]
