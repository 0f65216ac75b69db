"""The probability that each strategy is best over seeds, and its share of parameter draws.

At the defaults, over seeds: how probable is it that a strategy's *mean* is the best, given the error that is left
after so many runs? Answered by drawing the true means from what the paired runs allow (multivariate t, the
many-strategies counterpart of the paired t test: for two strategies it is exactly one minus the one-sided p).

Over parameter draws: in what *share of the draws* is a strategy the best? A count, not an inference: a strategy that
is best in 60 % of the draws will not be best in all of them however many are drawn.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROUNDS = 4000
"""Draws of the possible means; the probability's own error is below 0.01."""


def probability_best(values: NDArray[np.float64], good: str, rounds: int = ROUNDS) -> NDArray[np.float64]:
    """Return how probable it is that each strategy's mean is the best; adds up to 1, ties share.

    ``values`` is [strategies, n], paired by column, at least two of each strategy; NaN where one was not run. ``good``
    is a direction other than "none". The random numbers are fixed, so that equal tables give equal probabilities.
    """
    count = np.isfinite(values).sum(axis=1)
    mean = np.nanmean(values, axis=1)
    deviation = np.nan_to_num(values - mean[:, None]) / np.sqrt(count * (count - 1.0))[:, None]
    mixing, spread = _random_errors(values.shape[1], int(count.min()), rounds)
    if count.min() == count.max():
        possible = mean + (_widening(spread, int(count[0]), int(count[0]))[:, None] * mixing) @ deviation.T
    else:
        wider = [_widening(spread, int(count.min()), int(some)) for some in count]
        possible = mean + np.stack(wider, axis=1) * (mixing @ deviation.T)
    return _share_best(vocabulary.score(possible, good))


@lru_cache(maxsize=4)
def _random_errors(count: int, fewest: int, rounds: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return normal numbers [rounds, n] for errors of means, and chi squares [rounds]."""
    rng = np.random.default_rng(20111)
    return rng.standard_normal((rounds, count)), rng.chisquare(fewest - 1, rounds)


def _widening(spread: NDArray[np.float64], fewest: int, count: int) -> NDArray[np.float64]:
    """Return the factors that turn normal errors into Student's t of ``count`` runs.

    The quantile of chi square is the same whatever the number of runs.
    """
    from scipy.special import gammainc, gammaincinv

    if count > fewest:
        spread = 2 * gammaincinv((count - 1) / 2, gammainc((fewest - 1) / 2, spread / 2))
    wider: NDArray[np.float64] = np.sqrt((count - 1) / spread)
    return wider


SUREST = 0.975
"""The highest probability of being best of a strategy that cannot be told apart from another: that of p = 0.05."""


def agree_with_tests(chances: NDArray[np.float64], leader: int, rivals: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the probabilities with that of the leader at most `SUREST` while it has ``rivals``.

    Rivals are those that no test tells apart from it. For two strategies both say the same (`probability_best`). Among
    many the tests are corrected for how many pairs were asked (`pairs.holm`) and the probabilities are not: the best of
    many equals leads by chance. What is above goes to the rivals, in proportion to what they have.
    """
    above = float(chances[leader]) - SUREST
    if above <= 0 or not rivals.any():
        return chances
    theirs = np.where(rivals, np.maximum(chances, 1e-9), 0.0)
    found: NDArray[np.float64] = chances + above * theirs / theirs.sum()
    found[leader] = SUREST
    return found


def share_best(values: NDArray[np.float64], good: str) -> NDArray[np.float64]:
    """Return in what share of the draws each strategy is best; adds up to 1, ties share.

    ``values`` is [strategies, draws].
    """
    return _share_best(vocabulary.score(values.T, good))


def _share_best(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return in what share of rows [rounds, strategies] each column is the largest; ties share."""
    largest = scores.max(axis=1, keepdims=True)
    winners = scores >= largest - 1e-9 * np.abs(largest)
    shares: NDArray[np.float64] = (winners / winners.sum(axis=1, keepdims=True)).mean(axis=0)
    return shares
