"""Reading a line of command: who is on top, who is how far below, who reports in a circle."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

OUTSIDE = -1


def reports_count(manager: NDArray[np.int32]) -> NDArray[np.int64]:
    """Number of direct reports of each seat: [n]."""
    return np.bincount(manager[manager >= 0], minlength=len(manager))


def roots(manager: NDArray[np.int32]) -> NDArray[np.int64]:
    """Seats that have reports but no manager: one is the head, more than one is a fault."""
    return np.flatnonzero((manager < 0) & (reports_count(manager) > 0))


def climb(manager: NDArray[np.int32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Follow everybody's managers to the top: (seat reached, steps taken), both [n].

    Where the seat reached still has a manager, the person reports, directly or not, in a circle. Each round doubles
    the distance climbed, so a chain of n people needs log2(n) rounds.
    """
    seats = np.arange(len(manager))
    above = np.where(manager >= 0, manager, seats).astype(np.int64)
    steps = (manager >= 0).astype(np.int64)
    for _ in range(max(1, len(manager)).bit_length()):
        if not np.any(above[above] != above):
            break
        steps = steps + steps[above]
        above = above[above]
    return above, steps


def in_circle(manager: NDArray[np.int32]) -> NDArray[np.bool_]:
    """People whose line of command never ends because it runs into a circle: [n]."""
    top, _ = climb(manager)
    return np.asarray(manager[top] >= 0) if len(manager) else np.zeros(0, dtype=bool)


def levels(manager: NDArray[np.int32]) -> NDArray[np.int32]:
    """Steps below the head: [n], 0 = a head, -1 = outside the tree (no manager and no reports)."""
    _, steps = climb(manager)
    outside = (manager < 0) & (reports_count(manager) == 0)
    return np.where(outside, OUTSIDE, steps).astype(np.int32)
