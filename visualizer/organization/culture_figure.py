"""The figure of culture by unit at week 0, for the Organization page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from scenarios.defaults import FEWEST
from visualizer.live.privacy import brought, large_enough, together
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import build
from visualizer.widgets.figure import drawn_twice
from visualizer.wording.texts import OVERVIEW, PRIVACY, say

if TYPE_CHECKING:
    from analysis.network.unit_groups import UnitGroups
    from analysis.network.unit_means import UnitMeans

CULTURE = ("openness", "trust", "peer_trust", "threshold", "skill", "habit")
"""States of a person that make up culture; those in which people differ at the start are drawn."""

WIDE = 12.0
"""Inches: the figure has a row of the page for itself."""


def before_anything(plan: Plan) -> Plan:
    """The part of a plan that week 0 depends on: whatever is decided later, this stays the same."""
    return replace(
        Plan(plan.organization), seed=plan.seed, parameters=plan.parameters, structure=plan.structure, off=plan.off
    )


def culture_of(plan: Plan) -> dict[str, Any]:
    """Culture by unit at week 0, with its words and numbers.

    ValueError for a plan that cannot be built.
    """
    from analysis.figures.by_unit import by_unit

    people = build(before_anything(plan))
    groups, note = rows_shown(people.population, plan.organization)
    measures = culture(people, groups)
    shown = [one for one in measures if not one.alike] or measures
    drawings = drawn_twice(lambda width: by_unit(shown, groups.titles, width=width), WIDE)
    words = {
        "description": join_sentences(describe_culture(measures, groups.titles), note),
        "title": join_sentences(what_is_the_same(measures), note),
    }
    return {**drawings, **words, "name": "culture_by_unit", "rows": rows_of(measures, groups)}


def rows_shown(population: Any, organization: str) -> tuple[UnitGroups, str]:
    """The units drawn, and a note.

    Small units of an organization somebody brought along share a row.
    """
    from analysis.network.unit_groups import unit_groups

    if not brought(organization) or all(large_enough(population.unit, len(population.units))):
        return unit_groups(population.unit, population.units), ""
    return unit_groups(*together(population.unit, population.units)), say(PRIVACY, "small", least=FEWEST)


def join_sentences(*sentences: str) -> str:
    """Sentences in a row, without those that are empty."""
    return " ".join(filter(None, sentences))


def culture(org: Any, groups: UnitGroups) -> list[UnitMeans]:
    """Each state of `CULTURE` by unit."""
    from analysis.network.unit_means import unit_means

    return [unit_means(OVERVIEW[state], org.people[state], groups) for state in CULTURE]


def rows_of(measures: list[UnitMeans], groups: UnitGroups) -> list[list[Any]]:
    """A line a unit, and one for everybody: people and the mean of each measure."""
    rows: list[list[Any]] = [["unit", "people", *(one.title for one in measures)]]
    for row, title in enumerate(groups.titles):
        means = [float(one.mean[row]) for one in measures]
        rows.append([title, int(groups.people[row]), *("" if np.isnan(mean) else round(mean, 4) for mean in means)])
    everybody = [round(one.everybody, 4) for one in measures]
    return [*rows, ["everybody", len(groups.group), *everybody]]


def describe_culture(measures: list[UnitMeans], titles: tuple[str, ...]) -> str:
    """Means and extremes of what differs, then what is the same for everybody."""
    differing = "; ".join(ranging(one, titles) for one in measures if not one.alike)
    return join_sentences(differing and f"{differing}.", what_is_the_same(measures))


def what_is_the_same(measures: list[UnitMeans]) -> str:
    """What everybody begins with alike, in a sentence; "" where there is nothing."""
    from analysis.presentation.style import format_number

    same = ", ".join(f"{one.title} {format_number(one.everybody)}" for one in measures if one.alike)
    return same and say(OVERVIEW, "culture_same", parts=same)


def ranging(one: UnitMeans, titles: tuple[str, ...]) -> str:
    """A measure's mean over all, and the units with the lowest and the highest."""
    from analysis.presentation.style import format_number

    mean = format_number(one.everybody)
    if len(titles) == 1:
        return say(OVERVIEW, "culture_one", title=one.title, mean=mean)
    least, most = int(np.nanargmin(one.mean)), int(np.nanargmax(one.mean))
    return say(
        OVERVIEW,
        "culture_range",
        title=one.title,
        mean=mean,
        low=format_number(float(one.mean[least])),
        least=titles[least],
        high=format_number(float(one.mean[most])),
        most=titles[most],
    )
