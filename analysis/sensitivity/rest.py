"""What is left of an outcome once some parameters are taken out of it.

Computed in ranks, so that the outcome's scale does not matter. The outcome of a point is predicted from the points
nearest to it in these parameters alone, by a straight line through them, the point itself left out (local linear
regression, Fan & Gijbels 1996); the error is what is left. Its spread may still depend on the parameters, so it is
ranked within slices of each of them.

Slices alone are not enough: within one, an outcome that depends on little else still follows the parameter's last
digits, and in a Sobol sequence other columns correlate with those.
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
    """Return what is left of the outcome [n] without the parameters ``taken`` [n, parameters].

    Ranks 0..1, or all 0 where next to nothing is left.
    """
    whole = ranks(outcome)
    left = whole - _predict(np.column_stack([ranks(column) for column in taken.T]), whole)
    if left.var() < NEGLIGIBLE * whole.var():
        return np.zeros(len(outcome))
    for column in taken.T:
        left = _within_slices(column, left, slices)
    return left


def ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return mean ranks between 0 and 1; equal values share theirs."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    found: NDArray[np.float64] = ((count.cumsum() - count / 2) / len(values))[place]
    return found


def _predict(points: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the value at each point by a least-squares line through the nearest others."""
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
    """Return the outcome's rank within its slice, distributed alike in every slice."""
    found = np.empty(len(outcome))
    for part in np.array_split(np.argsort(column, kind="stable"), slices):
        found[part] = ranks(outcome[part])
    return found
