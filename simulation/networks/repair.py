"""Finding colleagues for the last loose ends, by opening ties that are there already."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulation.networks.pairing import ANYWHERE, possible
from simulation.networks.rows import join, take_over

TRIES = 400  # for each pair of loose ends; few are left, so this runs as plain Python
MOST = 2_000  # pairs; a few ties less do not show in a firm in which so many ends stay loose


def mend(
    loose: NDArray[np.int32],
    unit: NDArray[np.int32],
    manager: NDArray[np.int32],
    start: NDArray[np.int64],
    filled: NDArray[np.int64],
    row: NDArray[np.int32],
    rng: np.random.Generator,
) -> int:
    """Use up loose ends two by two; return how many stay loose (in very dense firms)."""
    left = 0
    for k in range(0, min(len(loose) - 1, 2 * MOST), 2):
        a, b = int(loose[k]), int(loose[k + 1])
        if possible(a, b, ANYWHERE, unit, start, filled, row):
            join(a, b, start, filled, row)
        else:
            left += 2 * (not _open_a_tie(a, b, unit, manager, start, filled, row, rng))
    return left


def _open_a_tie(
    a: int,
    b: int,
    unit: NDArray[np.int32],
    manager: NDArray[np.int32],
    start: NDArray[np.int64],
    filled: NDArray[np.int64],
    row: NDArray[np.int32],
    rng: np.random.Generator,
) -> bool:
    """Join a and b to two people who work with each other but not along the line."""
    for u in rng.integers(0, len(filled), TRIES):
        if filled[u] == 0:
            continue
        v = int(row[start[u] + rng.integers(0, filled[u])])
        if manager[u] == v or manager[v] == u or u == v:
            continue
        free = possible(a, int(u), ANYWHERE, unit, start, filled, row)
        if free and possible(b, v, ANYWHERE, unit, start, filled, row):
            take_over(int(u), v, a, b, start, filled, row)
            return True
    return False
