"""What a tab holds as files: a workshop, an organization of one's own."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from visualizer.plan.own_strategies import file_stem, is_own, name_apart
from visualizer.plan.plan import Plan
from visualizer.plan.programme import as_one
from visualizer.plan.resolve import organization_of, organizations, strategies, strategy
from visualizer.wording.part_texts import GALLERY, PLAN
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from simulation.levers import Strategy
    from simulation.population import Population

WORKSHOP = "workshop.yaml"
ORGANIZATION = "organization.yaml"


def workshop_files(plan: Plan, own: Mapping[str, Strategy]) -> dict[str, bytes]:
    """File name -> content: a workshop of what is on the Stage and of one's own strategies.

    An organization that does not come along is beside it, as `orgshift import` writes one.
    """
    import yaml

    from scenarios.strategy import strategy_yaml

    built_in = plan.organization in organizations()
    inline: dict[str, Strategy] = {}
    for one in own.values():
        inline[name_apart(file_stem(one.title), (*strategies(), *inline))] = one
    start = plan.strategy
    if plan.tampered or is_own(start):
        shown = strategy(start)
        if plan.tampered:
            shown = replace(shown, title=say(PLAN, "stage_title", title=shown.title), entries=as_one(plan))
        start = next((name for name, one in inline.items() if one == shown), "")
        if not start:
            start = name_apart(file_stem(shown.title), (*strategies(), *inline))
            inline[start] = shown
    content = {
        "title": say(GALLERY, "workshop_title", title=strategy(plan.strategy).title),
        "organization": plan.organization if built_in else ORGANIZATION,
        "strategies": list(strategies()),
        "own_strategies": {name: yaml.safe_load(strategy_yaml(one)) for name, one in inline.items()},
        "start": start,
        "seed": plan.seed,
        "weeks": plan.weeks,
    }
    text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=120)
    return {WORKSHOP: text.encode(), **({} if built_in else organization_files(organization_of(plan.organization)))}


def organization_files(population: Population) -> dict[str, bytes]:
    """File name -> content of an organization of one's own, with its tables."""
    from scenarios.saving import save_organization

    with TemporaryDirectory() as folder:
        levels = survey_text(population)
        paths = save_organization(population, Path(folder) / ORGANIZATION, ties_given=True, survey=levels)
        return {path.name: path.read_bytes() for path in paths}


def survey_text(population: Population) -> str:
    """The levels of week 0 by unit as a table; "" without a survey."""
    from simulation.population import ASKED

    if population.survey is None:
        return ""
    rows = [
        ",".join([json.dumps(unit), *("" if math.isnan(level) else f"{level:.6g}" for level in levels)])
        for unit, levels in zip(population.units, population.survey.tolist(), strict=True)
    ]
    return "\n".join([",".join(["unit", *ASKED]), *rows]) + "\n"
