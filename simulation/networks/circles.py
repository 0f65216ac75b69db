"""Small circles in which nearly all work with each other: teams in a unit, projects across.

The affinity blocks of the BTER model (Kolda, Pinar, Plantenga & Seshadhri 2014, SIAM Journal on Scientific Computing
36: C424-C452): people who have about e contacts to make form circles of e + 1, and each pair of a circle is joined
with one chance. So a large firm gets the clustering of a small one at a cost that grows with its ties.
"""

from __future__ import annotations

import numpy as np

from simulation.compiling import lean
from simulation.networks.draws import throw
from simulation.networks.pairing import possible
from simulation.networks.rows import join


@lean
def form(order, place, ends, chance, kind, unit, rows, dice):  # type: ignore[no-untyped-def]
    """Form circles among people of the same place and join them.

    Args:
        order: seats sorted by place and, inside a place, by the ends they have left, rising.
        place: [n] the unit or zone in which a person looks for a circle.
        ends: [n] ends left of the kind; counted down.
        chance: that two people of a circle are joined.
    """
    at = 0
    while at < len(order):
        size = ends[order[at]] + 1
        last = at + 1
        while last < len(order) and last < at + size and place[order[last]] == place[order[at]]:
            last += 1
        for first in range(at, last if size > 2 else at):
            i = np.int64(order[first])
            for second in range(first + 1, last):
                j = np.int64(order[second])
                if ends[i] > 0 and ends[j] > 0 and throw(dice) < chance:
                    if possible(i, j, kind, unit, rows):
                        join(i, j, rows)
                        ends[i] -= 1
                        ends[j] -= 1
        at = last
