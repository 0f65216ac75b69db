"""How many colleagues each person has, and how many of them inside the own unit."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulation import reporting_lines
from simulation.networks import degrees, hierarchy_ties, limits, mixing
from simulation.networks.dials import Dials

MANAGERS_LEAD = 0.35  # standard deviations by which managers are better connected: rank correlation 0.1 to 0.2, as real


class Contacts(NamedTuple):
    """What each person has to place: [n] ends inside and outside the unit, ties to managers."""

    inside: NDArray[np.int64]
    outside: NDArray[np.int64]
    line: NDArray[np.int32]


class Plan(NamedTuple):
    """Everybody's number of contacts, [n], before it is known how many lie inside the unit."""

    degree: NDArray[np.int64]
    line: NDArray[np.int32]
    line_inside: NDArray[np.int64]
    line_outside: NDArray[np.int64]


def plan(
    unit: NDArray[np.int32], manager: NDArray[np.int32], dials: Dials, share: float, rng: np.random.Generator
) -> Plan:
    """Plan everybody's number of contacts and line ties; `share` of contacts shall cross units."""
    sequence = degrees.degree_sequence(len(unit), dials.mean_degree, dials.degree_spread)
    tied = hierarchy_ties.choose(manager, dials.hierarchy_weight, int(sequence.sum()) // 2, rng)
    same = unit[tied] == unit[manager[tied]]
    line_inside = _ends(tied[same], manager, len(unit))
    line_outside = _ends(tied[~same], manager, len(unit))
    degree = _hand_out(sequence, unit, manager, dials.hierarchy_weight, rng)
    degree = limits.fit_into_units(degree, np.bincount(unit)[unit] - 1, share)
    degree = limits.at_least(degree, line_inside + line_outside, min(1, int(dials.mean_degree)), rng)
    return Plan(degree, tied, line_inside, line_outside)


def split(wanted: Plan, unit: NDArray[np.int32], share: float) -> Contacts:
    """Divide everybody's contacts, so that this share of all contacts crosses units."""
    size = np.bincount(unit)[unit]
    lowest = np.maximum(wanted.line_inside, wanted.degree - (len(unit) - size))
    highest = np.maximum(np.minimum(size - 1, wanted.degree - wanted.line_outside), lowest)
    inside = mixing.inside_contacts(wanted.degree, unit, share, lowest, highest)
    return Contacts(inside, wanted.degree - inside, wanted.line)


def _ends(tied: NDArray[np.int32], manager: NDArray[np.int32], people: int) -> NDArray[np.int64]:
    return np.bincount(tied, minlength=people) + np.bincount(manager[tied], minlength=people)


def _hand_out(
    sequence: NDArray[np.int64],
    unit: NDArray[np.int32],
    manager: NDArray[np.int32],
    hierarchy_weight: float,
    rng: np.random.Generator,
) -> NDArray[np.int64]:
    """Give the falling sequence to people by lot, managers a little ahead, alike in every unit."""
    lead = MANAGERS_LEAD * hierarchy_weight * (reporting_lines.reports_count(manager) > 0)
    in_unit = np.lexsort((-(rng.standard_normal(len(unit)) + lead), unit))
    size = np.bincount(unit)
    first = np.repeat(np.cumsum(size) - size, size)
    rank = np.empty(len(unit))
    rank[in_unit] = (np.arange(len(unit)) - first + rng.random(len(unit))) / np.repeat(size, size)
    degree = np.empty(len(unit), dtype=np.int64)
    degree[np.argsort(rank, kind="stable")] = sequence
    return degree
