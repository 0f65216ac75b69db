"""The gain of a yes-or-no question, and the probability that chance alone gains as much.

    gain = 2 C (1 - C / n) - 2 l (1 - l / k) - 2 r (1 - r / (n - k))            (Gini; Breiman et al. 1984)

n: points; C: cases among them; k: points below the cut; l: cases among those; r = C - l: cases among the others.

The best of many cuts gains something by chance alone, and where cases are few no approximation holds. If the parameter
does nothing, every order of cases and other points along it is equally likely: l is a path that grows by 0 or 1 a
point, and the probability of a gain is the share of paths that reach it at some allowed cut, counted exactly (Koziol
1991; Strobl, Boulesteix & Augustin 2007).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def gains(in_left: NDArray[np.int64], left: NDArray[np.int64] | int, count: int, cases: int) -> NDArray[np.float64]:
    """Return the fall of impurity where ``in_left`` of ``left`` points below a cut are cases."""
    right, in_right = count - left, cases - in_left
    rest = 2 * (in_left * (1 - in_left / left) + in_right * (1 - in_right / right))
    found: NDArray[np.float64] = 2 * cases * (1 - cases / count) - rest
    return found


def probability_of_gain(gain: float, count: int, cases: int, allowed: NDArray[np.bool_]) -> float:
    """Return the probability that chance alone gains as much with the best allowed cut.

    ``allowed`` [n - 1]: where cuts may be. The parameter is taken to do nothing.
    """
    below = np.arange(cases + 1)
    still = (below == 0).astype(np.float64)  # probability of a path with so many cases that has not gained it yet
    for left in range(1, count):
        here = count - left + 1  # points still to come, this one included
        comes = np.clip((cases - below) / here, 0.0, 1.0)
        still = still * (1 - comes) + np.concatenate(([0.0], (still * comes)[:-1]))
        if allowed[left - 1]:
            still[gains(below, left, count, cases) >= gain * (1 - 1e-9)] = 0.0
    return float(max(0.0, 1 - still.sum()))
