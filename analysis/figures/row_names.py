"""Folds names beside the rows of a figure, and makes rows as tall as the longest name needs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

LETTERS = 23
"""A longer name of a strategy takes two lines beside a figure."""
LINE = 0.165
"""Inches a line of a name takes, with the air around it."""


def fold_names(names: Iterable[str], letters: int) -> list[str]:
    """Return each name in lines of so many letters."""
    return [textwrap.fill(name, letters) for name in names]


def row_height(names: Sequence[str], least: float) -> float:
    """Return the height of a row in inches at which none of these names touches the next."""
    return max([least, *(LINE * (name.count("\n") + 1) for name in names)])
