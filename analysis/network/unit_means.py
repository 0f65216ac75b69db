"""Differences between units: each unit's mean and spread of a measure, and the mean of all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.network.unit_groups import UnitGroups

MIDDLE = (0.1, 0.9)
"""Between these quantiles lie the middle 80 % of a unit's people."""

SAME = 1e-6
"""What people may differ by and still be the same, in single precision."""


@dataclass(frozen=True)
class UnitMeans:
    """One measure unit by unit.

    `mean`, `low`, `high`: [rows], NaN in a row without people; `low` .. `high` holds the middle 80 % of a row's people.
    `everybody`: mean of all. `alike`: it is the same for everybody.
    """

    title: str
    mean: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    everybody: float
    alike: bool


def unit_means(title: str, values: ArrayLike, groups: UnitGroups) -> UnitMeans:
    """Return the measure `title` by unit.

    values: [n] of each person; people in no unit count only for the mean of all.
    """
    values = np.asarray(values, dtype=float)
    rows = [values[groups.group == row] for row in range(len(groups.titles))]
    found = np.array([(own.mean(), *np.quantile(own, MIDDLE)) if len(own) else (np.nan,) * 3 for own in rows])
    mean, low, high = found.reshape(len(rows), 3).T
    return UnitMeans(title, mean, low, high, float(values.mean()), bool(np.ptp(values) < SAME))
