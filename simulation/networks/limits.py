"""What limits the number of contacts: line ties, and the size of units that keep apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]

HALVINGS = 40
FULLNESS = 0.6  # exponent: the busiest of a unit can know the more of it, the more of it people know on average


def fit_into_units(degree: Whole, others: NDArray[np.int64], share: float) -> Whole:
    """Numbers of contacts, [n], of which at most `share` lie outside the units; the sum is kept.

    In a siloed firm nobody can know many more people than the unit has. What is too much for the busiest goes to
    the less busy of the larger units; where even that is not enough (small units, many contacts), it stays.

    Args:
        degree: [n] contacts wished for.
        others: [n] other people in the unit.
        share: share of contacts that may cross units, 0..1.
    """
    total = float(degree.sum())
    known = (1 - share) * total / max(len(degree), 1) / np.maximum(others, 1)  # of the unit, on average
    room = others * np.minimum(known, 1) ** FULLNESS
    if np.maximum(degree - room, 0).sum() <= share * total or room.sum() < (1 - share) * total:
        return degree
    low, high = 0.0, 50.0  # how far beyond the unit's room the busiest may go, in rooms
    for _ in range(HALVINGS):
        beyond = (low + high) / 2
        values = _scale_to_total(degree, np.maximum(room * (1 + beyond), 1), total)
        low, high = (low, beyond) if np.maximum(values - room, 0).sum() > share * total else (beyond, high)
    values = _scale_to_total(degree, np.maximum(room * (1 + low), 1), total)
    return np.diff(np.round(np.concatenate([[0.0], np.cumsum(values)]))).astype(np.int64)


def _scale_to_total(degree: Whole, highest: NDArray[np.float64], total: float) -> NDArray[np.float64]:
    """Degrees times a factor, none above its limit, with this total as far as limits allow."""
    low, high = 0.0, 60.0
    for _ in range(HALVINGS):
        factor = (low + high) / 2
        low, high = (factor, high) if np.minimum(degree * factor, highest).sum() < total else (low, factor)
    return np.asarray(np.minimum(degree * high, highest))


def at_least(degree: Whole, floor: Whole, lowest: int, rng: np.random.Generator) -> Whole:
    """Raise people to what their line ties need; others give up as many, down to `lowest`."""
    raised = np.maximum(degree, floor)
    excess = int(raised.sum() - degree.sum())
    spare = np.repeat(np.arange(len(degree)), np.maximum(raised - np.maximum(floor, lowest), 0))
    given_up = rng.permutation(spare)[:excess] if excess else spare[:0]
    return raised - np.bincount(given_up, minlength=len(degree))
