"""Joining loose ends: each person has so many contacts to make, and ends are joined at random.

This is the configuration model (Molloy & Reed 1995, Random Structures & Algorithms 6: 161-179) inside units and across
them, which gives the degree-corrected block model of Karrer & Newman (2011, Physical Review E 83: 016107) with the
degrees kept exactly. Where chance would join somebody to himself or the same two twice, another end is
tried, then an earlier pair is re-opened.
"""

from __future__ import annotations

from simulation.compiling import kernel
from simulation.networks.dice import below
from simulation.networks.rows import join, joined, replace

ANYWHERE, INSIDE, ACROSS = 0, 1, 2
OTHER_ENDS = 24  # tried before an earlier pair is re-opened
OTHER_PAIRS = 60


@kernel
def possible(a, b, kind, unit, start, filled, row):  # type: ignore[no-untyped-def]
    """May these two be joined: not one person, of the right kind, not joined already?"""
    if a == b:
        return False
    if kind != ANYWHERE and (unit[a] == unit[b]) != (kind == INSIDE):
        return False
    return not joined(a, b, start, filled, row)


@kernel
def shuffle(ends, low, high, dice):  # type: ignore[no-untyped-def]
    """Mix ends[low:high] in place (Fisher and Yates)."""
    for k in range(high - 1, low, -1):
        j = low + below(dice, k - low + 1)
        ends[k], ends[j] = ends[j], ends[k]


@kernel
def pair_up(ends, low, high, kind, unit, start, filled, row, dice):  # type: ignore[no-untyped-def]
    """Join the loose ends (seat numbers) in ends[low:high]; returns where the ends that stay loose begin."""
    shuffle(ends, low, high, dice)
    paired, second_chances = low, (high - low) // 2
    while paired + 1 < high:
        if _try_ends(ends, paired, high, kind, unit, start, filled, row, dice):
            join(ends[paired], ends[paired + 1], start, filled, row)
            paired += 2
        elif _reopen(ends, low, paired, kind, unit, start, filled, row, dice):
            paired += 2
        elif second_chances > 0:
            second_chances -= 1
            other = paired + 1 + below(dice, high - paired - 1)
            ends[paired], ends[other] = ends[other], ends[paired]
        else:
            break
    return paired


@kernel
def _try_ends(ends, at, high, kind, unit, start, filled, row, dice):  # type: ignore[no-untyped-def]
    """Find a partner for the end at `at` and put it next to it."""
    for attempt in range(OTHER_ENDS):
        other = at + 1 if attempt == 0 else at + 1 + below(dice, high - at - 1)
        if possible(ends[at], ends[other], kind, unit, start, filled, row):
            ends[at + 1], ends[other] = ends[other], ends[at + 1]
            return True
    return False


@kernel
def _reopen(ends, low, at, kind, unit, start, filled, row, dice):  # type: ignore[no-untyped-def]
    """Join the two ends at `at` to the two people of an earlier pair instead of to each other."""
    if at == low:
        return False
    a, b = ends[at], ends[at + 1]
    for _ in range(OTHER_PAIRS):
        pair = low + 2 * below(dice, (at - low) // 2)
        u, v = ends[pair], ends[pair + 1]
        if possible(a, u, kind, unit, start, filled, row) and possible(b, v, kind, unit, start, filled, row):
            replace(u, v, a, start, filled, row)
            replace(v, u, b, start, filled, row)
            row[start[a] + filled[a]] = u
            filled[a] += 1
            row[start[b] + filled[b]] = v
            filled[b] += 1
            ends[pair + 1], ends[at], ends[at + 1] = a, b, v
            return True
    return False



@kernel
def mend(ends, low, manager, unit, start, filled, row, dice):  # type: ignore[no-untyped-def]
    """Use up the last loose ends, two by two, by opening any tie that is not a line tie; returns how many stay loose."""
    loose = 0
    for at in range(low, len(ends) - 1, 2):
        a, b = ends[at], ends[at + 1]
        if possible(a, b, ANYWHERE, unit, start, filled, row):
            join(a, b, start, filled, row)
        elif not _open_any(a, b, manager, unit, start, filled, row, dice):
            loose += 2
    return loose


@kernel
def _open_any(a, b, manager, unit, start, filled, row, dice):  # type: ignore[no-untyped-def]
    for _ in range(40 * OTHER_PAIRS):
        u = below(dice, len(filled))
        if filled[u] == 0:
            continue
        v = row[start[u] + below(dice, filled[u])]
        if manager[u] == v or manager[v] == u:
            continue
        if possible(a, u, ANYWHERE, unit, start, filled, row) and possible(b, v, ANYWHERE, unit, start, filled, row):
            replace(u, v, a, start, filled, row)
            replace(v, u, b, start, filled, row)
            row[start[a] + filled[a]] = u
            filled[a] += 1
            row[start[b] + filled[b]] = v
            filled[b] += 1
            return True
    return False
