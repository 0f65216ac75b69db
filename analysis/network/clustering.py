"""Clustering: how often two colleagues of one person are colleagues of each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def local_clustering(
    start: NDArray[np.int64], neighbour: NDArray[np.int64], asked: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Local clustering coefficient of the people asked, [len(asked)].

    C_i = triangles through i / (d_i (d_i - 1) / 2), 0 where d_i < 2 (Watts & Strogatz 1998, Nature 393: 440-442).
    Rows `neighbour[start[i]:start[i + 1]]` hold each person's colleagues, undirected and without duplicates.
    """
    from scipy import sparse  # slow to import, and only needed where something is measured

    people = len(start) - 1
    ties = sparse.csr_array((np.ones(len(neighbour), dtype=np.int32), neighbour, start), shape=(people, people))
    closed = np.empty(len(asked))
    for first in range(0, len(asked), 1_000):  # in portions: the product of a whole firm with itself would be dense
        rows = ties[asked[first : first + 1_000]]
        closed[first : first + 1_000] = (rows @ ties).multiply(rows).sum(axis=1)
    degree = np.diff(start)[asked]
    pairs = degree * (degree - 1)
    found: NDArray[np.float64] = np.divide(closed, pairs, out=np.zeros(len(asked)), where=pairs > 0)
    return found
