"""What a tab holds as files: a workshop, an organization of one's own."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from visualizer.plan import workshop
from visualizer.plan.held_prices import held_prices
from visualizer.plan.own_prices import prices_in
from visualizer.plan.own_strategies import file_stem, name_apart
from visualizer.plan.plan import UNBRANCHED, Plan
from visualizer.plan.programme import as_one
from visualizer.plan.resolve import (
    built_in_strategies,
    on_cards,
    organization_of,
    organizations,
    strategy,
    strategy_of,
)
from visualizer.wording.part_texts import GALLERY, PLAN
from visualizer.wording.texts import TEXTS, say

if TYPE_CHECKING:
    from scenarios.workshop import Workshop
    from simulation.levers import Strategy
    from simulation.population import Population

WORKSHOP = "workshop.yaml"
ORGANIZATION = "organization.yaml"


class Cards:
    """The strategies of a workshop file: built-in ones by name, all others written out."""

    def __init__(self) -> None:
        self.listed: list[str] = []
        self.inline: dict[str, Strategy] = {}

    def add(self, one: Strategy, stem: str = "") -> str:
        """Put a strategy on a card, once; returns its name in the file."""
        known = built_in_strategies()
        if one == known.get(one.name):
            self.listed += [one.name] if one.name not in self.listed else []
            return one.name
        for name, other in self.inline.items():
            if replace(other, name="") == replace(one, name=""):
                return name
        name = name_apart(stem or file_stem(one.title), (*known, *self.inline))
        self.inline[name] = one
        return name


def workshop_files(plan: Plan, own: Mapping[str, Strategy]) -> dict[str, bytes]:
    """File name -> content: a workshop of what is on the Stage and of one's own strategies.

    With what a workshop held here hides, tells and asks. An organization that does not come along is beside it, as
    `orgshift import` writes one.
    """
    import yaml

    from scenarios.strategy import strategy_yaml

    built_in, held, cards = plan.organization in organizations(), workshop.current(), Cards()
    for name, one in on_cards().items():
        cards.add(one, stem=name)
    for one in own.values():
        cards.add(one)
    start, against = cards.add(as_run(plan)), rival_as_run(plan)
    rival = against.name if against == built_in_strategies().get(against.name) else cards.add(against)
    content = {
        "title": held.file.title if held else say(GALLERY, "workshop_title", title=strategy(plan.strategy).title),
        "organization": plan.organization if built_in else ORGANIZATION,
        "strategies": cards.listed,
        "own_strategies": {name: yaml.safe_load(strategy_yaml(one)) for name, one in cards.inline.items()},
        "start": start,
        "rival": rival,
        "seed": plan.seed,
        "weeks": plan.weeks,
        **(in_the_room(held.file) if held else {}),
    }
    text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=120)
    return {WORKSHOP: text.encode(), **({} if built_in else organization_files(organization_of(plan.organization)))}


def as_run(plan: Plan) -> Strategy:
    """A plan's strategy as it runs: changed, scaled to its budget, or as it is written."""
    written = strategy(plan.strategy)
    if plan.tampered:
        return replace(written, title=say(PLAN, "stage_title", title=written.title), entries=as_one(plan))
    entries = strategy_of(plan).entries
    if entries == written.entries:
        return written
    return replace(written, title=say(PLAN, "scaled_title", title=written.title, percent=plan.percent), entries=entries)


def rival_as_run(plan: Plan) -> Strategy:
    """The strategy a plan is compared with, as it runs."""
    found = as_run(plan.as_rival())
    without_branch = plan.rival == UNBRANCHED and plan.as_rival().tampered
    return replace(found, title=TEXTS[UNBRANCHED]) if without_branch else found


def in_the_room(file: Workshop) -> dict[str, Any]:
    """What a workshop hides from the room, tells it and asks it, as its file holds it."""
    from scenarios.story import load_story, stories

    story = next((name for name in stories() if load_story(name) == file.story), None)
    told = story or (file.story.model_dump(mode="json", exclude_unset=True) if file.story else None)
    rounds = [one.model_dump(mode="json", exclude_unset=True) for one in file.rounds]
    return {"hidden": sorted(file.hidden), **({"story": told} if told else {}), "rounds": rounds}


def describe_left_out(plan: Plan) -> str:
    """What of a plan a workshop file does not hold, in sentences; "" where it holds all."""
    prices = prices_in(plan)
    found = {
        "no_events": plan.events,
        "no_prices": prices or held_prices().values,
        "no_parameters": len(plan.parameters) > len(prices),
        "no_forms": plan.structure,
        "no_switches": plan.off,
    }
    parts = ", ".join(GALLERY[name] for name, value in found.items() if value)
    others = "" if plan.percent is None else say(GALLERY, "others_as_written", percent=plan.percent)
    return " ".join(filter(None, [others, parts and say(GALLERY, "left_out", parts=parts)]))


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
