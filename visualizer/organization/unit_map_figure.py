"""The figure of how densely an organization's units are tied to one another."""

from __future__ import annotations

from typing import Any

import numpy as np

from analysis.presentation.language import localize
from visualizer.widgets.figure import drawn_twice
from visualizer.wording.texts import OVERVIEW, say


def unit_map_of(population: Any) -> dict[str, Any]:
    """The map between units, with its words and numbers (in percent of the possible ties)."""
    from analysis.figures.unit_map import unit_map
    from analysis.network.unit_groups import unit_groups
    from analysis.network.unit_ties import tie_density

    groups = unit_groups(population.unit, population.units)
    density = tie_density(population.tie_source, population.tie_target, groups)
    description = describe_map(population)
    rows: list[list[Any]] = [["from", *groups.titles]]
    for title, shares in zip(groups.titles, density, strict=True):
        rows.append([title, *("" if np.isnan(share) else round(100 * float(share), 3) for share in shares)])
    drawings = drawn_twice(lambda width: unit_map(density, groups.titles, width=width), 6.6)
    return {**drawings, "description": description, "title": description, "name": "units_tied", "rows": rows}


def describe_map(population: Any) -> str:
    """What the map shows, in one sentence: how dense units are inside and between."""
    from analysis.network.unit_ties import inside_and_between

    inside, between = inside_and_between(population.tie_source, population.tie_target, population.unit)
    if np.isnan(between):
        return say(OVERVIEW, "map_one", inside=of_100(inside))
    return say(OVERVIEW, "map_text", inside=of_100(inside), between=of_100(between))


def of_100(share: float) -> str:
    """How many of a hundred: two figures, one where there are few; 0 where nobody could be tied."""
    value = 100 * np.nan_to_num(share)
    return localize(f"{value:.0f}" if value >= 9.5 else f"{value:.1f}" if value >= 0.95 else f"{value:.1g}")
