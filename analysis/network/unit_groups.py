"""Groups units for a figure: the largest by name, all others together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

MOST_UNITS = 20
LONGEST_NAME = 24


@dataclass(frozen=True)
class UnitGroups:
    """The rows of a figure.

    `titles`: their titles, in the order of the organization, the others last. `group`: [n] row of each person; -1 = in
    no unit, and in no row.
    """

    titles: tuple[str, ...]
    group: NDArray[np.int64]

    @property
    def people(self) -> NDArray[np.int64]:
        """[rows] the number of people in each row."""
        return np.bincount(self.group[self.group >= 0], minlength=len(self.titles))


def unit_groups(unit: ArrayLike, names: Sequence[str], most: int = MOST_UNITS) -> UnitGroups:
    """Return the row of each person, if at most `most` units get a row of their own.

    Args:
        unit: [n] unit number of each person; -1 = in no unit.
        names: the units' names, by number.
        most: with more units than that, the smallest share the last row.
    """
    unit = np.asarray(unit, dtype=np.int64)
    size = np.bincount(unit[unit >= 0], minlength=len(names))
    shown = np.sort(np.argsort(-size, kind="stable")[:most])
    rest = len(names) - len(shown)
    row = np.full(len(names) + 1, len(shown))  # the last place is that of unit -1
    row[shown], row[-1] = np.arange(len(shown)), -1
    titles = tuple(names[number] for number in shown)
    return UnitGroups((*titles, *([f"{rest} other unit{'s' * (rest > 1)}"] if rest else [])), row[unit])


def shorten_name(name: str, longest: int = LONGEST_NAME) -> str:
    """Return a long name without its middle, since units differ in beginnings and ends."""
    if len(name) <= longest:
        return name
    end = (longest - 1) // 3
    return f"{name[: longest - 1 - end].rstrip()}\N{HORIZONTAL ELLIPSIS}{name[-end:].lstrip()}"
