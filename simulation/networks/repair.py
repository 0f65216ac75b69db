"""Finding colleagues for the last loose ends, by opening ties that are there already."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulation.networks.pairing import ANYWHERE, possible
from simulation.networks.rows import Rows, join, take_over

TRIES = 400  # for each pair of loose ends; few are left, so this runs as plain Python
MOST = 2_000  # pairs; a few ties less do not show in a firm in which so many ends stay loose


def mend(
    loose: NDArray[np.int32],
    unit: NDArray[np.int32],
    manager: NDArray[np.int32],
    rows: Rows,
    rng: np.random.Generator,
) -> int:
    """Use up loose ends two by two; return how many stay loose (in very dense firms)."""
    left = 0
    for k in range(0, min(len(loose) - 1, 2 * MOST), 2):
        a, b = int(loose[k]), int(loose[k + 1])
        if possible(a, b, ANYWHERE, unit, rows):
            join(a, b, rows)
        else:
            left += 2 * (not _open_a_tie(a, b, unit, manager, rows, rng))
    return left


def _open_a_tie(
    a: int,
    b: int,
    unit: NDArray[np.int32],
    manager: NDArray[np.int32],
    rows: Rows,
    rng: np.random.Generator,
) -> bool:
    """Join a and b to two people who work with each other but not along the line."""
    start, filled, row, _ = rows
    for u in rng.integers(0, len(filled), TRIES):
        if filled[u] == 0:
            continue
        v = int(row[start[u] + rng.integers(0, filled[u])])
        if manager[u] == v or manager[v] == u or u == v:
            continue
        free = possible(a, int(u), ANYWHERE, unit, rows)
        if free and possible(b, v, ANYWHERE, unit, rows):
            take_over(int(u), v, a, b, rows)
            return True
    return False
