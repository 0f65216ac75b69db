"""A run replayed up to a week, to look at one person or group closely.

Same plan and same random seed give the same numbers.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any

from visualizer.plan.plan import Plan
from visualizer.plan.resolve import build

WEEKS_AT_ONCE = 13
"""Weeks between two looks at whether the answer is still wanted."""

TRACED = ("practice", "practice_own", "openness", "trust", "habit", "fatigue")
"""States followed week by week for one person."""


@dataclass
class ReplayedRun:
    """The organization at a week.

    `traces`: the states in `TRACED`, `acts`: 0 or 1, a week each, of one seat.
    """

    org: Any
    traces: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in TRACED})
    acts: list[int] = field(default_factory=list)

    def look_at(self, seat: int) -> None:
        """Note one person's states of this week."""
        for name in TRACED:
            self.traces[name].append(float(getattr(self.org.people, name)[seat]))
        self.acts.append(int(self.org.people.act[seat]))


def replay_run(
    plan: Plan, week: int, seat: int | None = None, stop: threading.Event | None = None
) -> ReplayedRun | None:
    """The run of `plan` at `week`; None if stopped meanwhile.

    With the traces of `seat` if one is given.
    """
    found = ReplayedRun(build(plan))
    if seat is not None:
        found.look_at(seat)
    while found.org.week < week:
        if stop is not None and stop.is_set():
            return None
        found.org.run(1 if seat is not None else min(WEEKS_AT_ONCE, week - found.org.week))
        if seat is not None:
            found.look_at(seat)
    return found
