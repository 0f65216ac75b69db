"""Joining loose ends: each person has some contacts to make, and ends are joined at random.

This is the configuration model (Molloy & Reed 1995, Random Structures & Algorithms 6: 161-179) inside units and across
them, which gives the degree-corrected block model of Karrer & Newman (2011, Physical Review E 83: 016107) with the
degrees kept exactly. Where chance would join somebody to himself or the same two twice, another end is
tried, then an earlier pair is re-opened.
"""

from __future__ import annotations

import numpy as np

from simulation.compiling import lean
from simulation.networks.draws import below
from simulation.networks.rows import join, joined, take_over

ANYWHERE, INSIDE, ACROSS = 0, 1, 2
OTHER_ENDS = 24  # tried before an earlier pair is re-opened
OTHER_PAIRS = 40
PATIENCE = 6  # failures in a row after which the ends of a place stay loose: everybody knows everybody


@lean
def possible(a, b, kind, unit, rows):  # type: ignore[no-untyped-def]
    """May these two be joined: not one person, of the right kind, not joined already?"""
    if a == b:
        return False
    if kind != ANYWHERE and (unit[a] == unit[b]) != (kind == INSIDE):
        return False
    return not joined(a, b, rows)


@lean
def shuffle(ends, low, high, dice):  # type: ignore[no-untyped-def]
    """Mix ends[low:high] in place (Fisher and Yates)."""
    for k in range(high - 1, low, -1):
        j = low + below(dice, k - low + 1)
        ends[k], ends[j] = ends[j], ends[k]


@lean
def pair_up(ends, low, high, kind, unit, rows, dice):  # type: ignore[no-untyped-def]
    """Join the loose ends (seats) in ends[low:high]; return where those that stay loose begin."""
    shuffle(ends, low, high, dice)
    paired, failures = low, 0
    while paired + 1 < high and failures < PATIENCE:
        if _try_ends(ends, paired, high, kind, unit, rows, dice):
            join(np.int64(ends[paired]), np.int64(ends[paired + 1]), rows)
        elif not _reopen(ends, low, paired, kind, unit, rows, dice):
            other = paired + 1 + below(dice, high - paired - 1)
            ends[paired], ends[other] = ends[other], ends[paired]
            failures += 1
            continue
        paired += 2
        failures = 0
    return paired


@lean
def _try_ends(ends, at, high, kind, unit, rows, dice):  # type: ignore[no-untyped-def]
    """Find a partner for the end at `at` and put it next to it."""
    for attempt in range(OTHER_ENDS):
        other = at + 1 if attempt == 0 else at + 1 + below(dice, high - at - 1)
        if possible(np.int64(ends[at]), np.int64(ends[other]), kind, unit, rows):
            ends[at + 1], ends[other] = ends[other], ends[at + 1]
            return True
    return False


@lean
def _reopen(ends, low, at, kind, unit, rows, dice):  # type: ignore[no-untyped-def]
    """Join the two ends at `at` to the two people of an earlier pair instead of to each other."""
    if at == low:
        return False
    a, b = np.int64(ends[at]), np.int64(ends[at + 1])
    for _ in range(OTHER_PAIRS):
        pair = low + 2 * below(dice, (at - low) // 2)
        u, v = np.int64(ends[pair]), np.int64(ends[pair + 1])
        if possible(a, u, kind, unit, rows) and possible(b, v, kind, unit, rows):
            take_over(u, v, a, b, rows)
            ends[pair + 1], ends[at], ends[at + 1] = a, b, v
            return True
    return False
