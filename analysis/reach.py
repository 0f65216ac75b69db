"""How far apart people are: handshakes from one to another along working ties."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def mean_path(start: NDArray[np.int64], neighbour: NDArray[np.int64], asked: NDArray[np.int64]) -> float:
    """Mean number of steps from the people asked to all others, inside the largest connected part; 0 if it has one."""
    from scipy import sparse
    from scipy.sparse import csgraph

    people = len(start) - 1
    if people == 0:
        return 0.0
    ties = sparse.csr_array((np.ones(len(neighbour), dtype=np.int8), neighbour, start), shape=(people, people))
    _, part = csgraph.connected_components(ties, directed=False)
    largest = part == np.argmax(np.bincount(part))
    members = int(largest.sum())
    if members < 2:
        return 0.0
    inside = ties[largest][:, largest].tocsr()
    seats = (np.cumsum(largest) - 1)[asked[largest[asked]]]
    return _mean_distance(inside.indptr, inside.indices, seats, members)


def _mean_distance(
    start: NDArray[np.int32], neighbour: NDArray[np.int32], seats: NDArray[np.int64], members: int
) -> float:
    from scipy import sparse
    from scipy.sparse import csgraph

    ties = sparse.csr_array((np.ones(len(neighbour), dtype=np.float64), neighbour, start), shape=(members, members))
    total = 0.0
    for first in range(0, len(seats), 200):
        total += float(
            csgraph.dijkstra(ties, directed=False, unweighted=True, indices=seats[first : first + 200]).sum()
        )
    return total / (len(seats) * (members - 1))
