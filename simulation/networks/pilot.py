"""Trying out a network in the small: what has to be asked for, to get what is wanted.

Two figures cannot be written down beforehand: how close circles must be for the clustering wanted, and what share of
contacts has to be sent across units so that the share wanted comes out (where units are small and people busy, some
find nobody left inside). Both are found on pilot networks of the first units, so the cost does not grow with the firm.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulation.networks import contacts, triadic_closure, weave
from simulation.networks.dials import Dials
from simulation.networks.rows import Rows

PEOPLE = 2_500
FARTHEST = 0.2  # that the share sent across units may lie from the share wanted
ROUNDS = 8  # each halves the interval in which the closeness lies


def calibrate(
    unit: NDArray[np.int32], manager: NDArray[np.int32], dials: Dials, share: float, rng: np.random.Generator
) -> tuple[float, float]:
    """Closeness of circles and share of contacts across units that give what the dials ask."""
    some, boss = _first_units(unit, manager)
    wanted = contacts.plan(some, boss, dials, share, rng)
    low, high, sent = 0.0, 1.0, share
    for _ in range(ROUNDS):
        closeness = (low + high) / 2
        contact = contacts.split(wanted, some, sent)
        rows, _ = weave.weave(some, boss, contact, dials.hierarchy_weight, closeness, np.random.default_rng(1))
        enough = triadic_closure.clustering_sum(rows) >= dials.clustering * len(some)
        low, high = (low, closeness) if enough else (closeness, high)
        sent += share - _crossing(some, rows)
        sent = min(max(sent, share - FARTHEST, 0.0), share + FARTHEST, 1.0)
    return low, sent


def _first_units(unit: NDArray[np.int32], manager: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Whole units with about as many people as a pilot has; managers outside it do not count."""
    size = len(unit)
    if size > PEOPLE:
        whole = int(np.searchsorted(unit, unit[PEOPLE], side="right"))
        size = whole if whole <= 2 * PEOPLE else PEOPLE
    return unit[:size], np.where(manager[:size] < size, manager[:size], -1).astype(np.int32)


def _crossing(unit: NDArray[np.int32], rows: Rows) -> float:
    """Share of contacts that cross units."""
    seats = np.repeat(np.arange(len(unit)), np.diff(rows.start))
    there = rows.row >= 0
    return float((unit[seats[there]] != unit[rows.row[there]]).mean()) if there.any() else 0.0
