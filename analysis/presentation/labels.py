"""Places labels beside the points they name, so that none overlaps another.

`spread_out` moves labels in a column apart; `place` finds room around points in a plane. Both work in plain numbers
(pixels), know nothing of figures and give the same answer every time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

DIRECTIONS = 16
RADII = (7.0, 12.0, 18.0, 26.0, 36.0, 48.0, 64.0, 84.0, 110.0, 145.0, 190.0, 250.0)
"""Where room is looked for around a point: directions, and distances in pixels."""


def spread_out(wanted: ArrayLike, gap: float, low: float = -np.inf, high: float = np.inf) -> NDArray[np.float64]:
    """Return positions as near as possible to the wanted ones, at least ``gap`` apart.

    They keep their order and lie within low..high. Least squares by pooling neighbours that would collide (isotonic
    regression). If there is no room for all of them between low and high they are spaced evenly over it, closer than
    ``gap``.
    """
    target = np.asarray(wanted, dtype=np.float64)
    count = len(target)
    if count and np.isfinite(high - low) and (count - 1) * gap > high - low:
        gap = (high - low) / max(1, count - 1)
    order = np.argsort(target, kind="stable")
    shifted = target[order] - gap * np.arange(count)
    pools: list[list[float]] = []  # mean, size
    for value in shifted:
        pools.append([float(value), 1.0])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            mean, size = pools.pop()
            pools[-1] = [(pools[-1][0] * pools[-1][1] + mean * size) / (pools[-1][1] + size), pools[-1][1] + size]
    level = np.repeat([mean for mean, _ in pools], [int(size) for _, size in pools]) if pools else shifted
    level = np.clip(level, low, high - gap * (count - 1)) if np.isfinite(high) else np.maximum(level, low)
    placed = np.empty(count)
    placed[order] = level + gap * np.arange(count)
    return placed


def place(
    points: NDArray[np.float64],
    sizes: NDArray[np.float64],
    bounds: tuple[float, float, float, float],
    avoid: NDArray[np.float64] | None = None,
    pad: float = 2.0,
) -> NDArray[np.float64]:
    """Return the lower left corners [n, 2] of labels beside their points.

    Labels overlap neither each other nor points nor the edge of the bounds. ``points`` [n, 2] and label ``sizes`` [n,
    2] in pixels; ``bounds`` = left, bottom, right, top; ``avoid`` [m, 2] are places better left free (the lines). Right
    of the point is preferred, then near. A label is moved again while that helps.
    """
    obstacles = np.empty((0, 2)) if avoid is None else avoid
    corners: NDArray[np.float64] = points + np.array([RADII[0], 0.0]) - np.array([0.0, 0.5]) * sizes
    done: list[int] = []
    for _ in range(4):
        before = corners.copy()
        for label in np.argsort(-points[:, 1], kind="stable"):
            others = [other for other in (done if len(done) < len(points) else range(len(points))) if other != label]
            offers, cost = _offers(points[label], sizes[label])
            cost = cost + 1e3 * _overlap(offers, sizes[label] + pad, corners[others], sizes[others] + pad)
            cost += 40.0 * _covered(offers, sizes[label], points) + 3.0 * _covered(offers, sizes[label], obstacles)
            cost += 1e3 * _outside(offers, sizes[label], bounds)
            corners[label] = offers[int(np.argmin(cost))]
            if label not in done:
                done.append(int(label))
        if np.array_equal(before, corners):
            break
    return corners


def _offers(point: NDArray[np.float64], size: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the possible corners around one point, with the cost of distance and direction."""
    angle = np.linspace(0, 2 * np.pi, DIRECTIONS, endpoint=False)
    away = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    centres = [point + away * radius + np.sign(np.round(away, 6)) * size / 2 * _reach(away) for radius in RADII]
    cost = [radius * 0.5 + 3.0 * (1 - away[:, 0]) for radius in RADII]
    return np.concatenate(centres) - size / 2, np.concatenate(cost)


def _reach(away: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return, by direction, which share of half a label lies between the point and its middle."""
    shares: NDArray[np.float64] = np.minimum(1.0, np.abs(away) * 1.5)
    return shares


def _overlap(
    offers: NDArray[np.float64], size: NDArray[np.float64], corners: NDArray[np.float64], sizes: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the area that each offer shares with labels already placed."""
    if not len(corners):
        return np.zeros(len(offers))
    low = np.maximum(offers[:, None], corners[None])
    high = np.minimum((offers + size)[:, None], (corners + sizes)[None])
    area: NDArray[np.float64] = np.prod(np.clip(high - low, 0, None), axis=2).sum(axis=1)
    return area


def _covered(offers: NDArray[np.float64], size: NDArray[np.float64], spots: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how many spots each offer would hide, with a margin of 2 pixels."""
    inside = (spots[None] > offers[:, None] - 2) & (spots[None] < (offers + size)[:, None] + 2)
    hidden: NDArray[np.float64] = inside.all(axis=2).sum(axis=1).astype(np.float64)
    return hidden


def _outside(
    offers: NDArray[np.float64], size: NDArray[np.float64], bounds: tuple[float, float, float, float]
) -> NDArray[np.float64]:
    """Return how many pixels of each offer would leave the figure."""
    low = np.clip(np.array(bounds[:2]) - offers, 0, None)
    high = np.clip(offers + size - np.array(bounds[2:]), 0, None)
    beyond: NDArray[np.float64] = (low + high).sum(axis=1)
    return beyond
