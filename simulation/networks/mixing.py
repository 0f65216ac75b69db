"""How many of a person's contacts lie inside the own unit and how many outside.

A degree-corrected block model with one odds ratio between inside and outside (Karrer & Newman 2011): the ratio is
solved for, so that the share of contacts that cross units is the one asked for. Large units keep more to themselves,
and who knows everybody in the unit already finds new contacts outside.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from simulation.compiling import kernel

Whole = NDArray[np.int64]

HALVINGS = 32
WIDEST_ODDS = 16.0  # logarithm of the largest odds ratio tried: everything inside, or nothing
ROUNDS = 12  # of balancing the units against each other


def blind_share(unit: NDArray[np.int32]) -> float:
    """Share of pairs of people in different units: that of ties, if units did not matter."""
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
    inside = np.empty(len(degree))
    _keep_inside(wanted, degree, unit, free, ends / max(ends.sum(), 1.0), lowest, highest, inside)
    return np.diff(np.floor(np.concatenate([[0.0], np.cumsum(inside)]) + 0.5)).astype(np.int64).clip(lowest, highest)


@kernel
def _keep_inside(wanted, degree, unit, free, ends, lowest, highest, inside):  # type: ignore[no-untyped-def]
    """Fill `inside`, [n], with contacts inside the unit, at odds that give the sum wanted."""
    factor, kept = np.empty(len(ends)), np.empty(len(ends))
    low, high = -WIDEST_ODDS, WIDEST_ODDS
    for _ in range(HALVINGS):
        odds = (low + high) / 2
        _balance(ends, math.exp(odds), factor, kept)
        total = 0.0
        for i in range(len(degree)):
            share = kept[unit[i]]
            contacts = degree[i] * share * free[i] / (share * free[i] + 1 - share)
            inside[i] = min(max(contacts, lowest[i]), highest[i])
            total += inside[i]
        if total < wanted:
            low = odds
        else:
            high = odds


@kernel
def _balance(ends, odds, factor, kept):  # type: ignore[no-untyped-def]
    """Fill `kept`, [units], with the share of contacts each unit keeps inside at these odds.

    Every unit gets a factor f so that its contacts add up: f_u (odds f_u e_u + sum of f_v e_v over other units) = 1.
    """
    factor[:] = 1.0
    for _ in range(ROUNDS):
        everywhere = 0.0
        for u in range(len(ends)):
            everywhere += factor[u] * ends[u]
        for u in range(len(ends)):
            outside = everywhere - factor[u] * ends[u]
            factor[u] = math.sqrt(factor[u] / max(odds * factor[u] * ends[u] + outside, 1e-9))
    everywhere = 0.0
    for u in range(len(ends)):
        everywhere += factor[u] * ends[u]
    for u in range(len(ends)):
        inside = odds * factor[u] * ends[u]
        outside = max(everywhere - factor[u] * ends[u], 1e-12)
        kept[u] = min(max(inside / (inside + outside), 0.0), 1 - 1e-12)
