"""Draws who is played: leaders and others, from every unit, never the head."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from simulation.simulation import Simulation

LEADERS = 0.2
"""Share of leaders among those who are played."""


def draw_persons(org: Simulation, count: int, seed: int, leaders: float = LEADERS) -> tuple[int, ...]:
    """Return so many persons by lot, or all there are but the head, in the order of the lot.

    One in five is a leader, as far as there are; within both groups every unit has its share, and at least one person
    where there are as many places as units.
    """
    rng, people = np.random.default_rng(seed), org.people
    allowed = (people["present"] > 0) & (people["manager"] >= 0)
    if not allowed.any():  # a firm without a line has no head
        allowed = people["present"] > 0
    lead, staff = (np.flatnonzero(allowed & (people["has_reports"] == kind)) for kind in (1, 0))
    wanted = min(count, len(lead) + len(staff))
    of_leaders = min(len(lead), max(round(leaders * wanted), wanted - len(staff)))
    units = np.asarray(people["unit"])
    drawn = [*_stratified(lead, units, of_leaders, rng), *_stratified(staff, units, wanted - of_leaders, rng)]
    return tuple(int(person) for person in rng.permutation(np.array(drawn, np.int64)))


def _stratified(group: NDArray[np.intp], units: NDArray[np.int32], count: int, rng: np.random.Generator) -> list[int]:
    """Return so many of a group, spread over its units by their sizes."""
    if count == 0:
        return []
    names, sizes = np.unique(units[group], return_counts=True)
    places = _share_places(sizes, count, rng)
    return [
        int(person)
        for unit, held in zip(names, places, strict=True)
        for person in rng.choice(group[units[group] == unit], held, replace=False)
    ]


def _share_places(sizes: NDArray[np.intp], count: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Return each unit's places: one where there are enough, the rest by size."""
    places = np.ones(len(sizes), np.int64) if count >= len(sizes) else np.zeros(len(sizes), np.int64)
    while places.sum() < count:
        behind = count * sizes / sizes.sum() - places + 1e-9 * rng.random(len(sizes))
        behind[places >= sizes] = -np.inf
        places[behind.argmax()] += 1
    return places
