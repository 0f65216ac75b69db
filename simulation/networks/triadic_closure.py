"""Closing triangles: colleagues of one person become colleagues, up to a clustering.

The moves keep everybody's number of contacts and how many contacts cross units, so that only clustering changes
(Bansal, Khandelwal & Meyers 2009, BMC Bioinformatics 10: 405): for j and k, two colleagues of one person, and a
further colleague a of j and b of k, the contacts j-a, k-b become j-k, a-b. Opening a triangle is the reverse.
Line ties are never moved.
"""

from __future__ import annotations

import numpy as np

from simulation.compiling import kernel
from simulation.networks.draws import below
from simulation.networks.rows import common, joined, replace

SHORTEST_SPELL = 200_000  # moves tried between two looks at what they brought
STUCK = 0.0005  # clustering that a spell has to bring, or no more is possible


@kernel
def clustering_sum(rows, mark):  # type: ignore[no-untyped-def]
    """Local clustering coefficients of all people, added up."""
    start, filled, row = rows
    total = 0.0
    for i in range(len(filled)):
        if filled[i] < 2:
            continue
        closed = 0
        for k in range(start[i], start[i] + filled[i]):
            closed += common(i, np.int64(row[k]), rows, mark)
        total += closed / (filled[i] * (filled[i] - 1.0))
    return total


@kernel
def _weight(i, filled):  # type: ignore[no-untyped-def]
    """What one triangle adds to the local clustering of a person."""
    return 2.0 / (filled[i] * (filled[i] - 1.0)) if filled[i] > 1 else 0.0


@kernel
def _worth(a, b, rows, mark):  # type: ignore[no-untyped-def]
    """What the tie between two people adds, or would add, to the sum of local clustering."""
    start, filled, row = rows
    for k in range(start[a], start[a] + filled[a]):
        mark[row[k]] = 1
    shared, worth = 0, 0.0
    for k in range(start[b], start[b] + filled[b]):
        if mark[row[k]]:
            shared += 1
            worth += _weight(np.int64(row[k]), filled)
    for k in range(start[a], start[a] + filled[a]):
        mark[row[k]] = 0
    return worth + shared * (_weight(a, filled) + _weight(b, filled))


@kernel
def _rewire(j, a, k, b, rows):  # type: ignore[no-untyped-def]
    """j-a, k-b become j-k, a-b."""
    replace(j, a, k, rows)
    replace(a, j, b, rows)
    replace(k, b, j, rows)
    replace(b, k, a, rows)


@kernel
def _movable(j, a, k, b, unit, manager, rows):  # type: ignore[no-untyped-def]
    """May j-a, k-b become j-k, a-b: four people, no line tie, nothing joined twice, kinds kept?"""
    if a == b or a == k or b == j or j == k:
        return False
    if manager[j] == a or manager[a] == j or manager[k] == b or manager[b] == k:
        return False
    was = (unit[j] == unit[a]) + (unit[k] == unit[b])
    if was != (unit[j] == unit[k]) + (unit[a] == unit[b]):
        return False
    return not joined(j, k, rows) and not joined(a, b, rows)


@kernel
def close(wanted, tries, unit, manager, rows, dice):  # type: ignore[no-untyped-def]
    """Move ties until clustering sums to `wanted`, tries end or none helps; return the sum."""
    start, filled, row = rows
    mark = np.zeros(len(filled), dtype=np.int8)
    total = clustering_sum(rows, mark)
    rising = total < wanted
    people = len(filled)
    spell = max(len(row), SHORTEST_SPELL)
    before = total
    for tried in range(tries):
        if (total >= wanted) == rising:
            break
        if tried % spell == spell - 1:
            if abs(total - before) < STUCK * people:
                break
            before = total
        i = below(dice, people)
        if filled[i] < 2:
            continue
        j = np.int64(row[start[i] + below(dice, filled[i])])
        k = np.int64(row[start[i] + below(dice, filled[i])])
        if rising:
            a = np.int64(row[start[j] + below(dice, filled[j])])
            b = np.int64(row[start[k] + below(dice, filled[k])])
        else:
            if j == k or not joined(j, k, rows):
                continue
            a, k = k, below(dice, people)
            if filled[k] == 0:
                continue
            b = np.int64(row[start[k] + below(dice, filled[k])])
        if a == i or b == i or not _movable(j, a, k, b, unit, manager, rows):
            continue
        change = _try(j, a, k, b, rows, mark)
        if (change > 0) == rising and change != 0:
            total += change
        else:
            _rewire(j, k, a, b, rows)
    return total


@kernel
def _try(j, a, k, b, rows, mark):  # type: ignore[no-untyped-def]
    """Make the move and return how it changed the sum of local clustering."""
    lost = _worth(j, a, rows, mark)
    _blank(j, a, rows)
    lost += _worth(k, b, rows, mark)
    _blank(k, b, rows)
    _fill(j, k, rows)
    won = _worth(j, k, rows, mark)
    _fill(a, b, rows)
    return won + _worth(a, b, rows, mark) - lost


@kernel
def _blank(a, b, rows):  # type: ignore[no-untyped-def]
    replace(a, b, a, rows)  # oneself as a place holder: nobody's colleague in common
    replace(b, a, b, rows)


@kernel
def _fill(a, b, rows):  # type: ignore[no-untyped-def]
    replace(a, a, b, rows)
    replace(b, b, a, rows)
