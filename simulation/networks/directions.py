"""Which way ties run: a share of them both ways, of the others most up the line.

The share that runs both ways is kept exactly (the reciprocity of Holland & Leinhardt 1981, Journal of the American
Statistical Association 76: 33-50). Who turns to somebody without being turned to is more often the lower in rank:
in Krackhardt's firm rank and being asked for advice correlate with 0.67.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulation.compiling import kernel
from simulation.networks.draws import throw

Seats = NDArray[np.int32]


def both_ways(pairs: int, reciprocity: float) -> int:
    """How many pairs tie both ways so that this share of ties has its opposite.

    m = r p/(2 - r), with p pairs and the share r.
    """
    return round(reciprocity * pairs / (2 - reciprocity))


@kernel
def direct(both, upward, rank, rows, out, dice):  # type: ignore[no-untyped-def]
    """Give ties a direction; return how many people each one turns to, [n] (they are in `out`).

    Args:
        both: number of pairs that tie both ways.
        upward: chance that a one-way tie between people of different rank runs up.
        rank: [n] levels below the head; smaller is higher.
        out: as `row`; the first places of each row are filled.
    """
    start, filled, row, _ = rows
    people = len(filled)
    turned = np.zeros(people, dtype=np.int64)
    left = 0
    for i in range(people):
        left += filled[i]
    left //= 2
    for i in range(people):
        for k in range(start[i], start[i] + filled[i]):
            j = row[k]
            if j < i:
                continue
            two_way = throw(dice) * left < both  # drawn without putting back, so the number comes out exactly
            left -= 1
            chance = 0.5 if rank[i] == rank[j] else (upward if rank[i] > rank[j] else 1.0 - upward)
            from_i = throw(dice) < chance
            if two_way:
                both -= 1
            if two_way or from_i:
                out[start[i] + turned[i]] = j
                turned[i] += 1
            if two_way or not from_i:
                out[start[j] + turned[j]] = i
                turned[j] += 1
    return turned


@kernel
def gather(start, turned, out):  # type: ignore[no-untyped-def]
    """The directed ties as two arrays (sources, targets), sorted.

    Ties are dealt out twice: by the one turned to, then by the one who turns; each deal keeps the order before.
    """
    people = len(turned)
    ties = turned.sum()
    asked = np.zeros(people + 1, dtype=np.int64)
    for i in range(people):
        for k in range(start[i], start[i] + turned[i]):
            asked[out[k] + 1] += 1
    for i in range(people):
        asked[i + 1] += asked[i]
    asker = np.empty(ties, dtype=np.int32)
    at = asked[:-1].copy()
    for i in range(people):
        for k in range(start[i], start[i] + turned[i]):
            asker[at[out[k]]] = i
            at[out[k]] += 1
    source = np.empty(ties, dtype=np.int32)
    target = np.empty(ties, dtype=np.int32)
    first = 0
    for i in range(people):
        at[i] = first
        first += turned[i]
    for j in range(people):
        for k in range(asked[j], asked[j + 1]):
            i = asker[k]
            source[at[i]] = i
            target[at[i]] = j
            at[i] += 1
    return source, target
