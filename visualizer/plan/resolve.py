"""From a plan to an organization ready to step: where the app calls the model."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from analysis.presentation.language import localize, translate
from visualizer.plan import workshop
from visualizer.plan.held_prices import parameters_of
from visualizer.plan.own_organizations import own
from visualizer.plan.own_strategies import is_own, unpack
from visualizer.plan.plan import UNBRANCHED, Plan
from visualizer.wording.indicators import words
from visualizer.wording.part_texts import PLAN
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from scenarios.budget import Scaled
    from simulation.events import Event
    from simulation.levers import Entry, Strategy
    from simulation.population import Population

MOST_PEOPLE = 100_000
"""People of an organization in the app, made up or uploaded."""
MOST_CUSTOMERS = 1_000_000
MOST_TIE_ENDS = 2_000_000
"""People times colleagues of one: what a network is made of in memory."""


def build(plan: Plan) -> Any:
    """The organization of `plan` at week 0, with other decisions from each branch's week on.

    Raises UserError (a ValueError) for what cannot be built: an unknown name, a lever out of range.
    """
    from simulation.simulation import Simulation

    org = Simulation(
        organization_of(plan.organization),
        strategy=strategy_of(plan),
        seed=plan.seed,
        parameters=dict(parameters_of(plan)),
        structure=structure_of(plan),
        events=events_of(plan),
        weeks=plan.weeks,
    )
    written = strategy(plan.strategy)
    for week, entries in plan.branches:
        org.plan.append((week + 1, replace(written, entries=entries)))
    return org


def events_of(plan: Plan) -> tuple[Event, ...]:
    """What happens to the organization, as the model takes it."""
    from simulation.events import Event

    made = []
    for event in plan.events:
        dials = {name: float(value) for name, value in event.dials if name != "group"}
        made.append(Event(event.kind, event.week, dials, str(dict(event.dials).get("group", ""))))
    return tuple(made)


def structure_of(plan: Plan) -> dict[str, str]:
    """The mechanisms' forms, with those switched off."""
    return {**dict(plan.structure), **dict.fromkeys(plan.off, "off")}


def checked(plan: Plan) -> tuple[Plan, list[str]]:
    """The plan with everything unknown put back to its default, and what that was.

    One sentence for each part. A link of which nothing is left names no part of a plan: it is the default plan.
    """
    plain, troubles = Plan(), []
    for field, look in (("organization", organization_of), ("strategy", strategy), ("rival", known_rival)):
        try:
            look(getattr(plan, field))
        except ValueError as problem:
            troubles.append(str(problem))
            plan = replace(plan, **{field: getattr(plain, field)})
    try:
        build(plan)
    except (ValueError, TypeError, OverflowError) as problem:
        troubles.append(str(problem))
        plan = replace(plan, entries=None, branches=(), events=(), off=(), structure=(), parameters=())
    plan = plan.with_another_rival()
    nothing_left = troubles and replace(plan, percent=plain.percent) == plain
    return plain if nothing_left else plan, troubles


def known_rival(name: str) -> None:
    """Nothing, if a run can be compared with `name`; else UserError."""
    if name != UNBRANCHED:
        strategy(name)


def strategy_of(plan: Plan) -> Strategy:
    """The strategy a plan begins with: at its budget, as written, or as changed."""
    written = strategy(plan.strategy)
    if plan.entries is not None:
        return replace(written, entries=plan.entries)
    scaled = scaling_of(plan)
    return written if scaled is None else replace(written, entries=scaled.strategy.entries)


def scaling_of(plan: Plan) -> Scaled | None:
    """How a plan's strategy is scaled to its budget; None where it is not."""
    if plan.percent is None or plan.entries is not None:
        return None
    return scaling_of_entries(plan, strategy(plan.strategy).entries, plan.percent)


def scaling_of_entries(plan: Plan, entries: tuple[Entry, ...], percent: float) -> Scaled:
    """How levers are scaled to so many percent of payroll in a plan's organization."""
    return _scaled(plan.organization, entries, plan.weeks, parameters_of(plan), percent)


@lru_cache(maxsize=256)
def _scaled(
    organization: str,
    entries: tuple[Entry, ...],
    weeks: int,
    parameters: tuple[tuple[str, float], ...],
    percent: float,
) -> Scaled:
    from scenarios.budget import CostPlan, scale
    from simulation.levers import Strategy

    plan = CostPlan(Strategy("scaled", entries), organization_of(organization), weeks, dict(parameters))
    return scale(plan, plan.payroll * percent / 100.0)


def title_of(plan: Plan) -> str:
    """The words for a plan's strategy, with its factor if scaled, marked where it was changed."""
    from scenarios.budget import label_factor

    scaled = None if plan.branches else scaling_of(plan)
    label = label_factor(scaled.phi) if scaled is not None and scaled.planned > 0 else ""
    return " ".join(filter(None, [words(strategy(plan.strategy).title), localize(label), "*" if plan.tampered else ""]))


