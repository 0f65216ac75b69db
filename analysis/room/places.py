"""Places of teams whose plans were run with the same random seeds.

Teams are ordered by their means. A team shares the place of the best one of that place where the 95 % interval of their
paired difference holds 0 (they cannot be told apart); else the next place begins with it, after as many places as there
are teams before it. The same seeds for all tell plans apart that chance alone would hide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import vocabulary
from analysis.presentation.language import fill, translate
from analysis.statistics import intervals

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class Place:
    """A team's place, its mean with the 95 % interval, and in how many seeds it was best.

    behind, behind_low, behind_high: how much the best team of all does better, paired. shared: how many teams hold it.
    """

    team: str
    place: int
    shared: int
    mean: float
    low: float
    high: float
    best_in: int
    seeds: int
    behind: float
    behind_low: float
    behind_high: float

    @property
    def words(self) -> str:
        """The place in words."""
        held = (
            fill(translate("shares place {place} with {value} other"), place=self.place, value=self.shared - 1)
            if self.shared > 1
            else fill(translate("place {place}"), place=self.place)
        )
        more = "s" if self.shared > 2 else ""
        return fill(
            translate("{held}{more}; best in {best_in} of {seeds} with the same random seeds for all"),
            held=held,
            more=more,
            best_in=self.best_in,
            seeds=self.seeds,
        )


def rank_teams(teams: Sequence[str], values: ArrayLike, good: str = "up") -> list[Place]:
    """Return the places, the best first; values are [team, seed], the same seeds for all.

    good: "up", "down" or "near 0". Raises ValueError for fewer than two seeds, or values that are not numbers.
    """
    table = np.asarray(values, dtype=np.float64)
    if table.ndim != 2 or table.shape[1] < 2 or not np.isfinite(table).all():
        raise ValueError("places need the values of two seeds or more for each team, and no gaps")
    scores = np.asarray(vocabulary.score(table, good), dtype=np.float64)
    order = np.argsort(-scores.mean(axis=1), kind="stable")
    numbers = _number(scores[order])
    best_in = (scores >= scores.max(axis=0)).sum(axis=1)
    found = []
    for at, team in enumerate(order):
        own = intervals.estimate(table[team])
        gap = intervals.estimate(scores[order[0]] - scores[team])
        found.append(
            Place(
                team=teams[team],
                place=numbers[at],
                shared=numbers.count(numbers[at]),
                mean=float(own.mean),
                low=float(own.low),
                high=float(own.high),
                best_in=int(best_in[team]),
                seeds=table.shape[1],
                behind=float(gap.mean),
                behind_low=float(gap.low),
                behind_high=float(gap.high),
            )
        )
    return found


def _number(scores: NDArray[np.float64]) -> list[int]:
    """Return the places of teams in the order of their means."""
    numbers: list[int] = []
    first = 0  # of the place that is being filled
    for at in range(len(scores)):
        if at > 0 and float(intervals.p_value(scores[first] - scores[at])) < 1 - intervals.LEVEL:
            first = at
        numbers.append(first + 1)
    return numbers
