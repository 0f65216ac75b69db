"""The density of working ties inside units and between them."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.network.network_structure import drop_repeated_ties
from analysis.network.unit_groups import UnitGroups


def tie_density(source: ArrayLike, target: ArrayLike, groups: UnitGroups) -> NDArray[np.float64]:
    """Return the share of possible ties from people of one row to people of another that exist.

    Density as in `analysis.network.network_structure`, cell by cell. Ties of people in no unit do not count, as in
    its `mixing`.

    Args:
        source: [e] seat a tie starts from.
        target: [e] seat it points to; a self-tie or a repeated tie is counted once or not at all.
        groups: the rows and the people in them.

    Returns:
        [rows, rows]: from the row's people to the column's; NaN where there are no two people who could be tied.
    """
    count = len(groups.titles)
    source, target = drop_repeated_ties(source, target, len(groups.group))
    here, there = groups.group[source], groups.group[target]
    known = (here >= 0) & (there >= 0)
    ties = np.bincount(here[known] * count + there[known], minlength=count**2).reshape(count, count)
    people = groups.people.astype(float)
    possible = np.outer(people, people) - np.diag(people)
    density: NDArray[np.float64] = np.divide(ties, possible, out=np.full((count, count), np.nan), where=possible > 0)
    return density


def inside_and_between(source: ArrayLike, target: ArrayLike, unit: ArrayLike) -> tuple[float, float]:
    """Return the density inside units and between them: shares of the possible ties that exist.

    All units count together. unit: [n]; -1 = in no unit, does not count. NaN where there are no two people who could be
    tied.
    """
    unit = np.asarray(unit)
    source, target = drop_repeated_ties(source, target, len(unit))
    known = (unit[source] >= 0) & (unit[target] >= 0)
    inside = (unit[source] == unit[target])[known]
    size = np.bincount(unit[unit >= 0])
    within, people = int((size * (size - 1)).sum()), int(size.sum())
    return _share(int(inside.sum()), within), _share(int((~inside).sum()), people * (people - 1) - within)


def _share(ties: int, possible: int) -> float:
    return ties / possible if possible else float("nan")
