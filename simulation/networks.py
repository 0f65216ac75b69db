"""Making up working ties (first version: block model with line ties; the full recipe follows)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def working_ties(
    unit: NDArray[np.int32],
    manager: NDArray[np.int32],
    mean_degree: float,
    unit_mixing: float,
    hierarchy_weight: float,
    rng: np.random.Generator,
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Directed ties sorted by source and target: (sources, targets)."""
    n = len(unit)
    size = np.bincount(unit)
    first = np.concatenate([[0], np.cumsum(size)[:-1]])
    seats = np.flatnonzero(manager >= 0)
    line = seats[rng.random(len(seats)) < hierarchy_weight]
    wanted = max(0, round(n * mean_degree / 2) - len(line))
    a = rng.integers(0, n, wanted)
    anywhere = rng.integers(0, n, wanted)
    nearby = first[unit[a]] + (rng.random(wanted) * size[unit[a]]).astype(np.int64)
    b = np.where(rng.random(wanted) < unit_mixing, anywhere, nearby)
    low = np.concatenate([np.minimum(a, b), np.minimum(line, manager[line])])
    high = np.concatenate([np.maximum(a, b), np.maximum(line, manager[line])])
    pairs = np.unique((low * n + high)[low != high])
    both = np.unique(np.concatenate([pairs, (pairs % n) * n + pairs // n]))
    return (both // n).astype(np.int32), (both % n).astype(np.int32)
