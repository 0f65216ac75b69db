"""Who works with whom while a network is made: a row of colleagues a person, of fixed room.

The room of seat i is row[start[i] : start[i + 1]]; the first filled[i] places of it are taken. Small compiled steps,
each O(colleagues of one person). Whether two people work with each other is asked far more often than anything else:
in a firm of up to `MOST_KNOWN` people a bit for each pair answers that (2 MB), in a larger one the shorter row.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulation.compiling import lean

MOST_KNOWN = 4_096
WORD = 64


class Rows(NamedTuple):
    """Colleagues of everybody: those of seat i are row[start[i] : start[i] + filled[i]]."""

    start: NDArray[np.int64]
    filled: NDArray[np.int64]
    row: NDArray[np.int32]
    known: NDArray[np.uint64]
    """[n, n / 64] a bit for each pair: known[i, j // 64] holds that of i and j; [0, 0] in a firm too large for it."""


def empty_rows(room: NDArray[np.int64]) -> Rows:
    """Rows with this room for each person, [n], and nobody in them."""
    people = len(room)
    start = np.concatenate([[0], np.cumsum(room)])
    known = (people, -(-people // WORD)) if people <= MOST_KNOWN else (0, 0)
    return Rows(
        start, np.zeros(people, dtype=np.int64), np.full(start[-1], -1, dtype=np.int32), np.zeros(known, np.uint64)
    )


@lean
def _bit(b):  # type: ignore[no-untyped-def]
    """The bit of person b in a word."""
    return np.uint64(1) << np.uint64(b % WORD)


@lean
def joined(a, b, rows):  # type: ignore[no-untyped-def]
    """Do these two work with each other?"""
    start, filled, row, known = rows
    if len(known) > 0:
        return known[a, b // WORD] & _bit(b) != 0
    if filled[a] > filled[b]:
        a, b = b, a
    for k in range(start[a], start[a] + filled[a]):
        if row[k] == b:
            return True
    return False


@lean
def join(a, b, rows):  # type: ignore[no-untyped-def]
    """Let two people, who have room, work with each other."""
    _append(a, b, rows)
    _append(b, a, rows)


@lean
def _append(a, b, rows):  # type: ignore[no-untyped-def]
    """Put b at the end of the row of a."""
    start, filled, row, known = rows
    row[start[a] + filled[a]] = b
    filled[a] += 1
    if len(known) > 0:
        known[a, b // WORD] |= _bit(b)


@lean
def replace(a, old, new, rows):  # type: ignore[no-untyped-def]
    """In the row of `a`, put a new colleague where the old one was."""
    start, filled, row, known = rows
    if len(known) > 0:
        known[a, old // WORD] &= ~_bit(old)
        known[a, new // WORD] |= _bit(new)
    for k in range(start[a], start[a] + filled[a]):
        if row[k] == old:
            row[k] = new
            return


@lean
def take_over(u, v, a, b, rows):  # type: ignore[no-untyped-def]
    """u and v, who work with each other, work with a and with b instead; a and b have room."""
    replace(u, v, a, rows)
    replace(v, u, b, rows)
    _append(a, u, rows)
    _append(b, v, rows)
