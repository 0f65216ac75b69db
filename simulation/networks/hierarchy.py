"""Making up a line of command with a given span of control and depth.

Below the leader of a unit each level is larger than the one above by one factor, the one that fits the largest unit
into the wanted depth. How many of a level have reports follows from the span: above a level of M people stand M / span
managers, so the mean span comes out by construction and the others of the level are specialists without reports.
Spans differ as they do in firms: mean 4.5, median 4, largest 13 in the manufacturer of Nurek & Michalski (2019).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Seats = NDArray[np.int64]

USUAL_GROWTH = 0.65  # of a level over the one above, as a share of the span: 1 would be no specialists at all
BROAD = 2.5  # times the span: how many leaders of units may report to one person


def line_of_command(
    unit_sizes: Sequence[int], groups: Sequence[int], span: float, depth: int | None, rng: np.random.Generator
) -> NDArray[np.int32]:
    """Manager of each seat, [n], -1 for the head.

    People are numbered unit by unit; the first of each unit leads it.

    Args:
        unit_sizes: people in each unit; the leader of the first unit is the head.
        groups: for each unit, the number of its group (a function of the firm): in firms of many units the
            leaders of a group report to one of them, and only these to the head.
        span: reports of a manager, on average.
        depth: levels below the head; None = what the span gives. Where both cannot be, the depth counts.
        rng: the random numbers.
    """
    sizes = np.asarray(unit_sizes)
    first = np.cumsum(sizes) - sizes
    manager = np.full(int(sizes.sum()), -1, dtype=np.int32)
    above = unit_leaders(groups, span, rng)
    manager[first] = np.where(above >= 0, first[above], -1)
    level = _levels(above)
    below = [None if depth is None else max(1, depth - int(steps)) for steps in level]
    growth = level_growth(int(sizes.max()), span, below[int(sizes.argmax())])
    for unit, size in enumerate(sizes):
        inside = tree(int(size), span, growth, rng, below[unit])
        manager[first[unit] + 1 : first[unit] + size] = first[unit] + inside[1:]
    return manager


def unit_leaders(groups: Sequence[int], span: float, rng: np.random.Generator) -> Seats:
    """To the leader of which unit each unit's leader reports: [units], -1 for the first."""
    units = len(groups)
    above = np.full(units, -1, dtype=np.int64)
    if units - 1 <= max(BROAD * span, 12):
        above[1:] = 0
        return above
    numbers = np.asarray(groups)
    leading = [np.flatnonzero(numbers == group) for group in dict.fromkeys(groups)]
    if len(leading) == 1:  # nothing tells units apart: a plain tree of units
        return tree(units, BROAD * span, USUAL_GROWTH * BROAD * span, rng)
    for members in leading:
        inside = tree(len(members), BROAD * span, USUAL_GROWTH * BROAD * span, rng)
        above[members[1:]] = members[inside[1:]]
        above[members[0]] = 0 if members[0] else -1
    return above


def tree(size: int, span: float, growth: float, rng: np.random.Generator, depth: int | None = None) -> Seats:
    """One tree of `size` seats, level by level: the parent of each, -1 for seat 0."""
    parent = np.full(size, -1, dtype=np.int64)
    levels = level_sizes(size, growth, depth)
    start = 0
    for level, below in pairwise(levels):
        managers = min(level, below, max(1, round(below / span)))
        extra = _draw_reports(below - managers, managers, rng)
        parent[start + level : start + level + below] = start + np.repeat(np.arange(managers), 1 + extra)
        start += level
    return parent


def _draw_reports(reports: int, managers: int, rng: np.random.Generator) -> Seats:
    """Reports of each manager beyond the first: some lead many, most a few (negative binomial)."""
    if managers == 1:
        return np.array([reports])
    weight = rng.standard_gamma(2.0, managers)
    return rng.multinomial(reports, weight / weight.sum())


def level_growth(size: int, span: float, depth: int | None) -> float:
    """The factor between levels that puts `size` people on `depth` levels below their leader."""
    if depth is None or size <= depth + 1:
        return max(1.2, USUAL_GROWTH * span)
    low, high = 1.0, float(size)
    for _ in range(60):
        growth = (low + high) / 2
        low, high = (growth, high) if sum(growth**k for k in range(depth + 1)) < size else (low, growth)
    return high


@lru_cache(maxsize=4_096)
def level_sizes(size: int, growth: float, depth: int | None = None) -> tuple[int, ...]:
    """How many people stand on each level, the leader first; the last level has who is left."""
    levels, ideal = [1], 1.0
    while (left := size - sum(levels)) > 0:
        ideal *= growth
        levels.append(left if len(levels) == depth else min(max(1, round(ideal)), left))
    return tuple(levels)


def _levels(above: Seats) -> Seats:
    level = np.zeros(len(above), dtype=np.int64)
    for unit in range(1, len(above)):  # who leads stands before those led
        level[unit] = level[above[unit]] + 1
    return level
