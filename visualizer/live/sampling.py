"""Which people are drawn where there are too many: a proportional sample."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

MOST_PEOPLE = 20_000
MOST_CUSTOMERS = 420
MOST_TIES = 40_000


def people_on_stage(unit: NDArray[np.int32], leads: NDArray[np.bool_], most: int = MOST_PEOPLE) -> NDArray[np.int64]:
    """Seats to draw: everybody, or `most` of them in proportion to units and leaders.

    Taken at even steps through each group, so the same organization always shows the same people.
    """
    if len(unit) <= most:
        return np.arange(len(unit))
    share = most / len(unit)
    chosen = [evenly(group, share) for group in groups(unit, leads)]
    seats = np.sort(np.concatenate(chosen))
    # A group has at least one seat: of very many small ones there are too many, and no end of the list may go whole.
    return evenly(seats, most / len(seats)) if len(seats) > most else seats


def groups(unit: NDArray[np.int32], leads: NDArray[np.bool_]) -> list[NDArray[np.int64]]:
    """The seats of each unit's leaders and of its other people."""
    cells = [np.flatnonzero((unit == index) & (leads == flag)) for index in np.unique(unit) for flag in (False, True)]
    return [cell for cell in cells if len(cell)]


def evenly(group: NDArray[np.int64], share: float) -> NDArray[np.int64]:
    """About `share` of `group` (at least one where there is any), at even steps."""
    if len(group) == 0:
        return group
    count = max(1, int(len(group) * share))
    return np.asarray(group[(np.arange(count) * len(group) / count).astype(np.int64)])
