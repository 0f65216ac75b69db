"""Closing triangles: colleagues of one person become colleagues, up to a clustering.

The moves keep everybody's number of contacts and how many contacts cross units, so that only clustering changes
(Bansal, Khandelwal & Meyers 2009, BMC Bioinformatics 10: 405): for j and k, two colleagues of one person, and a
further colleague a of j and b of k, the contacts j-a, k-b become j-k, a-b. Opening a triangle is the reverse.
Line ties are never moved.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulation.compiling import lean
from simulation.networks.draws import below
from simulation.networks.rows import Rows, joined, replace

SHORTEST_SPELL = 200_000  # moves tried between two looks at what they brought
STUCK = 0.0005  # clustering that a spell has to bring, or no more is possible
NOBODY = -1

Seats = NDArray[np.int32]


class Firm(NamedTuple):
    """What moving ties looks at.

    [n] units, managers, what a triangle is worth to each, marks that are zero; and who works with whom.
    """

    unit: Seats
    manager: Seats
    rows: Rows
    weight: NDArray[np.float64]
    mark: NDArray[np.int8]


def clustering_sum(rows: Rows) -> float:
    """Local clustering coefficients of all people, added up."""
    people = len(rows.filled)
    higher, marks = np.empty_like(rows.row), np.zeros(people, dtype=np.int8)
    return float(_sum_up(rows, higher, np.zeros(people, dtype=np.int64), np.zeros(people, dtype=np.int64), marks))


@lean
def _sum_up(rows, higher, count, triangles, mark):  # type: ignore[no-untyped-def]
    """The same, in room for what it needs.

    That is the colleagues of higher degree, placed as in rows, their number, triangles and marks.
    Each triangle is met once, from its person of lowest degree, through the colleagues of higher degree of each.
    """
    start, filled, row, _ = rows
    people = len(filled)
    for i in range(people):
        for k in range(start[i], start[i] + filled[i]):
            j = row[k]
            if filled[j] > filled[i] or (filled[j] == filled[i] and j > i):
                higher[start[i] + count[i]] = j
                count[i] += 1
    for i in range(people):
        for k in range(start[i], start[i] + count[i]):
            mark[higher[k]] = 1
        for k in range(start[i], start[i] + count[i]):
            j = higher[k]
            for m in range(start[j], start[j] + count[j]):
                if mark[higher[m]]:
                    triangles[i] += 1
                    triangles[j] += 1
                    triangles[higher[m]] += 1
        for k in range(start[i], start[i] + count[i]):
            mark[higher[k]] = 0
    total = 0.0
    for i in range(people):
        if filled[i] > 1:
            total += 2.0 * triangles[i] / (filled[i] * (filled[i] - 1.0))
    return total


@lean
def _worth(a, b, not_a, not_b, rows, weight, mark):  # type: ignore[no-untyped-def]
    """What the tie between two people adds, or would add, to the sum of local clustering.

    not_a, not_b: the colleague of a and that of b who do not count; NOBODY = all do.
    """
    start, filled, row, known = rows
    if len(known) == 0:
        for k in range(start[a], start[a] + filled[a]):
            mark[row[k]] = 1
    shared, worth = 0, 0.0
    for k in range(start[b], start[b] + filled[b]):
        both = np.int64(row[k])
        if both != not_a and both != not_b and (mark[both] if len(known) == 0 else joined(a, both, rows)):
            shared += 1
            worth += weight[both]
    if len(known) == 0:
        for k in range(start[a], start[a] + filled[a]):
            mark[row[k]] = 0
    return worth + shared * (weight[a] + weight[b])


@lean
def _change(j, a, k, b, rows, weight, mark):  # type: ignore[no-untyped-def]
    """How the sum of local clustering would change if j-a, k-b became j-k, a-b."""
    lost = _worth(j, a, NOBODY, NOBODY, rows, weight, mark)
    lost += _worth(k, b, NOBODY, NOBODY, rows, weight, mark)
    won = _worth(j, k, a, b, rows, weight, mark)
    return won + _worth(a, b, j, k, rows, weight, mark) - lost


@lean
def _rewire(j, a, k, b, rows):  # type: ignore[no-untyped-def]
    """j-a, k-b become j-k, a-b."""
    replace(j, a, k, rows)
    replace(a, j, b, rows)
    replace(k, b, j, rows)
    replace(b, k, a, rows)


@lean
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


def close(wanted: float, tries: int, unit: Seats, manager: Seats, rows: Rows, dice: NDArray[np.uint64]) -> float:
    """Move ties until clustering sums to `wanted`, tries end or none helps; return the sum."""
    pairs = np.maximum(rows.filled * (rows.filled - 1.0), 1.0)
    weight = np.where(rows.filled > 1, 2.0 / pairs, 0.0)  # what one triangle adds to the clustering of each
    marks = np.zeros(len(unit), dtype=np.int8)
    return float(_move(clustering_sum(rows), wanted, tries, Firm(unit, manager, rows, weight, marks), dice))


@lean
def _move(total, wanted, tries, firm, dice):  # type: ignore[no-untyped-def]
    """Move ties, and keep account of the sum of local clustering."""
    unit, manager, rows, weight, mark = firm
    start, filled, row, _ = rows
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
        change = _change(j, a, k, b, rows, weight, mark)
        if (change > 0) == rising and change != 0:
            total += change
            _rewire(j, a, k, b, rows)
    return total
