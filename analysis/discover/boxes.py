"""Boxes in the space of parameters, made smaller slice by slice (the peeling part of PRIM)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Box:
    """One box of a peeling: ``low`` and ``high`` [parameters] and how well it fits."""

    low: NDArray[np.float64]
    high: NDArray[np.float64]
    coverage: float
    density: float
    support: float


def peel(
    points: NDArray[np.float64],
    cases: NDArray[np.bool_],
    share: float = 0.05,
    least: float = 0.05,
    among: Sequence[int] | None = None,
) -> list[Box]:
    """Return all boxes on the way from the whole space inwards.

    ``points`` is [n, parameters], ``cases`` [n]. ``share`` of the points inside is cut off at a time, until fewer than
    ``least`` of all points would be left. ``among``: the columns that may be cut; all by default.
    """
    columns = range(points.shape[1]) if among is None else among
    inside = np.ones(len(points), dtype=bool)
    low, high = points.min(axis=0), points.max(axis=0)
    boxes = [box(low, high, inside, cases)]
    while boxes[-1].density < 1:
        cut = _best_cut(points[inside], cases[inside], columns, share, least * len(points))
        if cut is None:
            break
        column, side, edge = cut
        low, high = low.copy(), high.copy()
        (low if side == 0 else high)[column] = edge
        inside &= points[:, column] >= edge if side == 0 else points[:, column] <= edge
        boxes.append(box(low, high, inside, cases))
    return boxes


def _best_cut(
    within: NDArray[np.float64], cases: NDArray[np.bool_], columns: Sequence[int], share: float, least: float
) -> tuple[int, int, float] | None:
    """Return column, side (0 = from below) and new edge that leave the highest share of cases.

    None if every cut leaves too few points.
    """
    best, found = (-1.0, 0.0), None
    for column in columns:
        values = within[:, column]
        for side, quantile in enumerate(np.quantile(values, [share, 1 - share])):
            edge = float(quantile)
            kept = values >= edge if side == 0 else values <= edge
            if kept.all():  # many equal values: cut off the whole outermost level
                edge = _next_level(values, side)
                kept = values >= edge if side == 0 else values <= edge
            if not least <= kept.sum() < len(kept):
                continue
            gain = (float(cases[kept].mean()), float(kept.mean()))
            if gain > best:
                best, found = gain, (column, side, edge)
    return found


def box(
    low: NDArray[np.float64], high: NDArray[np.float64], inside: NDArray[np.bool_], cases: NDArray[np.bool_]
) -> Box:
    """Return a box with its coverage, density and support (shares 0..1)."""
    return Box(low, high, float(cases[inside].sum() / cases.sum()), float(cases[inside].mean()), float(inside.mean()))


def _next_level(within: NDArray[np.float64], side: int) -> float:
    """Return the next value inwards from the outermost one; the outermost if all are equal."""
    levels = np.unique(within)
    return float(levels[0] if len(levels) == 1 else levels[1] if side == 0 else levels[-2])
