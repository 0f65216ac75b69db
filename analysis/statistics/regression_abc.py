"""Approximate Bayesian computation with regression, for calibration and usage figures.

Draws near to what was observed are kept (rejection; Pritchard et al. 1999) and moved along a local linear regression
to where they would be exactly there (Beaumont, Zhang & Balding 2002). Where there are many statistics they are first
turned into a few, the regression of each parameter on all of them (semi-automatic; Fearnhead & Prangle 2012). The same
moves what else a run gave, such as later weeks: that is its forecast.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

FOLDS = 5
TELLING = 0.01
"""Share of a parameter's variance that statistics must explain out of sample to be used for distances."""
RIDGE = 1.0


def kernel_weights(distance: Numbers, bandwidth: float) -> Numbers:
    """Return weights that fall with the distance and add up to 1; equal if few would get most."""
    kernel = 1 - (distance / bandwidth) ** 2 if bandwidth > 0 else np.ones(len(distance))
    if kernel.sum() ** 2 < 0.5 * len(distance) * (kernel**2).sum() or not kernel.any():
        kernel = np.ones(len(distance))
    found: Numbers = kernel / kernel.sum()
    return found


def move(y: Numbers, offset: Numbers, weights: Numbers) -> Numbers:
    """Return y at an offset of 0 by weighted least squares; unchanged if offsets do not vary.

    What is left of each y is widened by what the regression itself took of it and does not know.
    """
    varies = offset[:, offset.std(axis=0) > 1e-12]
    if not varies.shape[1] or len(y) < 3 * (varies.shape[1] + 1):
        return y
    root = np.sqrt(weights)[:, None]
    design = np.column_stack([np.ones(len(y)), varies])
    found = np.linalg.lstsq(design * root, y * root, rcond=None)[0]
    count, used = 1.0 / float((weights**2).sum()), design.shape[1]
    widening = np.sqrt((1.0 + used / count) * count / (count - used)) if count > 2 * used else np.sqrt(3.0)
    moved: Numbers = found[0] + widening * (y - design @ found)
    return moved


def to_logit(places: Numbers) -> Numbers:
    """Return places from 0 to 1 on a scale without ends."""
    inside = np.clip(places, 1e-3, 1 - 1e-3)
    found: Numbers = np.log(inside / (1 - inside))
    return found


def from_logit(values: Numbers) -> Numbers:
    """Return the places from 0 to 1 of such values."""
    found: Numbers = 1 / (1 + np.exp(-values))
    return found


def quantiles(values: Numbers, weights: Numbers, at: tuple[float, ...]) -> list[float]:
    """Return weighted quantiles: the smallest value at which the weights add up to so much."""
    order = np.argsort(values, kind="stable")
    total = np.cumsum(weights[order])
    places = np.minimum(np.searchsorted(total, np.array(at) * total[-1]), len(values) - 1)
    return [float(value) for value in values[order][places]]


@dataclass(frozen=True, eq=False)
class Near:
    """The draws nearest to an observation.

    places: their rows. weights add up to 1. offset [kept, learned]: how far their learned statistics are from it.
    distance: of every draw, kept or not.
    """

    places: NDArray[np.intp]
    weights: Numbers
    offset: Numbers
    distance: Numbers

    def moved(self, values: Numbers) -> Numbers:
        """Return values [draws, ...] of the kept draws, moved to where the observation is."""
        return move(values[self.places], self.offset, self.weights)


@dataclass(frozen=True, eq=False)
class Learned:
    """A few statistics made of many: the regression of each parameter that they explain."""

    mean: Numbers
    spread: Numbers
    slopes: Numbers
    explained: Numbers
    """Share of each parameter's variance that is explained out of sample."""
    of_draws: Numbers
    """The learned statistics of all draws: [draws, learned]."""

    def of(self, statistics: Numbers) -> Numbers:
        """Return the learned statistics of others: [rows, learned]."""
        found: Numbers = (statistics - self.mean) / self.spread @ self.slopes
        return found

    def find_near(self, observed: Numbers, share: float, fewest: int) -> Near:
        """Return the nearest `share` of the draws to one row of statistics, at least `fewest`."""
        away = self.of_draws - self.of(observed[None, :])
        distance = np.sqrt((away**2).sum(axis=1))
        count = min(len(distance), max(fewest, round(share * len(distance))))
        order = np.argsort(distance, kind="stable")
        places = np.sort(order[:count])
        bandwidth = float(distance[order[min(count, len(order) - 1)]])
        return Near(places, kernel_weights(distance[places], bandwidth), away[places], distance)


def learn(places: Numbers, statistics: Numbers) -> Learned:
    """Learn from draws which statistics tell about which parameters.

    places [draws, parameters] 0..1, statistics [draws, statistics].
    """
    mean, spread = statistics.mean(axis=0), statistics.std(axis=0)
    spread = np.where(spread > 1e-12, spread, 1.0)
    scaled, centred = (statistics - mean) / spread, places - places.mean(axis=0)
    guessed = np.empty_like(centred)
    fold = np.arange(len(places)) % FOLDS
    for number in range(FOLDS):
        out = fold == number
        guessed[out] = scaled[out] @ _ridge(scaled[~out], centred[~out])
    explained = 1 - ((guessed - centred) ** 2).mean(axis=0) / centred.var(axis=0)
    telling = explained > TELLING
    if not telling.any():
        telling = explained == explained.max()
    slopes = _ridge(scaled, centred)[:, telling]
    return Learned(mean, spread, slopes, explained, scaled @ slopes)


def _ridge(x: Numbers, y: Numbers) -> Numbers:
    found = np.linalg.solve(x.T @ x + RIDGE * np.eye(x.shape[1]), x.T @ y)
    return np.asarray(found, dtype=np.float64)
