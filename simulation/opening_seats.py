"""Seats of a running organization that open or close (E33), and the levers that then reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from simulation import lever_levels
from simulation.mechanisms import growth

if TYPE_CHECKING:
    from simulation.simulation import Simulation


def begin(org: Simulation) -> None:
    """Add the seats that are vacant at week 0."""
    org.state = growth.begin(org.state, count_first_seats(org))


def settle(org: Simulation) -> None:
    """Open or close the seats that are due."""
    if growth.due(org.state):
        org.state = growth.settle_due(org.state, count_first_seats(org))
        _aim_again(org)


def open_seats(org: Simulation, count: int, among: NDArray[np.bool_]) -> None:
    """Open so many seats in the units of a group of seats; they are vacant."""
    org.state = growth.open_seats(org.state, count, among, count_first_seats(org))
    _aim_again(org)


def count_first_seats(org: Simulation) -> NDArray[np.int64]:
    """Return how many seats each unit had in the population."""
    return np.bincount(org.population.unit, minlength=len(org.population.units))


def _aim_again(org: Simulation) -> None:
    org.state = lever_levels.aim(org.state, org.strategy.entries, org.population, org.eagerness)
