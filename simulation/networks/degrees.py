"""How many colleagues each person works with: a sequence of given mean and inequality.

Numbers of contacts in firms are skewed: many people with few, some with very many. A gamma distribution describes the
three real companies best (a lognormal has too few people with one contact and stars twice too large); counts drawn
with gamma rates are the usual negative binomial of contact data. Its shape is solved for, so that the Gini coefficient
of the numbers handed out is the one asked for, within what is possible between `lowest` and everybody.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from simulation.compiling import kernel

GRID = 2_000  # the distribution is solved for on this many quantiles; more people only fill the gaps between them
HALVINGS = 40  # of an interval in which the answer lies: finer than whole numbers can follow


@lru_cache(maxsize=8)  # the same for every random seed: a sweep over seeds solves for it once
def degree_sequence(people: int, mean: float, gini: float, lowest: int = 1) -> NDArray[np.int64]:
    """Degrees in falling order, [people], read-only; their sum is even and near people * mean.

    Args:
        people: how many, n.
        mean: mean degree, 0..n - 1.
        gini: Gini coefficient of the degrees, 0..1; the nearest possible is taken.
        lowest: nobody has fewer (unless the mean is smaller).
    """
    highest = max(people - 1, 0)
    total = 2 * round(people * min(max(mean, 0.0), highest) / 2)
    total -= 2 * (total > people * highest)
    if total <= 0:
        return np.broadcast_to(np.int64(0), people)
    limits = (min(lowest, total // people), highest)
    some = min(people, GRID)

    low, high = math.log(0.02), math.log(2_000)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        values = _fitted(_quantiles(some, math.exp(middle)), total / people, limits)
        low, high = (low, middle) if _gini_of_falling(values) <= gini else (middle, high)
    values = _fitted(_quantiles(people, math.exp((low + high) / 2)), total / people, limits)
    degrees = _whole(values, total, limits)
    degrees.flags.writeable = False
    return degrees


def _fitted(values: NDArray[np.float64], mean: float, limits: tuple[int, int]) -> NDArray[np.float64]:
    """The values times a factor, cut to the limits, so that their mean is the one asked for."""
    return np.asarray((values * _factor(values, mean, float(limits[0]), float(limits[1]))).clip(*limits))


@kernel
def _factor(values, mean, lowest, highest):  # type: ignore[no-untyped-def]
    """The factor that gives the values, cut to the limits, this mean.

    Found by halving an interval of its logarithm.
    """
    low, high = -20.0, 60.0
    for _ in range(HALVINGS):
        factor = math.exp((low + high) / 2)
        total = 0.0
        for value in values:
            total += min(max(value * factor, lowest), highest)
        if total / len(values) < mean:
            low = (low + high) / 2
        else:
            high = (low + high) / 2
    return math.exp((low + high) / 2)


def _quantiles(people: int, shape: float) -> NDArray[np.float64]:
    """Quantiles of a gamma distribution of mean 1 at the middles of n equal steps, falling: [n]."""
    from scipy.special import gammaincinv, ndtr, ndtri  # slow to import, and only needed where people are made up

    levels = (np.arange(people) + 0.5) / people
    if people <= GRID:
        return np.asarray(gammaincinv(shape, levels)[::-1] / shape)
    scores = ndtri(levels)
    at = np.linspace(scores[0], scores[-1], GRID)  # smooth in normal scores: interpolation is exact enough
    return np.asarray(np.interp(scores, at, gammaincinv(shape, ndtr(at)))[::-1] / shape)


def _whole(values: NDArray[np.float64], total: int, limits: tuple[int, int]) -> NDArray[np.int64]:
    """Whole numbers that follow the values and keep their total: rounding errors are carried on."""
    edges = np.round(np.cumsum(values) * (total / values.sum())).astype(np.int64)
    edges[-1] = total
    degrees = np.diff(np.concatenate([[0], edges])).clip(*limits)
    while missing := total - int(degrees.sum()):  # cutting to the limits cost some: the next in line get them
        room = np.flatnonzero(degrees < limits[1] if missing > 0 else degrees > limits[0])[: abs(missing)]
        degrees[room] += np.sign(missing)
    return np.sort(degrees)[::-1]


def _gini_of_falling(values: NDArray[np.float64]) -> float:
    n = len(values)
    return float((n + 1) / n - 2 * (np.arange(1, n + 1) * values).sum() / (n * values.sum()))
