"""What a yes-or-no question gains, and how easily luck alone gains as much with the best of all cuts of a parameter.

    gain = 2 C (1 - C / n) - 2 l (1 - l / k) - 2 r (1 - r / (n - k))            (Gini; Breiman et al. 1984)

of n points C are cases, of the k points below the cut l, of the others r = C - l. The best of many cuts gains something
by luck alone, and where cases are few no approximation holds. If the parameter does nothing, every order of cases
and other points along it is equally likely: l is a path that grows by 0 or 1 a point, and the probability of a gain is
the share of paths that reach it at some allowed cut, counted exactly (Koziol 1991; Strobl, Boulesteix & Augustin 2007).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def gains(in_left: NDArray[np.int64], left: NDArray[np.int64] | int, count: int, cases: int) -> NDArray[np.float64]:
    """How much the impurity falls where ``in_left`` of the ``left`` points below a cut are cases."""
    right, in_right = count - left, cases - in_left
    rest = 2 * (in_left * (1 - in_left / left) + in_right * (1 - in_right / right))
    found: NDArray[np.float64] = 2 * cases * (1 - cases / count) - rest
    return found


def by_luck(gain: float, count: int, cases: int, allowed: NDArray[np.bool_]) -> float:
    """The probability that the best of the allowed cuts [n - 1] gains as much if the parameter does nothing."""
    below = np.arange(cases + 1)
    still = (below == 0).astype(np.float64)  # probability of a path with so many cases that has not gained it yet
    for left in range(1, count):
        here = count - left + 1  # points still to come, this one included
        comes = np.clip((cases - below) / here, 0.0, 1.0)
        still = still * (1 - comes) + np.concatenate(([0.0], (still * comes)[:-1]))
        if allowed[left - 1]:
            still[gains(below, left, count, cases) >= gain * (1 - 1e-9)] = 0.0
    return float(max(0.0, 1 - still.sum()))
