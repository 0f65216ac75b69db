"""What is left of an outcome once some parameters are taken out of it, however they act together.

In ranks, so that the outcome's scale does not matter. What the parameters tell of a point is predicted from the points
nearest to it in these parameters alone, by a straight line through them, the point itself left out (local linear
regression, Fan & Gijbels 1996); the error is what is left. Its spread may still depend on the parameters, so it is
ranked within slices of each of them.

Slices alone do not do: within one, an outcome that hangs on little else still follows the parameter's finest digits,
and in a Sobol sequence other columns go along with those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

NEGLIGIBLE = 0.01
"""If less than this share of the ranks' variance is left, nothing is: it may be no more than what the lines miss."""

NEAREST = 10
"""Points a line goes through, at least."""


def rest(taken: NDArray[np.float64], outcome: NDArray[np.float64], slices: int) -> NDArray[np.float64]:
    """What is left of the outcome [n] without the parameters ``taken`` [n, parameters]: ranks 0..1, or all nought."""
    whole = ranks(outcome)
    left = whole - _predict(np.column_stack([ranks(column) for column in taken.T]), whole)
    if left.var() < NEGLIGIBLE * whole.var():
        return np.zeros(len(outcome))
    for column in taken.T:
        left = _within_slices(column, left, slices)
    return left


def ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mean ranks between 0 and 1; equal values share theirs."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    found: NDArray[np.float64] = ((count.cumsum() - count / 2) / len(values))[place]
    return found


def _predict(points: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The value at each point by a straight line through the values of the nearest others (least squares)."""
    from scipy.spatial import cKDTree

    count, columns = points.shape
    nearest = min(count - 1, max(NEAREST, 3 * (columns + 1)))
    near = cKDTree(points).query(points, nearest + 1)[1][:, 1:]
    line = np.concatenate([np.ones((count, nearest, 1)), points[near] - points[:, None, :]], axis=2)
    turned = line.transpose(0, 2, 1)
    steady = 1e-9 * np.eye(columns + 1)  # equal points leave the slope open: none, then
    found: NDArray[np.float64] = np.linalg.solve(turned @ line + steady, turned @ values[near][:, :, None])[:, 0, 0]
    return found


def _within_slices(column: NDArray[np.float64], outcome: NDArray[np.float64], slices: int) -> NDArray[np.float64]:
    """The outcome as its rank within its slice: distributed alike whatever the parameter is."""
    found = np.empty(len(outcome))
    for part in np.array_split(np.argsort(column, kind="stable"), slices):
        found[part] = ranks(outcome[part])
    return found
