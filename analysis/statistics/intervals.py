"""How sure we may be of a mean, from a handful of runs: Student's interval and the paired test that goes with it.

    mean +- t(n - 1) * s / sqrt(n)                                          (Student 1908)

Why not the bootstrap. Both were tried on 4,000 samples of the shapes that runs take (normal, skewed, two-humped as
when a firm tips or does not). A nominal 95 % interval really covered the mean:

    n =  5   normal 0.95 (BCa bootstrap 0.84)   exponential 0.89 (0.79)   tips half the time 0.94 (0.94)
    n = 10   normal 0.95 (0.90)                 exponential 0.90 (0.87)   tips 1 in 5        0.89 (0.88)
    n = 30   normal 0.95 (0.94)                 exponential 0.93 (0.92)   tips 1 in 5        0.94 (0.96)

So it is no worse at the usual 30 seeds, better below, needs no random numbers of its own, and its test can be corrected
for many comparisons (a permutation test on 5 pairs can never reach 5 %). Where an outcome happens in one run in
fifteen, both are too narrow at 30 seeds (0.88, 0.86): more seeds are the only cure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

LEVEL = 0.95
"""Confidence of every interval in tables, figures and reports."""


@dataclass(frozen=True, eq=False)
class Estimate:
    """A mean with its interval; ``known`` is False where a single run says nothing about luck (low = high = mean)."""

    mean: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    known: bool


def estimate(values: ArrayLike, level: float = LEVEL) -> Estimate:
    """The mean over the first axis and the interval that holds it with the given confidence.

    ``values`` is [n, ...] with n >= 1, no gaps. With n = 1 no interval can be given: low and high equal the mean and
    ``known`` is False. Values that never vary give an interval of no width.
    """
    from scipy.special import stdtrit

    table = np.asarray(values, dtype=np.float64)
    count = table.shape[0]
    if count == 0:
        raise ValueError("an interval needs at least one run")
    mean = table.mean(axis=0)
    if count == 1:
        return Estimate(mean, mean.copy(), mean.copy(), known=False)
    half = float(stdtrit(count - 1, 0.5 + level / 2)) * _standard_error(table)
    return Estimate(mean, mean - half, mean + half, known=True)


def p_value(differences: ArrayLike) -> NDArray[np.float64]:
    """How easily luck alone would give paired differences as large as these (two-sided paired t test).

    ``differences`` is [n, ...]. Below 0.05 exactly where the 95 % interval leaves out nought. One pair proves nothing:
    p = 1. Differences that never vary: p = 1 if they are nought, else 0 (no luck is involved).
    """
    from scipy.special import stdtr

    table = np.asarray(differences, dtype=np.float64)
    count, mean = table.shape[0], np.abs(table.mean(axis=0))
    if count < 2:
        return np.ones_like(mean)
    error = _standard_error(table)
    varies = error > 0
    statistic = mean / np.where(varies, error, 1.0)
    return np.where(varies, 2 * stdtr(count - 1, -statistic), np.where(mean > 0, 0.0, 1.0))


def spread(values: ArrayLike, level: float = LEVEL) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The range that holds the middle 95 % of the values themselves (not of their mean): how far worlds differ."""
    table = np.asarray(values, dtype=np.float64)
    low, high = np.quantile(table, [0.5 - level / 2, 0.5 + level / 2], axis=0)
    return low, high


def _standard_error(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """Standard error of the mean; rounding noise in values that do not vary counts as none."""
    deviation = table.std(axis=0, ddof=1)
    noise = 1e-12 * np.abs(table).max(axis=0)
    error: NDArray[np.float64] = np.where(deviation > noise, deviation, 0.0) / np.sqrt(table.shape[0])
    return error
