"""An organization in figures: its structure as a whole, and unit by unit."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.presentation.language import localize, translate

if TYPE_CHECKING:
    from analysis.network.network_structure import Structure


def measured(population: Any) -> Structure:
    """The structural measures of an organization; takes seconds in a large one."""
    from analysis.network.network_structure import measure

    return measure(population.tie_source, population.tie_target, population.unit)


def rows_of(found: Structure) -> list[tuple[str, str]]:
    """Name and value of each structural measure, in words."""
    from analysis.network.network_structure import TITLES

    rows = []
    for field in fields(found):
        value = getattr(found, field.name)
        if isinstance(value, int | float):
            shown = localize(f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}")
            rows.append((translate(TITLES[field.name]), shown))
    return rows


def units_of(population: Any) -> list[tuple[Any, ...]]:
    """Per unit: name, function, people, leaders, share of its people's ties that stay inside."""
    unit = np.asarray(population.unit)
    manager = np.asarray(population.manager)
    leads = np.bincount(manager[manager >= 0], minlength=len(unit)) > 0
    source, target = np.asarray(population.tie_source), np.asarray(population.tie_target)
    inside = unit[source] == unit[target]
    rows = []
    for index, name in enumerate(population.units):
        own = unit[source] == index
        share = f"{inside[own].mean():.0%}" if own.any() else "-"
        here = unit == index
        rows.append((name, translate(population.functions[index]), int(here.sum()), int((here & leads).sum()), share))
    return rows
