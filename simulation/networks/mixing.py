"""How many of a person's contacts lie inside the own unit and how many outside.

A degree-corrected block model with one odds ratio between inside and outside (Karrer & Newman 2011): the ratio is
solved for, so that the share of contacts that cross units is the one asked for. Large units keep more to themselves,
and who knows everybody in the unit already finds new contacts outside.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

HALVINGS = 32
WIDEST_ODDS = 16.0  # logarithm of the largest odds ratio tried: everything inside, or nothing
ROUNDS = 12  # of balancing the units against each other


def blind_share(unit: NDArray[np.int32]) -> float:
    """Share of pairs of people that lie in different units: what ties would show if units did not matter."""
    size = np.bincount(unit).astype(float)
    pairs = len(unit) * (len(unit) - 1)
    return 1 - float((size * (size - 1)).sum()) / pairs if pairs else 0.0


def inside_contacts(degree: Whole, unit: NDArray[np.int32], share: float, lowest: Whole, highest: Whole) -> Whole:
    """Contacts of each person inside the own unit, [n], at random within rounding.

    Args:
        degree: [n] contacts in all.
        unit: [n] unit numbers.
        share: share of all contacts that should cross units, 0..1.
        lowest, highest: [n] limits for each person.
    """
    wanted = (1 - share) * degree.sum()
    ends = np.bincount(unit, weights=degree).astype(np.float64)
    others = np.maximum(np.bincount(unit)[unit] - 1.0, 1e-9)
    free = others * -np.expm1(-degree / others) / np.maximum(degree, 1)  # of the people in the unit, for new contacts
    low, high = -WIDEST_ODDS, WIDEST_ODDS
    for _ in range(HALVINGS):
        odds = (low + high) / 2
        kept = _kept(ends, np.exp(odds))[unit]
        inside = (degree * kept * free / (kept * free + 1 - kept)).clip(lowest, highest)
        low, high = (odds, high) if inside.sum() < wanted else (low, odds)
    return np.diff(np.floor(np.concatenate([[0.0], np.cumsum(inside)]) + 0.5)).astype(np.int64).clip(lowest, highest)


def _kept(ends: Floats, odds: float) -> Floats:
    """Share of contacts each unit keeps inside, given the odds of inside against outside: [units], below 1.

    Every unit gets a factor f so that its contacts add up: f_u (odds f_u e_u + sum of f_v e_v over other units) = 1.
    """
    ends = ends / max(ends.sum(), 1.0)
    factor = np.ones(len(ends))
    for _ in range(ROUNDS):
        outside = (factor * ends).sum() - factor * ends
        factor = np.sqrt(factor / np.maximum(odds * factor * ends + outside, 1e-9))
    outside = np.maximum((factor * ends).sum() - factor * ends, 1e-12)
    inside = odds * factor * ends
    return np.asarray(inside / (inside + outside)).clip(0, 1 - 1e-12)
