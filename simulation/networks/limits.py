"""What limits the number of contacts: a person's line ties, and the size of units that keep to themselves."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]

HALVINGS = 40
FULLEST = 0.8  # of a unit in which everybody knew everybody nobody could know more than another


def fit_into_units(degree: Whole, others: NDArray[np.int64], share: float) -> Whole:
    """Numbers of contacts that leave no more outside the units than `share` of all, with the same sum; [n].

    In a siloed firm nobody can know many more people than the unit has. What is too much for the busiest goes to
    the less busy of the larger units; where even that is not enough (small units, many contacts), it stays.

    Args:
        degree: [n] contacts wished for.
        others: [n] other people in the unit.
        share: share of contacts that may cross units, 0..1.
    """
    total = float(degree.sum())
    room = FULLEST * others
    if np.maximum(degree - room, 0).sum() <= share * total or room.sum() < (1 - share) * total:
        return degree
    low, high = 0.0, 50.0  # how far beyond the unit's room the busiest may go, in rooms
    for _ in range(HALVINGS):
        beyond = (low + high) / 2
        values = _poured(degree, np.maximum(room * (1 + beyond), 1), total)
        low, high = (low, beyond) if np.maximum(values - room, 0).sum() > share * total else (beyond, high)
    values = _poured(degree, np.maximum(room * (1 + low), 1), total)
    return np.diff(np.round(np.concatenate([[0.0], np.cumsum(values)]))).astype(np.int64)


def _poured(degree: Whole, highest: NDArray[np.float64], total: float) -> NDArray[np.float64]:
    """Degrees times a factor, none above its limit, with the total asked for (as far as the limits allow)."""
    low, high = 0.0, 60.0
    for _ in range(HALVINGS):
        factor = (low + high) / 2
        low, high = (factor, high) if np.minimum(degree * factor, highest).sum() < total else (low, factor)
    return np.asarray(np.minimum(degree * high, highest))


def at_least(degree: Whole, floor: Whole, lowest: int, rng: np.random.Generator) -> Whole:
    """Raise people to what their line ties need; others, drawn by lot, give up as many contacts, down to `lowest`."""
    raised = np.maximum(degree, floor)
    excess = int(raised.sum() - degree.sum())
    while excess > 0:
        giving = rng.permutation(np.flatnonzero(raised > np.maximum(floor, lowest)))[:excess]
        if not len(giving):
            break
        raised[giving] -= 1
        excess -= len(giving)
    return raised
