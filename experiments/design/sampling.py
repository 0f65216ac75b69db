"""Points of the unit cube: Latin hypercube, Sobol, Saltelli's blocks, Morris' trajectories.

All but the Latin hypercube grow point by point: the first n points of a larger design are the smaller one, so that an
enlarged study runs only the new points. A Latin hypercube grows by whole blocks.
"""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]  # [points, dimensions], each 0..1


@lru_cache(maxsize=4)
def latin_hypercube(points: int, names: tuple[str, ...], seed: int, blocks: int = 1) -> Points:
    """Return `blocks` Latin hypercubes of `points` points (McKay, Beckman & Conover 1979).

    A column for each name, drawn from a generator of its own: another name changes no other column.
    """
    return np.concatenate([_hypercube(points, names, seed, block) for block in range(blocks)])


def _hypercube(points: int, names: Sequence[str], seed: int, block: int) -> Points:
    """Return one Latin hypercube: each name with its own order of the slices and places in them."""
    columns = np.empty((points, len(names)))
    for column, name in enumerate(names):
        rng = np.random.default_rng([seed, block, _number(name)])
        columns[:, column] = (rng.permutation(points) + rng.random(points)) / points
    return columns


def _number(name: str) -> int:
    """Return a number of 128 bits for a name, the same on every machine."""
    return int.from_bytes(blake2b(name.encode(), digest_size=16).digest(), "little")


@lru_cache(maxsize=4)
def sobol(points: int, dimensions: int, seed: int) -> Points:
    """Return the first points of a scrambled Sobol sequence (Sobol' 1967, Owen 1998).

    Powers of two are balanced best.
    """
    from scipy.stats import qmc

    sequence = qmc.Sobol(dimensions, rng=np.random.default_rng(seed))
    power = max(0, int(np.ceil(np.log2(points))))
    found: Points = sequence.random_base2(power)[:points]
    return found


@lru_cache(maxsize=4)
def saltelli(
    points: int, moved: tuple[tuple[int, ...], ...], seed: int, second_order: bool = False, even: bool = True
) -> Points:
    """Return Saltelli's (2010) blocks for Sobol indices, in SALib's order.

    ``moved`` has the columns that change together, each column once. For each of `points` base points: A, then A with
    each of them taken from B in turn, with `second_order` also B with each from A, then B: points x (moved + 2), or
    points x (2 moved + 2). ``even``: base points of a Sobol sequence; else independent ones.
    """
    dimensions = sum(len(columns) for columns in moved)
    base = sobol(points, 2 * dimensions, seed) if even else np.random.default_rng(seed).random((points, 2 * dimensions))
    a, b = base[:, :dimensions], base[:, dimensions:]
    rows = [a, *(_swapped(a, b, columns) for columns in moved)]
    if second_order:
        rows += [_swapped(b, a, columns) for columns in moved]
    return np.stack([*rows, b], axis=1).reshape(-1, dimensions)


@lru_cache(maxsize=4)
def morris(trajectories: int, dimensions: int, seed: int, levels: int = 4) -> Points:
    """Return Morris' (1991) trajectories through a grid, one factor moving at a time.

    trajectories x (dimensions + 1) points; each step is levels/(2 (levels - 1)), and `levels` is even.
    """
    return np.concatenate([_trajectory(dimensions, levels, [seed, number]) for number in range(trajectories)])


def _trajectory(dimensions: int, levels: int, seed: list[int]) -> Points:
    rng = np.random.default_rng(seed)
    step = levels / (2 * (levels - 1))
    up = rng.integers(0, 2, dimensions) == 1
    start = rng.integers(0, levels // 2, dimensions) / (levels - 1)
    point = np.where(up, start, start + step)
    points = [point.copy()]
    for factor in rng.permutation(dimensions):
        point[factor] += step if up[factor] else -step
        points.append(point.copy())
    found: Points = np.clip(np.array(points), 0.0, 1.0)
    return found


def _swapped(points: Points, others: Points, columns: Sequence[int]) -> Points:
    found = points.copy()
    found[:, list(columns)] = others[:, list(columns)]
    return found
