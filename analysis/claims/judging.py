"""How a claim is judged: at the defaults, over draws, and without its own mechanism.

supported: the interval of the effect lies on the side the essay expects, in at least 80 % of draws the effect is on
that side, and in fewer than 5 % it is reversed. conditional: the interval is on that side, but the draws say less.
not distinguishable: the interval holds 0. reversed: the interval lies on the other side. A draw is one run an arm, so
it counts as reversed only where its effect is beyond what seeds alone do: 1.96 standard deviations of single effects.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.patterns.judging import Simulated

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

SUPPORTED, CONDITIONAL, OPEN, REVERSED = "supported", "conditional", "not distinguishable", "reversed"
NOT_RUN = "cannot be run yet"
VERDICTS = (SUPPORTED, CONDITIONAL, OPEN, REVERSED, NOT_RUN)
RIGHT_AT_LEAST, REVERSED_BELOW = 0.80, 0.05
LEAST_DRAWS = 14
"""Draws below which nothing is called supported: were 80 % right, 14 right ones of 14 had a chance below 5 %."""

NOISE = 1.96
LEFT_AT_MOST = 0.1
"""Share of an effect that may be left without its mechanism, for a claim to be true by construction."""

MOST_DRIVERS, SURE = 5, 0.05
"""Parameters that a condition is looked for in, at most; and the chance that one of them is there by chance."""

Effect = Callable[..., float]
"""Returns the effect from columns of readings, a run each, a column an arm."""


@dataclass(frozen=True)
class OverDraws:
    """Shares of draws: on the expected side, and reversed beyond the noise of seeds."""

    right: float
    reversed: float
    draws: int


def contrast(weights: Sequence[float]) -> Effect:
    """Return the effect that is the sum of weighted means."""

    def effect(*columns: NDArray[Any]) -> float:
        return float(sum(weight * np.mean(column) for weight, column in zip(weights, columns, strict=True)))

    return effect


def over_best(sign: int) -> Effect:
    """Return the effect that is the mean of the first arm less the best of the others."""

    def effect(*columns: NDArray[Any]) -> float:
        first, *others = (float(np.mean(column)) for column in columns)
        return first - (max(others) if sign > 0 else min(others))

    return effect


def inside(low: float, high: float) -> Effect:
    """Return the effect that is how far inside a range the mean of all arms lies.

    The distance to the nearer end, below 0 outside.
    """

    def effect(*columns: NDArray[Any]) -> float:
        mean = float(np.mean(columns))
        return min(mean - low, high - mean)

    return effect


def single_effects(effect: Effect, columns: NDArray[Any]) -> NDArray[np.float64]:
    """Return the effect in each run: columns[arm, run]."""
    return np.array([effect(*columns[:, k : k + 1]) for k in range(columns.shape[1])])


def over_draws(effect: Effect, sign: int, draws: NDArray[Any], seeds: NDArray[Any]) -> OverDraws:
    """Return the shares of draws with the effect on the expected side, and reversed."""
    found = sign * single_effects(effect, draws)
    noise = NOISE * float(np.std(single_effects(effect, seeds), ddof=1)) if seeds.shape[1] > 1 else 0.0
    return OverDraws(float(np.mean(found > 0)), float(np.mean(found < -noise)), len(found))


def find_drivers(points: pd.DataFrame, effects: NDArray[Any]) -> list[str]:
    """Return the parameters that the effect in a draw goes with, the strongest first.

    Rank correlation (Spearman), its p-value times the number of parameters below `SURE` (Bonferroni). A box is looked
    for in these alone: in all parameters at once, chance gives as good ones.
    """
    from scipy.stats import spearmanr

    found = []
    for name in points.columns:
        if points[name].nunique() > 1:
            correlation, p = spearmanr(points[name], effects)
            if p * points.shape[1] < SURE:
                found.append((abs(float(correlation)), str(name)))
    return [name for _, name in sorted(found, reverse=True)[:MOST_DRIVERS]]


def judge(sign: int, found: Simulated, draws: OverDraws | None) -> str:
    """Return the verdict on one reading; below 14 draws nothing is more than conditional."""
    low, high = sorted((sign * found.low, sign * found.high))
    if not np.isfinite([low, high]).all() or low <= 0 <= high:
        return OPEN
    if high < 0:
        return REVERSED
    sure = (
        draws is not None
        and draws.draws >= LEAST_DRAWS
        and draws.right >= RIGHT_AT_LEAST
        and draws.reversed < REVERSED_BELOW
    )
    return SUPPORTED if sure else CONDITIONAL


def weakest(verdicts: Sequence[str]) -> str:
    """Return the verdict of a claim of which every part has to hold."""
    return max(verdicts, key=VERDICTS.index)


def is_by_construction(sign: int, found: Simulated, without: Simulated | None) -> bool:
    """Return whether an effect vanishes with its one mechanism.

    The claim then restates an equation.
    """
    if without is None or not min(sign * found.low, sign * found.high) > 0:
        return False
    return without.low <= 0 <= without.high or abs(without.value) <= LEFT_AT_MOST * abs(found.value)
