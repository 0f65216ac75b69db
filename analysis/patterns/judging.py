"""How a simulated figure is judged against a published one, and a pattern by its parts.

A part holds where its estimate lies in the published band; a part of direction only, where its whole interval lies
there. It holds in part where a size is near the band or only its direction is right; it is reversed where the whole
interval lies on the other side of "no effect".
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.statistics.intervals import estimate, share_interval

if TYPE_CHECKING:
    from numpy.typing import NDArray

HOLDS, IN_PART, FAILS, REVERSED, NOT_RUN = "holds", "holds in part", "fails", "reversed", "cannot be run yet"
VERDICTS = (REVERSED, FAILS, IN_PART, HOLDS, NOT_RUN)
"""From the worst on; what cannot be run comes last."""

LEAST_RUNS = 3
"""Runs that an interval takes, at least."""

Statistic = Callable[..., float]
"""Returns one number from columns of readings, one value a run each."""


@dataclass(frozen=True)
class Band:
    """What a part asks for: `low` to `high` holds, `near_low` to `near_high` holds in part.

    neutral: the value of no effect, where there is one. direction: only the side of it counts.
    """

    low: float
    high: float
    near_low: float
    near_high: float
    neutral: float | None = None
    direction: bool = False

    def holds(self, value: float) -> bool:
        """Return whether a value lies in the band."""
        return self.low <= value <= self.high

    @property
    def sign(self) -> float:
        """The side of `neutral` on which the band lies: 1 or -1; 0 where there is none."""
        if self.neutral is None:
            return 0.0
        return 1.0 if self.low >= self.neutral else -1.0 if self.high <= self.neutral else 0.0


@dataclass(frozen=True)
class Simulated:
    """An estimate over runs with its 95 % interval, and the number of runs."""

    value: float
    low: float
    high: float
    runs: int


def mean(*columns: NDArray[Any]) -> float:
    """Return the mean over all columns and runs."""
    return float(np.mean(columns))


def difference(first: NDArray[Any], second: NDArray[Any]) -> float:
    """Return the mean of the first column minus that of the second."""
    return float(np.mean(first) - np.mean(second))


def ratio(first: NDArray[Any], second: NDArray[Any]) -> float:
    """Return the mean of the first column over that of the second; infinite where that is 0."""
    below = float(np.mean(second))
    return float(np.mean(first)) / below if below else math.inf


def simulate(statistic: Statistic, columns: Sequence[NDArray[Any]]) -> Simulated:
    """Return a statistic over runs with its interval, by the jackknife.

    Student's interval of the pseudo-values (Tukey 1958); of a mean it is Student's own. Shares at 0 or 1, which never
    vary, get Wilson's. Runs in which a column is no number are left out. Fewer than three runs, and runs of which one
    alone makes a number of the statistic, have no interval: its ends are NaN.
    """
    table = np.array(columns, dtype=np.float64)
    table = table[:, np.isfinite(table).all(axis=0)]
    count = table.shape[1]
    if count == 0:
        return Simulated(math.nan, math.nan, math.nan, 0)
    value = float(statistic(*table))
    if count < LEAST_RUNS or not math.isfinite(value):
        return Simulated(value, math.nan, math.nan, count)
    without = [float(statistic(*np.delete(table, k, axis=1))) for k in range(count)]
    if not np.isfinite(without).all():
        return Simulated(value, math.nan, math.nan, count)
    found = estimate(count * value - (count - 1) * np.array(without))
    half = float(found.high - found.mean)
    is_share = value in (0.0, 1.0) and bool(np.isin(table, (0.0, 1.0)).all())
    low, high = share_interval(value, count) if is_share and half == 0.0 else (value - half, value + half)
    return Simulated(value, low, high, count)


def judge_part(band: Band, found: Simulated) -> str:
    """Return the verdict of one part.

    A direction cannot be judged from fewer runs than an interval takes.
    """
    if not math.isfinite(found.value):
        return FAILS
    has_interval = math.isfinite(found.low) and math.isfinite(found.high)
    if band.direction and not has_interval:
        return NOT_RUN if found.runs < LEAST_RUNS else FAILS
    if band.direction:
        assert band.neutral is not None
        if band.sign * (found.low - band.neutral) > 0 and band.sign * (found.high - band.neutral) > 0:
            return HOLDS
    elif band.holds(found.value):
        return HOLDS
    elif band.near_low <= found.value <= band.near_high:
        return IN_PART
    if band.neutral is None or band.sign == 0.0 or not has_interval:
        return FAILS
    sides = {math.copysign(1.0, edge - band.neutral) for edge in (found.low, found.high) if edge != band.neutral}
    if sides == {-band.sign}:
        return REVERSED
    return IN_PART if sides == {band.sign} else FAILS


def judge_pattern(parts: Sequence[str]) -> str:
    """Return the verdict of a pattern from those of its parts, the main one first.

    A part that cannot be run leaves at most "holds in part". A main part that is reversed makes the pattern reversed.
    """
    run = [verdict for verdict in parts if verdict != NOT_RUN]
    if not run:
        return NOT_RUN
    if parts[0] == REVERSED:
        return REVERSED
    if all(verdict == HOLDS for verdict in parts):
        return HOLDS
    return IN_PART if any(verdict in (HOLDS, IN_PART) for verdict in run) else FAILS


def holds_in_draws(band: Band, statistic: Statistic, columns: Sequence[NDArray[Any]]) -> NDArray[np.bool_]:
    """Return for each parameter draw whether the statistic of its one run lies in the band."""
    table = np.array(columns, dtype=np.float64)
    values = [float(statistic(*table[:, k : k + 1])) for k in range(table.shape[1])]
    return np.array([math.isfinite(value) and band.holds(value) for value in values], dtype=bool)
