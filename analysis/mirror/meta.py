"""Random-effects meta-analysis: one pooled figure from the estimates of many studies.

    y_i = mu + u_i + e_i
    u_i ~ N(0, tau^2)
    e_i ~ N(0, v_i)
    mu = sum w_i y_i / sum w_i
    w_i = 1/(v_i + tau^2)

    y_i, v_i   estimate of study i and its sampling variance
    mu         the pooled figure
    tau        how much studies differ beyond sampling

tau^2 by restricted maximum likelihood (Fisher scoring, never below 0); Wald's 95 % interval of mu. Correlations are
pooled as Fisher's z with variance 1/(n - 3), ratios as logarithms. The 80 % credibility interval mu +- 1.28 tau is
where single studies lie.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Z_95, Z_80 = 1.959964, 1.281552
ROUNDS, CLOSE = 200, 1e-10


@dataclass(frozen=True)
class Pooled:
    """A pooled figure with its 95 % interval, where 80 % of studies lie, studies and units."""

    value: float
    low: float
    high: float
    spread_low: float
    spread_high: float
    tau: float
    studies: int
    units: int


@dataclass(frozen=True)
class Study:
    """The estimate of one study on the scale on which it is pooled, its variance, its units."""

    estimate: float
    variance: float
    units: int


NOTHING = Pooled(math.nan, math.nan, math.nan, math.nan, math.nan, math.nan, 0, 0)
Back = Callable[[float], float]
"""Takes a pooled figure from the scale on which it was pooled to the one that is published."""


def heterogeneity(estimates: NDArray[Any], variances: NDArray[Any]) -> float:
    """Return tau^2 by restricted maximum likelihood."""
    found = 0.0
    for _ in range(ROUNDS):
        weights = 1.0 / (variances + found)
        total = weights.sum()
        mean = float((weights * estimates).sum() / total)
        # Fisher scoring with P = W - W 11' W / sum W: y'PPy, tr P, tr PP
        residuals = float((weights**2 * (estimates - mean) ** 2).sum())
        squares = (weights**2).sum()
        trace = float(total - squares / total)
        information = float(squares - 2.0 * (weights**3).sum() / total + squares**2 / total**2)
        after = max(0.0, found + (residuals - trace) / information)
        if abs(after - found) < CLOSE:
            return after
        found = after
    return found


def pool(studies: Sequence[Study], back: Back = float) -> Pooled:
    """Return the pooled figure of studies; those without a finite estimate are left out."""
    sound = [one for one in studies if math.isfinite(one.estimate) and math.isfinite(one.variance) and one.variance > 0]
    if not sound:
        return NOTHING
    estimates, variances = (np.array([getattr(one, name) for one in sound]) for name in ("estimate", "variance"))
    tau_squared = heterogeneity(estimates, variances) if len(sound) > 1 else 0.0
    weights = 1.0 / (variances + tau_squared)
    mean = float((weights * estimates).sum() / weights.sum())
    half, tau = Z_95 / math.sqrt(weights.sum()), math.sqrt(tau_squared)
    ends = (mean, mean - half, mean + half, mean - Z_80 * tau, mean + Z_80 * tau)
    value, low, high, spread_low, spread_high = map(back, ends)
    return Pooled(value, low, high, spread_low, spread_high, tau, len(sound), sum(one.units for one in sound))


def of_correlation(r: float, units: int, held_constant: int = 0) -> Study:
    """Return a study of a correlation; partial ones lose a unit for each variable held constant."""
    free = units - 3 - held_constant
    inside = min(0.999999, max(-0.999999, r))
    return Study(math.atanh(inside) if math.isfinite(r) else math.nan, 1.0 / free if free > 0 else math.nan, units)
