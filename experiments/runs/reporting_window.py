"""The reported value of an indicator at a week: the mean of the last 12 weeks up to it.

An indicator that is counted from the start (`final` is "last") is taken at the week itself. At the horizon this is
`Organization.final`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.presentation.language import fill, translate
from simulation.indicators import BY_NAME, FINAL_WEEKS, INDEX

if TYPE_CHECKING:
    from numpy.typing import NDArray


def weeks_of(indicator: str, week: int) -> range:
    """Return the weeks whose mean is reported for `week`; for week 0, that week alone."""
    many = 1 if BY_NAME[indicator].final == "last" else FINAL_WEEKS
    return range(min(week, max(1, week - many + 1)), week + 1)


def describe_weeks(indicator: str, week: int) -> str:
    """Describe those weeks for the label of a number: "mean of weeks 41 to 52"."""
    weeks = weeks_of(indicator, week)
    return (
        fill(translate("mean of weeks {weeks} to {weeks_2}"), weeks=weeks[0], weeks_2=weeks[-1])
        if len(weeks) > 1
        else fill(translate("week {week}"), week=week)
    )


def level(history: NDArray[Any], indicator: str, week: int) -> float:
    """Return the reported value at a week; `history`: [weeks + 1, indicators]."""
    return float(np.mean(history[weeks_of(indicator, week), INDEX[indicator]], dtype=float))


def added(split: NDArray[Any], indicator: str, week: int) -> NDArray[np.float64]:
    """Return what each part changed from week 0 to `level` at `week`; they add up to it.

    `split`: [weeks, parts, indicators], as `simulation.attribution` gives it.
    """
    parts = split[:, :, INDEX[indicator]]
    sums = np.vstack([np.zeros(parts.shape[1]), parts.cumsum(axis=0, dtype=float)])
    found: NDArray[np.float64] = sums[weeks_of(indicator, week)].mean(axis=0)
    return found
