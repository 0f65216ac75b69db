"""Ties along the line of command: of manager and report, and among one manager's people.

Mail of ten or more messages joined 51 % of managers and reports of a manufacturer and 29 % of people with the same
manager, against 6 % of others in the same branch (computed from Nurek & Michalski 2019); 95 % of the managers of
a high-tech firm asked their own manager for advice (Krackhardt 1987).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulation.compiling import lean
from simulation.networks.draws import throw
from simulation.networks.rows import join, joined

SIBLINGS = 0.29 / 0.51  # share of pairs of one manager's people that are tied, for the share of line ties
ROUNDS = 5
MOST_OF_ALL = 0.6  # line ties never take more than this share of all ties


def choose(manager: NDArray[np.int32], share: float, ties: int, rng: np.random.Generator) -> NDArray[np.int32]:
    """The seats tied to their manager, sorted: `share` of all who have one, at random."""
    seats = np.flatnonzero(manager >= 0).astype(np.int32)
    count = min(round(share * len(seats)), int(MOST_OF_ALL * ties))
    return np.sort(rng.permutation(seats)[:count])


@lean
def join_line(line, manager, unit, inside, outside, rows):  # type: ignore[no-untyped-def]
    """Join the chosen seats with their managers and count the ends as used."""
    for k in range(len(line)):
        seat = np.int64(line[k])
        boss = np.int64(manager[seat])
        join(seat, boss, rows)
        ends = inside if unit[seat] == unit[boss] else outside
        ends[seat] -= 1
        ends[boss] -= 1


@lean
def join_siblings(by_manager, manager, unit, share, inside, rows, dice):  # type: ignore[no-untyped-def]
    """Join a share of all pairs of people of one manager and unit who both have ends left in it.

    The first round only counts; each further one gives the pairs still possible the chance that is still wanted.
    """
    wanted, chance = 0.0, 0.0
    for count in range(ROUNDS):
        possible = 0
        for first in range(len(by_manager)):
            i = np.int64(by_manager[first])
            second = first + 1
            while manager[i] >= 0 and second < len(by_manager) and manager[by_manager[second]] == manager[i]:
                j = np.int64(by_manager[second])
                second += 1
                if unit[i] != unit[j]:
                    continue
                wanted += share * (count == 0)
                if inside[i] == 0 or inside[j] == 0 or joined(i, j, rows):
                    continue
                if throw(dice) < chance:
                    join(i, j, rows)
                    inside[i] -= 1
                    inside[j] -= 1
                    wanted -= 1
                else:
                    possible += 1
        if wanted < 1 or possible == 0:
            return
        chance = wanted / possible
