"""Usage figures as they are fitted: one number a week for the firm, or for each unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

MEASURES = {
    "active": "people active in the week",
    "active_day": "people active on a day, mean over the days of the week",
    "posters": "people who posted in the week",
    "posters_day": "people who posted on a day, mean over the days of the week",
    "posts": "posts in the week",
}
"""What can be given, by name: people are counted once a week, or on each day and then averaged."""
Counts = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class UsageFigures:
    """Weekly figures without gaps. `values`: measure -> [weeks, units].

    units: places of the organization's units, in the order of the columns; empty = the firm as a whole, one column.
    first: the day the first week begins; None where weeks are only numbered.
    """

    values: dict[str, Counts]
    units: tuple[int, ...]
    first: date | None = None

    @property
    def weeks(self) -> int:
        """How many weeks there are."""
        return len(next(iter(self.values.values())))

    def total(self, measure: str) -> Counts:
        """Return a measure for all units together, week by week."""
        found: Counts = self.values[measure].sum(axis=1)
        return found

    def start(self) -> int:
        """Return the first week (from 0) in which anything was done; their number if none was."""
        busy = np.zeros(self.weeks, dtype=bool)
        for counts in self.values.values():
            busy |= counts.sum(axis=1) > 0
        return int(busy.argmax()) if busy.any() else self.weeks

    def only(self, measures: Sequence[str]) -> UsageFigures:
        """Return the figures of these measures alone."""
        return replace(self, values={measure: self.values[measure] for measure in measures})

    def after(self, weeks: int) -> UsageFigures:
        """Return the figures without their first weeks."""
        values = {measure: counts[weeks:] for measure, counts in self.values.items()}
        first = None if self.first is None else self.first + timedelta(weeks=weeks)
        return replace(self, values=values, first=first)
