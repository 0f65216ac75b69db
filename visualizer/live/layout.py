"""Where everything is drawn on the stage: units as discs, close where they talk much.

People inside; customers around.

All positions are in stage units: the middle is (0, 0), the stage reaches from -WIDTH to WIDTH and -HEIGHT to HEIGHT.
Nothing is drawn at random, so the same organization always looks the same.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

WIDTH, HEIGHT = 1.5, 1.0
GOLDEN_ANGLE = np.pi * (3 - np.sqrt(5))
SHARE_COVERED = 0.40
"""Share of the stage's ellipse the discs cover together: the rest is air and room for names."""
NAME_GAP = 0.085
"""Room between two discs, so that a unit's name fits above it."""
CORNERS = np.array([[-1.30, -0.84, 0.74], [1.20, -1.12, 0.46]])
"""Where figures and the story line are (x, y, radius): nobody is put there."""
MOST_PAIRS = 1_000_000
"""Work spent on arranging: fewer rounds where there are many units, so that 200 of them take under a second."""
PEOPLE_REACH = 0.86
"""How far out people are drawn, as a share of the way to the edge; customers are beyond."""


def sunflower(count: int) -> Points:
    """`count` points spread evenly in the unit disc, from the middle outwards (Vogel 1979)."""
    ranks = np.arange(count)
    radius = np.sqrt((ranks + 0.5) / max(count, 1))
    return np.column_stack([radius * np.cos(ranks * GOLDEN_ANGLE), radius * np.sin(ranks * GOLDEN_ANGLE)])


def disc_radii(sizes: NDArray[np.int64]) -> NDArray[np.float64]:
    """Radius of each unit's disc: its area is its share of the people.

    None is too small to be seen.
    """
    root = np.sqrt(np.maximum(sizes, 1).astype(float))
    area = np.pi * WIDTH * HEIGHT * PEOPLE_REACH**2 * SHARE_COVERED
    radius = root * np.sqrt(area / (np.pi * (root**2).sum()))
    largest = 0.62 * HEIGHT
    return np.asarray(np.clip(radius, 0.02, largest))


