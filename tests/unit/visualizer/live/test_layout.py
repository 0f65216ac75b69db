"""The stage's layout: nobody overlaps, much-talking units are near, nothing is drawn at random."""

from __future__ import annotations

import numpy as np
import pytest

from visualizer.live import layout

SIZES = np.array([40, 25, 10, 60, 5, 30, 12, 20])


@pytest.fixture
def radii() -> np.ndarray:
    return layout.disc_radii(SIZES)


def chain(count: int) -> np.ndarray:
    """Traffic along a line of units."""
    matrix = np.zeros((count, count))
    for unit in range(count - 1):
        matrix[unit, unit + 1] = matrix[unit + 1, unit] = 10
    return matrix


def test_discs_do_not_overlap(radii: np.ndarray) -> None:
    place = layout.arrange(radii, chain(8))
    gaps = np.linalg.norm(place[:, None] - place[None], axis=2) - radii[:, None] - radii[None]
    assert gaps[~np.eye(8, dtype=bool)].min() > 0


def test_units_with_much_traffic_stand_nearer(radii: np.ndarray) -> None:
    place = layout.arrange(radii, chain(8))
    distance = np.linalg.norm(place[:, None] - place[None], axis=2)
    tied = chain(8) > 0
    assert distance[tied].mean() < distance[~tied & ~np.eye(8, dtype=bool)].mean()


def test_the_same_organization_looks_the_same_every_time(radii: np.ndarray) -> None:
    assert np.array_equal(layout.arrange(radii, chain(8)), layout.arrange(radii, chain(8)))


def test_one_unit_stands_in_the_middle() -> None:
    assert np.array_equal(layout.arrange(np.array([0.3]), np.zeros((1, 1))), np.zeros((1, 2)))


def test_people_stand_in_their_unit() -> None:
    unit, manager = np.repeat([0, 1], [30, 10]).astype(np.int32), np.full(40, -1, dtype=np.int32)
    centres, radii = np.array([[-0.5, 0.0], [0.6, 0.1]]), np.array([0.4, 0.2])
    seats = layout.seat(unit, manager, centres, radii)
    assert (np.linalg.norm(seats - centres[unit], axis=1) <= radii[unit]).all()


def test_no_two_people_share_a_spot() -> None:
    spots = layout.sunflower(200)
    distance = np.linalg.norm(spots[:, None] - spots[None], axis=2) + np.eye(200)
    assert distance.min() > 0.5 / np.sqrt(200)
