"""Weaving a network: from everybody's number of contacts to who works with whom."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulation.compiling import kernel
from simulation.networks import circles, hierarchy_ties, pairing, zones
from simulation.networks.contacts import Contacts
from simulation.networks.draws import new_dice
from simulation.networks.pairing import ACROSS, INSIDE
from simulation.networks.rows import Rows, empty_rows


def weave(
    unit: NDArray[np.int32],
    manager: NDArray[np.int32],
    contacts: Contacts,
    hierarchy_weight: float,
    closeness: float,
    rng: np.random.Generator,
) -> tuple[Rows, NDArray[np.int32]]:
    """Join everybody's ends: line ties, siblings, circles, at random; inside units, then across.

    Returns who works with whom, and the ends that found nobody.

    `closeness` is the chance that two people of one circle are joined, 0..1.
    """
    rows = empty_rows(contacts.inside + contacts.outside)
    dice = new_dice(rng)
    inside, outside = contacts.inside.copy(), contacts.outside.copy()
    hierarchy_ties.join_line(contacts.line, manager, unit, inside, outside, rows)
    by_manager = np.argsort(manager, kind="stable")
    hierarchy_ties.join_siblings(
        by_manager, manager, unit, hierarchy_ties.SIBLINGS * hierarchy_weight, inside, rows, dice
    )
    loose = _join_inside(unit, inside, closeness, rows, dice)
    loose = _join_across(unit, outside, loose, closeness, rows, dice, rng)
    return rows, loose


def _join_inside(
    unit: NDArray[np.int32], ends: NDArray[np.int64], closeness: float, rows: Rows, dice: NDArray[np.uint64]
) -> NDArray[np.int32]:
    """Circles and chance meetings inside units; returns the ends that found nobody."""
    circles.form(np.lexsort((ends, unit)), unit.astype(np.int64), ends, closeness, INSIDE, unit, rows, dice)
    loose = np.repeat(np.arange(len(unit), dtype=np.int32), ends)
    bounds = np.concatenate([[0], np.cumsum(np.bincount(unit, weights=ends).astype(np.int64))])
    return np.asarray(_pair_places(loose, bounds, INSIDE, unit, rows, dice))


def _join_across(
    unit: NDArray[np.int32],
    ends: NDArray[np.int64],
    loose: NDArray[np.int32],
    closeness: float,
    rows: Rows,
    dice: NDArray[np.uint64],
    rng: np.random.Generator,
) -> NDArray[np.int32]:
    """Join circles and single ends across units, near ones first; return ends that found nobody."""
    people = len(unit)
    sizes = zones.zone_sizes(people)
    near = np.stack([zones.zones(unit, size) for size in sizes])
    level = zones.draw_levels(people, len(sizes), rng)
    place = near[level, np.arange(people)] * len(sizes) + level
    circles.form(np.lexsort((rng.permutation(people), ends, place)), place, ends, closeness, ACROSS, unit, rows, dice)
    who = np.repeat(np.arange(people, dtype=np.int32), ends)
    how_far = zones.draw_levels(len(who), len(sizes), rng)
    for k in range(len(sizes)):
        here = np.sort(np.concatenate([loose, who[how_far == k]]))
        bounds = np.concatenate([[0], np.cumsum(np.bincount(near[k][here], minlength=near[k][-1] + 1))])
        loose = _pair_places(here, bounds, ACROSS, unit, rows, dice)
    return loose


@kernel
def _pair_places(ends, bounds, kind, unit, rows, dice):  # type: ignore[no-untyped-def]
    """Pair the ends of each place, ends[bounds[p] : bounds[p + 1]]; return those left loose."""
    loose = np.empty(len(ends), dtype=np.int32)
    count = 0
    for place in range(len(bounds) - 1):
        at = pairing.pair_up(ends, bounds[place], bounds[place + 1], kind, unit, rows, dice)
        for k in range(at, bounds[place + 1]):
            loose[count] = ends[k]
            count += 1
    return loose[:count]
