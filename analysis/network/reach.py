"""How far apart people are: handshakes from one to another along working ties."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

AT_ONCE = 512
"""People whose distances are found together; a multiple of 64."""


def mean_path(start: NDArray[np.int64], neighbour: NDArray[np.int64], asked: NDArray[np.int64]) -> float:
    """Mean number of steps from the people asked to all others, inside the largest connected part.

    0 if that part has one member, or none of those asked.
    """
    from scipy import sparse
    from scipy.sparse import csgraph

    people = len(start) - 1
    if people == 0:
        return 0.0
    ties = sparse.csr_array((np.ones(len(neighbour), dtype=np.int8), neighbour, start), shape=(people, people))
    _, part = csgraph.connected_components(ties, directed=False)
    largest = part == np.argmax(np.bincount(part))
    members = int(largest.sum())
    asked = asked[largest[asked]]
    if members < 2 or not len(asked):
        return 0.0
    inside = ties[largest][:, largest]
    inside = (inside + inside.T).tocsr()  # a step leads both ways
    seats = (np.cumsum(largest) - 1)[asked]
    return _mean_distance(inside.indptr, inside.indices, seats, members)


def _mean_distance(
    start: NDArray[np.int32], neighbour: NDArray[np.int32], seats: NDArray[np.int64], members: int
) -> float:
    """Everybody asked spreads at once, a bit each: a step is one "or" over the neighbours."""
    total = 0
    for first in range(0, len(seats), AT_ONCE):
        batch = seats[first : first + AT_ONCE]
        front = np.zeros((members, AT_ONCE // 64), dtype=np.uint64)
        column = np.arange(len(batch))
        np.bitwise_or.at(front, (batch, column // 64), np.uint64(1) << (column % 64).astype(np.uint64))
        reached, steps = front, 0
        while front.any():
            total += steps * int(np.bitwise_count(front).sum())
            steps += 1
            front = np.bitwise_or.reduceat(front[neighbour], start[:-1], axis=0) & ~reached
            reached = reached | front
    return total / (len(seats) * (members - 1))
