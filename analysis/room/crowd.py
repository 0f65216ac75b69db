"""Scores the curves that a room drew before it saw the run: one for each curve.

    distance             mean |c - y|
    score against seeds  mean |c - L| - mean |m - L|

    c     a curve
    y     the run that is shown
    L, m  the runs under other seeds, and their median point by point

The first point of a curve is given, and never counts. The score against seeds is 0 for whoever draws what the model's
runs have in their middle, and no curve can reach less: the median has the least mean distance. So it says who knows the
model, while the distance to one run is also chance. All are in the unit of the axis, and less is better.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation.language import translate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike, NDArray

FEWEST = 5
"""Nothing is shown of fewer answers."""

POINTS = 9
"""Points of a curve, evenly over the horizon; the first is given."""

LEVELS = (0.1, 0.25, 0.5, 0.75, 0.9)
"""Quantiles of a fan, point by point: nobody need have drawn its middle line."""

TOO_SURE, LESS_SURE, ONE_SIDED = 0.35, 0.65, 0.8
"""Shares by which a room is called too sure, less sure than it needed, too hopeful or too gloomy."""


def fan(curves: ArrayLike) -> NDArray[np.float64] | None:
    """Return the quantiles of the curves, [levels, points]; None for fewer than five."""
    table = np.asarray(curves, dtype=np.float64)
    if len(table) < FEWEST:
        return None
    found: NDArray[np.float64] = np.quantile(table, LEVELS, axis=0)
    return found


def distances(curves: ArrayLike, run: ArrayLike) -> NDArray[np.float64]:
    """Return the mean distance of each curve to the run that was shown."""
    found: NDArray[np.float64] = np.abs(_drawn(curves) - _drawn(run)).mean(axis=-1)
    return found


def scores_against_seeds(curves: ArrayLike, others: ArrayLike) -> NDArray[np.float64]:
    """Return how much farther than their own median each curve is from runs with other seeds."""
    runs = _drawn(others)
    best = np.abs(runs - np.median(runs, axis=0)).mean()
    found: NDArray[np.float64] = np.abs(_drawn(curves)[:, None] - runs).mean(axis=(1, 2)) - best
    return found


def closer_to_middle(curves: ArrayLike) -> NDArray[np.float64]:
    """Return for each curve the share of the others that are farther from the room's median."""
    drawn = _drawn(curves)
    away = np.abs(drawn - np.median(drawn, axis=0)).mean(axis=1)
    found: NDArray[np.float64] = (away[:, None] < away).sum(axis=1) / max(1, len(drawn) - 1)
    return found


@dataclass(frozen=True)
class Calibration:
    """How the room's fan fits runs under other seeds, all points drawn and runs together.

    half, four_fifths: share inside the fan's middle 50 % and 80 %. above, below: share of all outside the 50 %.
    words: what that is called by rule; empty where nothing is amiss.
    """

    half: float
    four_fifths: float
    above: float
    below: float
    words: tuple[str, ...]


def calibrate(curves: ArrayLike, others: ArrayLike, good: str = "up") -> Calibration | None:
    """Return how the room's fan fits runs under other seeds; None for fewer than five curves.

    good: the direction of the indicator; "up", "down" or anything else for one without.
    """
    found = fan(curves)
    if found is None:
        return None
    tenth, quarter, _, three_quarters, nine_tenths = _drawn(found)
    runs = _drawn(others)
    above, below = float((runs > three_quarters).mean()), float((runs < quarter).mean())
    half = 1.0 - above - below
    four_fifths = float(((runs >= tenth) & (runs <= nine_tenths)).mean())
    return Calibration(half, four_fifths, above, below, _describe(half, above, below, good))


def shares_held(curves: ArrayLike, ranges: ArrayLike, run: ArrayLike) -> Mapping[float, tuple[int, float]]:
    """Return for each range stated (+- so much) how many stated it, and how often it held.

    Ranges stated by fewer than five people are left out.
    """
    stated, away = np.asarray(ranges, dtype=np.float64), np.abs(_drawn(curves) - _drawn(run))
    found = {}
    for width in np.unique(stated):
        chosen = stated == width
        if chosen.sum() >= FEWEST:
            found[float(width)] = (int(chosen.sum()), float((away[chosen] <= width + 1e-12).mean()))
    return found


def _describe(half: float, above: float, below: float, good: str) -> tuple[str, ...]:
    """Return the words for a room's fan: hopeful where what came is worse than what was drawn."""
    high, low = {
        "up": (translate("too hopeful"), translate("too gloomy")),
        "down": (translate("too gloomy"), translate("too hopeful")),
    }.get(good, (translate("too high"), translate("too low")))
    words = []
    if half < TOO_SURE:
        words.append(translate("too sure"))
    elif half > LESS_SURE:
        words.append(translate("less sure than it needed to be"))
    outside = above + below
    if outside > 1.0 - LESS_SURE and below > ONE_SIDED * outside:
        words.append(high)
    elif outside > 1.0 - LESS_SURE and above > ONE_SIDED * outside:
        words.append(low)
    return tuple(words)


def _drawn(curves: ArrayLike) -> NDArray[np.float64]:
    """Return the points that were drawn: all but the first, which is given."""
    found: NDArray[np.float64] = np.asarray(curves, dtype=np.float64)[..., 1:]
    return found
