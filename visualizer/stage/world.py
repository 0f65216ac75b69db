"""What the strategy meets: the rival, the random seed, and events that can be set off."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import solara

from scenarios.budget import label_factor
from scenarios.defaults import DEFAULT_PERCENT
from simulation.bounds import seed_after
from visualizer.live.session import Session
from visualizer.plan import workshop
from visualizer.plan.plan import UNBRANCHED, Happening, Plan
from visualizer.plan.resolve import organization_title, scaling_of, strategies
from visualizer.plan.strategy_file import scenario_yaml
from visualizer.stage.costs import budget, mostly_bought, planned
from visualizer.stage.occurrences import Occurrences
from visualizer.widgets.download import Download
from visualizer.widgets.elements import press, tag
from visualizer.widgets.menu import Menu
from visualizer.widgets.what_is import headed
from visualizer.wording.indicators import words
from visualizer.wording.page_texts import COMPARE
from visualizer.wording.part_texts import STAGE
from visualizer.wording.texts import TEXTS, say


@solara.component
def World(session: Session, plan: Plan) -> Any:
    """Organization, rival, seed and live events of `plan`."""
    from simulation.events import EVENTS

    def happen(kind: str) -> None:
        if not session.refuse_at_the_end():
            session.change(session.plan.with_event(Happening(kind, session.run.state.week + 1)))

    events = [("", TEXTS["choose_event"]), *((name, words(kind.title)) for name, kind in EVENTS.items())]
    other_seed = lambda: session.change(replace(session.plan, seed=seed_after(session.plan.seed)))  # noqa: E731
    return tag(
        "div",
        headed(TEXTS["world"], "world"),
        tag("div", organization_title(plan.organization), cls="os-note"),
        Menu(
            STAGE["budget"],
            budgets(plan),
            "" if plan.percent is None else f"{plan.percent:g}",
            lambda text: session.change(replace(session.plan, percent=float(text) if text else None)),
        ),
        *[tag("p", line, cls="os-note") for line in about_budget(plan)],
        Menu(TEXTS["rival"], rivals(plan), plan.rival, lambda name: session.change(replace(session.plan, rival=name))),
        Menu(TEXTS["events"], events, "", happen, forget=True),
        Occurrences(session, plan),
        tag(
            "div",
            tag("span", f"{TEXTS['seed']} {plan.seed}", cls="os-note"),
            press(TEXTS["another_seed"], other_seed),
            cls="os-row",
        ),
        Download(STAGE["scenario"], "scenario.yaml", "application/yaml", lambda: scenario_yaml(session.plan)),
        cls="os-card os-stack",
    )


def budgets(plan: Plan) -> list[tuple[str, str]]:
    """The budgets offered: equal for every strategy, or each as it is written."""
    amounts = sorted({0.5, 1.0, DEFAULT_PERCENT, 3.0, *([plan.percent] if plan.percent else [])})
    return [*((f"{one:g}", say(COMPARE, "equal", share=f"{one:g}")) for one in amounts), ("", COMPARE["as_written"])]


def about_budget(plan: Plan) -> list[str]:
    """What the budget made of the strategy: overspent first, then what a scaled one mostly buys."""
    scaled = scaling_of(plan)
    if scaled is None or plan.branches:
        amount = budget(plan.organization, plan.weeks, plan.parameters)
        over = planned(plan) - amount
        return [say(STAGE, "over_budget", over=f"{over:,.0f}", budget=f"{amount:,.0f}")] if over > 0.5 else []
    if scaled.planned > scaled.budget * 1.0005:
        over = scaled.planned - scaled.budget
        return [say(STAGE, "over_budget", over=f"{over:,.0f}", budget=f"{scaled.budget:,.0f}")]
    label = label_factor(scaled.phi) if scaled.planned > 0 else ""
    mostly = mostly_bought(plan) if label else ""
    found = [say(STAGE, "scaled", label=label, mostly=mostly)] if label and not workshop.hidden() else []
    unspent = say(STAGE, "unspent", unspent=f"{scaled.unspent:,.0f}") if scaled.planned and scaled.unspent > 0.5 else ""
    return [*found, *([unspent] if unspent else [])]


def rivals(plan: Plan) -> list[tuple[str, str]]:
    """What `plan` can be compared with: every strategy and, once branched, itself unbranched."""
    unbranched = [(UNBRANCHED, TEXTS[UNBRANCHED])] if plan.branches else []
    return unbranched + [(name, words(one.title)) for name, one in strategies().items()]
