"""What an organization looks like: note, measures, units and three figures."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from typing import Any

import solara

from analysis.presentation.language import fill, lower, translate
from visualizer.organization.culture_figure import before_anything, culture_of
from visualizer.organization.measures import measured, rows_of, units_of
from visualizer.organization.real_companies_figure import beside_of
from visualizer.organization.unit_map_figure import unit_map_of
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import organization_of
from visualizer.widgets.background_task import use_background
from visualizer.widgets.elements import problem_of, table, tag
from visualizer.widgets.figure import show_figure
from visualizer.widgets.what_is import headed
from visualizer.wording.organization_texts import GENERATOR, ORGANIZATION
from visualizer.wording.texts import OVERVIEW, say

UNIT_HEAD = ("unit", "function", "people", "leaders", "ties_inside")


@solara.component
def Overview(plan: Plan) -> Any:
    """The cards about the organization of `plan`; what takes time comes when it is there."""
    name = plan.organization
    population = organization_of(name)
    found = use_background(lambda stop: measured(population), [name], "measures")
    measures = None if isinstance(found, ValueError) else found
    start = before_anything(plan)
    return tag(
        "div",
        tag(
            "div",
            headed(OVERVIEW["measures"], "measures"),
            *show_note(population),
            *(
                [table((ORGANIZATION["measure"], ORGANIZATION["value"]), rows_of(measures), numbers=(1,))]
                if measures
                else problem_of(found) or [tag("p", OVERVIEW["measuring"], cls="os-note")]
            ),
            cls="os-card",
        ),
        tag(
            "div",
            headed(OVERVIEW["beside"], "beside"),
            Pictured(
                lambda: beside_of(name, measures) if measures else None, [name, bool(measures)], OVERVIEW["measuring"]
            ),
            cls="os-card os-stack",
        ),
        tag(
            "div",
            headed(OVERVIEW["map"], "unit_map"),
            Pictured(lambda: unit_map_of(population), [name], OVERVIEW["drawing"]),
            cls="os-card os-stack",
        ),
        tag(
            "div",
            headed(OVERVIEW["units"], "units"),
            table(tuple(ORGANIZATION[head] for head in UNIT_HEAD), units_of(population), numbers=(2, 3, 4)),
            cls="os-card os-stack os-units",
        ),
        tag(
            "div",
            headed(OVERVIEW["culture"], "culture"),
            Pictured(lambda: culture_of(start), [start], OVERVIEW["culture_wait"]),
            tag("p", describe_culture_source(population, plan.seed), cls="os-note"),
            cls="os-card os-stack os-whole",
        ),
        cls="os-grid2",
    )


@solara.component
def Pictured(make: Callable[[], dict[str, Any] | None], needs: list[Any], waiting: str) -> Any:
    """The figure that `make` makes of `needs` in the background; until then, what is being done."""

    def work(stop: threading.Event) -> dict[str, Any] | None:
        return make()

    found = use_background(work, needs, "picture")
    if isinstance(found, ValueError):
        return tag("p", str(found), cls="os-bad", role="alert")
    return show_figure(**found) if found else tag("p", waiting, cls="os-note")


def show_note(population: Any) -> list[Any]:
    """Title and size, what was done to the data, and where they come from."""
    people = say(ORGANIZATION, "people_units", people=len(population.unit), units=len(population.units))
    around = say(ORGANIZATION, "ties_customers", ties=len(population.tie_source), customers=population.customers)
    return [
        tag("p", tag("b", f"{translate(population.title)}: {people}, {around}")),
        tag("p", translate(population.note)),
        tag("p", describe_source(population.source), cls="os-note"),
    ]


def describe_culture_source(population: Any, seed: int) -> str:
    """Return where culture at week 0 comes from: a survey, or ranges that are the same for all."""
    return say(OVERVIEW, "culture_note" if population.survey is None else "culture_note_survey", seed=seed)


APART = ("mean_degree", "depth")
"""Those that the form asks for elsewhere, or not at all."""

PAIR = re.compile(rf"\b({'|'.join(GENERATOR)}) (-?[\d.e+-]+)")


def describe_source(source: str) -> str:
    """Where an organization comes from, with its dials as the form calls them, in three figures."""
    if not source.startswith("generated:"):
        return translate(source)
    about = re.sub(r"generated: (\d+) people", lambda found: say(ORGANIZATION, "generated", n=found[1]), source)
    about = re.sub(r"\bseed (\d+)", lambda found: f"{lower(ORGANIZATION['seed'])} {found[1]}", about)
    return PAIR.sub(lambda found: fill("{dial} {n:.3g}", dial=lower(GENERATOR[found[1]]), n=float(found[2])), about)
