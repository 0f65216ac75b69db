"""Seats of a running organization that open or close (E33), and levers that reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from simulation import lever_levels
from simulation.mechanisms import growth

if TYPE_CHECKING:
    from simulation.levers import Strategy
    from simulation.population import Population


class Running(Protocol):
    """What of a simulation seats and levers are opened in."""

    state: Any
    population: Population
    eagerness: Any

    @property
    def strategy(self) -> Strategy:
        """The strategy now in force."""


def begin(org: Running) -> None:
    """Add the seats that are vacant at week 0."""
    org.state = growth.begin(org.state, count_first_seats(org))


def settle(org: Running) -> None:
    """Open or close the seats that are due."""
    if growth.due(org.state):
        org.state = growth.settle_due(org.state, count_first_seats(org))
        _aim_again(org)


def open_seats(org: Running, count: int, among: NDArray[np.bool_]) -> None:
    """Open so many seats in the units of a group of seats; they are vacant."""
    org.state = growth.open_seats(org.state, count, among, count_first_seats(org))
    _aim_again(org)


def count_first_seats(org: Running) -> NDArray[np.int64]:
    """Return how many seats each unit had in the population."""
    return np.bincount(org.population.unit, minlength=len(org.population.units))


def _aim_again(org: Running) -> None:
    org.state = lever_levels.aim(org.state, org.strategy.entries, org.population, org.eagerness)
