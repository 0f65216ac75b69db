"""Privacy: what is not shown of an organization, so that nobody real is singled out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scenarios.defaults import FEWEST
from visualizer.widgets.elements import tag
from visualizer.wording.texts import PRIVACY, say


def brought(organization: str) -> bool:
    """Whether somebody brought this organization along: real people may be behind its seats."""
    return organization.startswith("own:")


def made_up(organization: str) -> list[object]:
    """The warning above anything about one person of an organization somebody brought along."""
    return [tag("p", PRIVACY["made_up"], cls="os-warn")] if brought(organization) else []


def large_enough(unit: ArrayLike, units: int) -> tuple[bool, ...]:
    """Whether each of so many units has enough people to be described by itself.

    `unit`: [n] unit of each person.
    """
    numbers = np.asarray(unit)
    return tuple((np.bincount(numbers[numbers >= 0], minlength=units) >= FEWEST).tolist())


def together(unit: ArrayLike, names: Sequence[str]) -> tuple[NDArray[np.int64], tuple[str, ...]]:
    """Units and their names with the small ones as one, last.

    The next smallest joins them while they are too few.

    Args:
        unit: [n] unit number of each person; -1 = in no unit.
        names: the units' names, by number.
    """
    unit = np.asarray(unit, dtype=np.int64)
    size = np.bincount(unit[unit >= 0], minlength=len(names))
    order = np.argsort(size, kind="stable")
    joined = int((size < FEWEST).sum())
    while 0 < joined < len(names) and size[order[:joined]].sum() < FEWEST:
        joined += 1
    if not joined:
        return unit, tuple(names)
    kept = np.sort(order[joined:])
    title = say(PRIVACY, "together", n=joined) if len(kept) else PRIVACY["all"]
    row = np.full(len(names) + 1, len(kept))  # the last place is that of unit -1
    row[kept], row[-1] = np.arange(len(kept)), -1
    return row[unit], (*(names[number] for number in kept), title)