def arrange(radii: NDArray[np.float64], traffic: NDArray[np.float64]) -> Points:
    """Centres of the discs: units with much traffic between them near, no two overlapping.

    `traffic`: [u, u] weight of the ties between units (symmetric; the diagonal is ignored).
    """
    count = len(radii)
    if count == 1:
        return np.zeros((1, 2))
    pull = traffic / max(float(traffic.sum(axis=1).max()), 1e-12)
    np.fill_diagonal(pull, 0.0)
    place = start(traffic)
    rounds = int(np.clip(MOST_PAIRS / count**2, 30, 400))
    for turn in range(rounds):
        cooling = 1 - turn / rounds
        step = pull @ place - pull.sum(axis=1, keepdims=True) * place
        place = place + 0.12 * cooling * step - 0.004 * place
        for _ in range(4):
            place = inside(apart(place, radii), radii)
    for _ in range(max(80, rounds // 2)):
        place = inside(apart(stretched(place, radii), radii), radii)
    return place


def stretched(place: Points, radii: NDArray[np.float64]) -> Points:
    """`place` widened gently towards the stage's edges, so that the room is used."""
    half = np.clip(np.array([WIDTH, HEIGHT]) * PEOPLE_REACH * 0.93 - radii[:, None], 0.01, None)
    room = (np.abs(place) / half).max(axis=0)
    return np.asarray(place * np.clip(1 / np.maximum(room, 0.2), 0.98, 1.03))


def start(traffic: NDArray[np.float64]) -> Points:
    """First positions of the units' discs.

    The two slowest modes of the traffic's Laplacian, on a ring where there is too little traffic.
    """
    count = len(traffic)
    ring = np.arange(count) * 2 * np.pi / count
    place = np.column_stack([np.cos(ring), np.sin(ring)])
    if count > 3 and traffic.sum() > 0:
        weight = traffic + traffic.T + 1e-3 * traffic.max()
        np.fill_diagonal(weight, 0.0)
        _, modes = np.linalg.eigh(np.diag(weight.sum(axis=1)) - weight)
        ranks = np.argsort(np.argsort(modes[:, 1:3] * np.sign(modes[0, 1:3] + 1e-12), axis=0), axis=0)
        place = ranks / (count - 1) * 2 - 1
    return np.asarray(place * [WIDTH, HEIGHT] * 0.6)


def apart(place: Points, radii: NDArray[np.float64]) -> Points:
    """Push overlapping discs apart by half of their overlap each."""
    across, up = (np.subtract.outer(place[:, axis], place[:, axis]) for axis in (0, 1))
    distance = np.sqrt(across**2 + up**2)
    overlap = np.add.outer(radii, radii + NAME_GAP) - distance
    np.fill_diagonal(overlap, 0.0)
    one, other = np.nonzero(overlap > 0)
    same = distance[one, other] < 1e-9
    push = 0.5 * overlap[one, other] / np.where(same, 1.0, distance[one, other])
    aside = np.sign(one - other)  # of two on one spot, the later goes right and up
    moved = [
        np.bincount(one, weights=push * np.where(same, share * aside, gap[one, other]), minlength=len(place))
        for share, gap in ((1.0, across), (0.37, up))
    ]
    return clear_of_corners(place + np.column_stack(moved), radii)


def clear_of_corners(place: Points, radii: NDArray[np.float64]) -> Points:
    """Push discs out of the corners that are taken."""
    for x, y, reach in CORNERS:
        gap = place - [x, y]
        distance = np.maximum(np.sqrt((gap**2).sum(axis=1)), 1e-9)
        overlap = np.clip(reach + radii + NAME_GAP / 2 - distance, 0, None)
        place = place + gap / distance[:, None] * overlap[:, None]
    return np.asarray(place)


def inside(place: Points, radii: NDArray[np.float64]) -> Points:
    """Bring discs that stick out of the stage's ellipse back in."""
    half = np.array([WIDTH, HEIGHT]) * PEOPLE_REACH - radii[:, None] - [0, NAME_GAP / 2]
    half = np.clip(half, 0.01, None)
    beyond = np.sqrt(((place / half) ** 2).sum(axis=1, keepdims=True))
    return np.asarray(np.where(beyond > 1, place / np.maximum(beyond, 1e-12), place))


def seat(unit: NDArray[np.int32], manager: NDArray[np.int32], centres: Points, radii: NDArray[np.float64]) -> Points:
    """Positions of all people: in their unit's disc, leaders in the middle, teams side by side."""
    leads = np.bincount(manager[manager >= 0], minlength=len(unit)) > 0
    positions = np.zeros((len(unit), 2))
    for index in range(len(radii)):
        members = np.flatnonzero(unit == index)
        spots = sunflower(len(members))
        bosses = members[leads[members]]
        crowd = members[~leads[members]]
        positions[bosses] = spots[: len(bosses)]
        rest = spots[len(bosses) :]
        by_angle = np.argsort(np.arctan2(rest[:, 1], rest[:, 0]), kind="stable")
        positions[crowd[np.argsort(manager[crowd], kind="stable")]] = rest[by_angle]
        positions[members] = centres[index] + positions[members] * radii[index] * 0.94
    return positions


def surround(count: int) -> Points:
    """Positions of the customers: two loose rings around the organization."""
    turn = np.arange(count) * 2 * np.pi / max(count, 1)
    reach = np.where(np.arange(count) % 2 == 0, 0.945, 0.995)[:, None]
    return np.column_stack([np.cos(turn), np.sin(turn)]) * [WIDTH, HEIGHT] * reach


def traffic_between(
    unit: NDArray[np.int32],
    source: NDArray[np.int32],
    target: NDArray[np.int32],
    weight: NDArray[np.float64],
    units: int,
) -> NDArray[np.float64]:
    """[units, units] weight of the ties from unit to unit, both directions added."""
    pair = unit[source].astype(np.int64) * units + unit[target]
    matrix = np.bincount(pair, weights=weight, minlength=units * units).reshape(units, units)
    return np.asarray(matrix + matrix.T)