def plain_title(plan: Plan) -> str:
    """A plan's strategy in words for guests: without its factor, saying if it was changed."""
    title = words(strategy(plan.strategy).title)
    return say(PLAN, "stage_title", title=title) if plan.tampered or plan.branches else title


def entries_of(plan: Plan) -> tuple[Entry, ...]:
    """The levers on the lanes: of the newest branch, as changed, or as the strategy is written."""
    if plan.branches:
        return plan.branches[-1][1]
    return strategy_of(plan).entries


def strategies() -> dict[str, Strategy]:
    """All strategies there are, in their order; a workshop's own are among them."""
    held = workshop.current()
    return {**built_in_strategies(), **(held.strategies if held else {})}


def on_cards() -> dict[str, Strategy]:
    """The strategies offered: a workshop's in its order, or all there are."""
    held = workshop.current()
    return held.strategies if held else built_in_strategies()


def describe_strategies() -> list[tuple[str, str]]:
    """Title and summary of every strategy on the cards."""
    return [(words(one.title), translate(one.summary) or PLAN["own_strategy"]) for one in on_cards().values()]


@cache
def built_in_strategies() -> dict[str, Strategy]:
    """The strategies that come with the product, in their order."""
    from scenarios.strategy import load_strategy
    from scenarios.strategy import strategies as built_in

    return {name: load_strategy(name) for name in built_in()}


def strategy(name: str) -> Strategy:
    """The strategy of that name.

    A link never opens a file: UserError for anything but the names there are.
    """
    from simulation.errors import UserError, did_you_mean

    if is_own(name):
        return unpack(name)
    known = strategies()
    if name not in known:
        raise UserError(say(PLAN, "unknown_strategy", name=name[:60], hint=did_you_mean(name[:60], known)))
    return known[name]


@cache
def organizations() -> dict[str, str]:
    """Names and titles of the organizations that come with the product."""
    from scenarios.organization import organizations as built_in

    return {entry.name: entry.title for entry in built_in()}


def load_organization(name: str) -> Population:
    """One of the organizations that come with the product.

    Nothing else: a link never opens a file.
    """
    from scenarios.organization import load_organization as load
    from simulation.errors import UserError, did_you_mean

    if name not in organizations():
        raise UserError(
            say(PLAN, "unknown_organization", name=name[:60], hint=did_you_mean(name[:60], organizations()))
        )
    return load(name)


def organization_of(name: str) -> Population:
    """The population called `name`.

    UserError where there is none (an uploaded one is gone with its server).
    """
    from simulation.errors import UserError

    if name.startswith("own:"):
        population = own(name)
        if population is None:
            raise UserError(PLAN["own_is_gone"])
        return population
    if name.startswith("generated:"):
        return generated(name)
    return load_organization(name)


@lru_cache(maxsize=16)  # a link's text is the key: without a bound a stranger's links would fill the memory
def generated(name: str) -> Population:
    """A generated organization from its dials in the link: ``generated:people=300,seed=2,...``."""
    from simulation.errors import UserError
    from simulation.networks.generator import generate

    dials = dials_in(name)
    if int(dials.get("people", 150)) > MOST_PEOPLE:
        raise UserError(say(PLAN, "too_many_people", most=MOST_PEOPLE))
    if int(dials.get("customers", 0)) > MOST_CUSTOMERS:
        raise UserError(say(PLAN, "too_many_customers", most=MOST_CUSTOMERS, given=int(dials["customers"])))
    if int(dials.get("people", 150)) * dials.get("mean_degree", 10) > MOST_TIE_ENDS:
        raise UserError(say(PLAN, "too_many_ties", most=MOST_TIE_ENDS))
    try:
        return generate(**dials)
    except TypeError as problem:
        raise UserError(say(PLAN, "not_generated", problem=problem)) from None


def dials_in(name: str) -> dict[str, Any]:
    """The dials a generated organization's name holds."""
    from simulation.errors import UserError

    dials: dict[str, Any] = {}
    for pair in filter(None, name.removeprefix("generated:").split(",")):
        dial, _, value = pair.partition("=")
        try:
            dials[dial] = finite(value) if "." in value else int(value)
        except ValueError:
            raise UserError(say(PLAN, "no_dial", text=pair)) from None
    return dials


def finite(text: str) -> float:
    """The number a text is; ValueError for none, and for an infinite one."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(say(PLAN, "no_number", text=text))
    return number


def organization_title(name: str) -> str:
    """The words for an organization."""
    try:
        return translate(organization_of(name).title)
    except ValueError:
        return name
