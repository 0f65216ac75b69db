"""Says what a few points show, too few to look for rules: even a perfect one may be chance."""

from __future__ import annotations

from math import comb
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import style, vocabulary

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

ERROR_RATE = 0.05
"""Probability of a perfect split by chance alone from which on no rule can be told from chance."""


def are_few(points: pd.DataFrame, cases: ArrayLike) -> bool:
    """Return whether chance alone may split the cases perfectly by some parameter.

    A parameter that does nothing splits C of n points off at one of its ends in 2 of n! / (C! (n - C)!) orders.
    """
    hit = np.asarray(cases, dtype=bool)
    return 2 * points.shape[1] / comb(len(hit), int(hit.sum())) >= ERROR_RATE


def describe_few(points: pd.DataFrame, cases: ArrayLike, what: str = "it fails") -> str:
    """Describe which parameter separates the cases, if any, and that the points are few.

    ``what`` describes a case in words, as for `prim`.
    """
    grid, hit = vocabulary.numbers(points), np.asarray(cases, dtype=bool)
    count = len(hit)
    texts = [_describe_split(points, grid[:, place], hit, place) for place in range(grid.shape[1])]
    found = [text for text in texts if text]
    first = f"In {int(hit.sum())} of {count} points {what}"
    rest = f"{count} points are too few to look for further rules, or to say how far this one holds."
    if not found:
        return f"{first}; no single parameter separates them. {rest.partition(' further')[0]} rules."
    return f"{first}: {', or '.join(found)}. {rest}"


def _describe_split(points: pd.DataFrame, column: NDArray[np.float64], hit: NDArray[np.bool_], place: int) -> str:
    """Describe where along one parameter all cases lie and no other point; "" if not."""
    called = vocabulary.title(points, "parameters", str(points.columns[place]))
    inside, outside = column[hit], column[~hit]
    if inside.max() < outside.min():
        ends = _describe_end(inside, "or less"), _describe_end(outside, "or more")
    elif inside.min() > outside.max():
        ends = _describe_end(inside, "or more"), _describe_end(outside, "or less")
    else:
        return ""
    return f"in all where {called} is {ends[0]} and in none where it is {ends[1]}"


def _describe_end(values: NDArray[np.float64], beyond: str) -> str:
    """Describe the part of a parameter's range that some points take: "0.8", or "0.8 or more"."""
    edge = values.max() if beyond == "or less" else values.min()
    alone = values.min() == values.max()
    return style.format_number(float(edge)) + ("" if alone else f" {beyond}")
