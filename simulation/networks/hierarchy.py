"""Making up a line of command with a given span of control and depth.

Level sizes grow geometrically from the head down, by the factor that fits everybody into the wanted depth. How many
of a level have reports follows from the span: a level of L people above a level of M has M / span managers, so the
mean span comes out by construction and the rest of the level are specialists without reports.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def line_of_command(
    unit_sizes: Sequence[int], span: float, depth: int | None, rng: np.random.Generator
) -> NDArray[np.int32]:
    """Manager of each seat, [n], -1 for the head; units are contiguous and the first seat of each leads it."""
    sizes = np.asarray(unit_sizes)
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    manager = np.full(int(sizes.sum()), -1, dtype=np.int32)
    leaders = tree(len(sizes), max(span, min(len(sizes) - 1, 2 * span)), None, rng)
    manager[first] = np.where(leaders >= 0, first[leaders], -1)
    above = _depths(leaders)
    for u, size in enumerate(sizes):
        below = None if depth is None else max(1, depth - int(above[u]))
        inside = tree(int(size), span, below, rng)
        manager[first[u] + 1 : first[u] + size] = first[u] + inside[1:]
    return manager


def tree(size: int, span: float, depth: int | None, rng: np.random.Generator) -> NDArray[np.int64]:
    """One tree of `size` seats in level order: the parent of each, -1 for seat 0."""
    parent = np.full(size, -1, dtype=np.int64)
    levels = level_sizes(size, span, depth)
    start = 0
    for level, below in zip(levels[:-1], levels[1:], strict=True):
        managers = min(level, max(1, round(below / span)))
        chosen = start + np.arange(managers)
        extra = rng.integers(0, managers, below - managers) if below > managers else np.empty(0, dtype=np.int64)
        parent[start + level : start + level + below] = np.sort(np.concatenate([chosen[: min(managers, below)], start + extra]))
        start += level
    return parent


def level_sizes(size: int, span: float, depth: int | None) -> list[int]:
    """How many people stand on each level, the head first."""
    if size == 1:
        return [1]
    if depth is None:
        depth = next(d for d in range(1, 64) if _total(max(1.5, 0.65 * span), d) >= size)
    while _total(span, depth) < size:  # too flat for this span: one more level
        depth += 1
    low, high = 0.0, span
    for _ in range(60):
        growth = (low + high) / 2
        low, high = (growth, high) if _total(growth, depth) < size else (low, growth)
    ideal = np.cumsum([high**k for k in range(depth + 1)])
    edges = np.minimum(np.maximum.accumulate(np.maximum(np.round(ideal), np.arange(depth + 1) + 1)), size).astype(int)
    edges[-1] = size
    return [int(level) for level in np.diff(np.concatenate([[0], edges])) if level > 0]


def _total(growth: float, depth: int) -> float:
    return float(sum(growth**k for k in range(depth + 1)))


def _depths(parent: NDArray[np.int64]) -> NDArray[np.int64]:
    depth = np.zeros(len(parent), dtype=np.int64)
    for k in range(1, len(parent)):
        depth[k] = depth[parent[k]] + 1
    return depth
