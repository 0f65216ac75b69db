"""Letting people go for good: who, and what goes with them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulation import randomness
from simulation.compiling import lean
from simulation.mechanisms import communities, ties


def chosen(o: Any, group: NDArray[np.bool_], share: float, week: int) -> NDArray[np.intp]:
    """Seats that go: this share of those present in the group, drawn at random; never the head."""
    candidates = group & (o.people.present > 0)
    if o.firm.head >= 0:
        candidates[int(o.firm.head)] = False
    seats = np.flatnonzero(candidates)
    drawn = np.array([randomness.draws(o.clock, randomness.LAYOFF, i, o.people[i].holder, week)[0] for i in seats])
    most = min(len(seats), int(o.people.present.sum()) - 1)
    return np.sort(seats[np.argsort(drawn, kind="stable")[: min(most, round(share * len(seats)))]])


def let_go(o: Any, seats: NDArray[np.intp]) -> None:
    """Empty these seats for good: what their holders did, their ties and memberships end."""
    e = o.people
    e.present[seats] = 0
    for column in (e.act, e.forced, e.posts, e.need, e.met, e.practice, e.habit, e.fatigue, e.posts_memory, e.quality):
        column[seats] = 0
    o.slots[seats, :] = -1
    communities.count_members(o)
    drop_ties(o)
    o.firm.staff = e.present.sum()
    o.firm.layoffs += len(seats)


@lean
def drop_ties(o):  # type: ignore[no-untyped-def]
    """Ties from and to empty seats end."""
    t, present = o.ties, o.people.present
    for i in range(len(present)):
        kept = o.rows[i].start
        for k in range(o.rows[i].start, o.rows[i].start + o.rows[i].count):
            if present[i] and present[t[k].target]:
                t[kept].target, t[kept].weight, t[kept].rate = t[k].target, t[k].weight, t[k].rate
                kept += 1
        o.rows[i].count = kept - o.rows[i].start
    ties.count_strong(o)
