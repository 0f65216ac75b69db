"""Who works with whom while a network is made: a row of colleagues a person, of fixed room.

The room of seat i is row[start[i] : start[i + 1]]; the first filled[i] places of it are taken. Small compiled steps,
each O(colleagues of one person).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulation.compiling import kernel


class Rows(NamedTuple):
    """Colleagues of everybody: those of seat i are row[start[i] : start[i] + filled[i]]."""

    start: NDArray[np.int64]
    filled: NDArray[np.int64]
    row: NDArray[np.int32]


@kernel
def joined(a, b, rows):  # type: ignore[no-untyped-def]
    """Do these two work with each other? Looks through the shorter row."""
    start, filled, row = rows
    if filled[a] > filled[b]:
        a, b = b, a
    for k in range(start[a], start[a] + filled[a]):
        if row[k] == b:
            return True
    return False


@kernel
def join(a, b, rows):  # type: ignore[no-untyped-def]
    """Let two people, who have room, work with each other."""
    start, filled, row = rows
    row[start[a] + filled[a]] = b
    filled[a] += 1
    row[start[b] + filled[b]] = a
    filled[b] += 1


@kernel
def replace(a, old, new, rows):  # type: ignore[no-untyped-def]
    """In the row of `a`, put a new colleague where the old one was."""
    start, filled, row = rows
    for k in range(start[a], start[a] + filled[a]):
        if row[k] == old:
            row[k] = new
            return


@kernel
def take_over(u, v, a, b, rows):  # type: ignore[no-untyped-def]
    """u and v, who work with each other, work with a and with b instead; a and b have room."""
    start, filled, row = rows
    replace(u, v, a, rows)
    replace(v, u, b, rows)
    row[start[a] + filled[a]] = u
    filled[a] += 1
    row[start[b] + filled[b]] = v
    filled[b] += 1


@kernel
def common(a, b, rows, mark):  # type: ignore[no-untyped-def]
    """How many colleagues two people share; `mark` is zero for everybody, before and after."""
    start, filled, row = rows
    for k in range(start[a], start[a] + filled[a]):
        mark[row[k]] = 1
    shared = np.int64(0)
    for k in range(start[b], start[b] + filled[b]):
        shared += np.int64(mark[row[k]])
    for k in range(start[a], start[a] + filled[a]):
        mark[row[k]] = 0
    return shared
