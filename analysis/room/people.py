"""Compares the decisions of a room with the model's chances, and with other random numbers.

(a) Week by week: the share of those who decided that took part, beside the mean of the model's chances for the same
persons in the state they were in, and the range in which 80 % of such shares lie by chance (Poisson binomial).
(b) An indicator of the run that was played, of the same seed without anybody playing, and of runs of that seed in which
only those who decided have other random numbers.
(c) The same decisions by the model's chance, in five classes.

Playing for some seconds a week is no year of work: a difference says what this room decided, not that people or the
model are right.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation.language import fill, translate
from analysis.room.crowd import FEWEST
from analysis.statistics.intervals import share_interval, spread

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

CLASSES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
"""Edges of the five classes of the model's chance."""


@dataclass(frozen=True)
class WeekOfDecisions:
    """A week of (a): how many decided, share that took part, the model's mean chance.

    low, high: the range of the share by chance, 80 %.
    """

    decided: int
    share: float
    chance: float
    low: float
    high: float


@dataclass(frozen=True)
class ChanceClass:
    """One class of (c): its edges, its decisions, mean chance, share that took part.

    low, high: the 95 % interval of that share.
    """

    start: float
    end: float
    count: int
    chance: float
    share: float
    low: float
    high: float


def compare_by_week(decided: ArrayLike, acted: ArrayLike, chance: ArrayLike) -> list[WeekOfDecisions | None]:
    """Return panel (a); None for a week in which fewer than five decided.

    All are [week, person]: whether one decided oneself, whether one took part, the model's chance that one does.
    """
    rows = zip(np.asarray(decided, bool), np.asarray(acted, bool), np.asarray(chance, float), strict=True)
    return [_week(acts[who], chances[who]) for who, acts, chances in rows]


def _week(acted: NDArray[np.bool_], chance: NDArray[np.float64]) -> WeekOfDecisions | None:
    count = len(acted)
    if count < FEWEST:
        return None
    low, high = likely_counts(chance)
    return WeekOfDecisions(count, float(acted.mean()), float(chance.mean()), low / count, high / count)


def likely_counts(chance: ArrayLike, level: float = 0.8) -> tuple[int, int]:
    """Return the range that so probably holds how many take part, each by an own chance.

    The distribution is that of a sum of unequal coins, convolved one by one; the range leaves out at most half of the
    rest on either side.
    """
    odds = np.ones(1)
    for p in np.asarray(chance, dtype=np.float64):
        odds = np.convolve(odds, [1.0 - p, p])
    below, side = np.cumsum(odds), (1.0 - level) / 2
    return int(np.searchsorted(below, side + 1e-12)), int(np.searchsorted(below, 1.0 - side - 1e-12))


def compare_by_chance(decided: ArrayLike, acted: ArrayLike, chance: ArrayLike) -> list[ChanceClass]:
    """Return panel (c): the classes that hold at least five decisions."""
    who = np.asarray(decided, bool)
    acts, chances = np.asarray(acted, bool)[who], np.asarray(chance, float)[who]
    found = []
    for start, end in pairwise(CLASSES):
        inside = (chances >= start) & ((chances < end) | (end == CLASSES[-1]))
        count = int(inside.sum())
        if count >= FEWEST:
            share = float(acts[inside].mean())
            low, high = share_interval(share, count)
            found.append(ChanceClass(start, end, count, float(chances[inside].mean()), share, low, high))
    return found


def differs(played: float, other_draws: ArrayLike) -> bool:
    """Return whether what came lies outside the middle 95 % of the other runs."""
    low, high = spread(np.asarray(other_draws, dtype=np.float64))
    return bool(not low <= played <= high)


def describe_difference(words: str, played: float, other_draws: ArrayLike, least: float = 0.0) -> str:
    """Return the sentence of (b): different from what the model's people would have done?

    words: its title and week. least: a smaller difference to the mean is not worth naming.
    """
    runs = np.asarray(other_draws, dtype=np.float64)
    low, high = spread(runs)
    numbers = fill(
        translate("{played:.3f}, with the model deciding {mean:.3f} ({low:.3f} to {high:.3f} in 95 % of runs)"),
        played=played,
        mean=runs.mean(),
        low=low,
        high=high,
    )
    if differs(played, runs) and abs(played - runs.mean()) < least:
        return fill(
            translate(
                "{words} differs by less than {least:g} from what the model's people would have done: {numbers}."
            ),
            words=words,
            least=least,
            numbers=numbers,
        )
    if differs(played, runs):
        way = "higher" if played > high else "lower"
        return fill(
            translate("{words} is {way} than if the model's people had decided: {numbers}."),
            words=words,
            way=way,
            numbers=numbers,
        )
    return fill(
        translate("{words} is not different from what the model's people would have done: {numbers}."),
        words=words,
        numbers=numbers,
    )


def describe_decisions(weeks: list[WeekOfDecisions | None]) -> str:
    """Return the sentence of (a): weeks outside of what the model would do by chance."""
    shown = [week for week in weeks if week is not None]
    if not shown:
        return translate("Too few decided for a comparison.")
    above, below = (sum(outside) for outside in _outside(shown))
    return fill(
        translate(
            "In {shown} weeks people took part more often than the model's chances allow in {above} "
            "and less often in {below}; by chance that happens in about {value:.0f} of them "
            "together, at most."
        ),
        shown=len(shown),
        above=above,
        below=below,
        value=0.2 * len(shown),
    )


def _outside(weeks: list[WeekOfDecisions]) -> tuple[list[bool], list[bool]]:
    """Return which weeks lie above and which below the range of chance."""
    return [week.share > week.high + 1e-9 for week in weeks], [week.share < week.low - 1e-9 for week in weeks]
