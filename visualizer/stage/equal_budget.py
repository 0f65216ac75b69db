"""The budget of every strategy on the Stage, and what it made of the one that runs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import solara

from analysis.presentation.language import localize
from analysis.presentation.vocabulary import translate_shares
from scenarios.budget import label_factor
from scenarios.defaults import DEFAULT_PERCENT
from visualizer.live.session import Session
from visualizer.plan import workshop
from visualizer.plan.held_prices import parameters_of
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import scaling_of, scaling_of_entries
from visualizer.stage.costs import budget, mostly_bought, planned
from visualizer.widgets.elements import tag
from visualizer.widgets.menu import Menu
from visualizer.wording.currency import money_unit
from visualizer.wording.page_texts import COMPARE
from visualizer.wording.part_texts import STAGE
from visualizer.wording.texts import say


@solara.component
def EqualBudget(session: Session, plan: Plan) -> Any:
    """The choice between one budget for all and each strategy as written, with its effect."""
    chosen = "" if plan.percent is None else f"{plan.percent:g}"

    def choose(text: str) -> None:
        session.change(replace(session.plan, percent=float(text) if text else None))

    note = tag("span", " ".join(about_budget(plan)), cls="os-note")
    return tag("div", Menu(STAGE["budget"], budgets(plan), chosen, choose), note, cls="os-row")


def budgets(plan: Plan) -> list[tuple[str, str]]:
    """The budgets offered: equal for every strategy, or each as it is written."""
    amounts = sorted({0.5, 1.0, DEFAULT_PERCENT, 3.0, *([plan.percent] if plan.percent else [])})
    return [
        *((f"{one:g}", say(COMPARE, "equal", share=localize(f"{one:g}"))) for one in amounts),
        ("", COMPARE["as_written"]),
    ]


def about_budget(plan: Plan) -> list[str]:
    """What the budget made of the strategy: overspent first, then what a scaled one buys first."""
    scaled = scaling_of(plan)
    if scaled is None or plan.branches:
        amount = budget(plan.organization, plan.weeks, parameters_of(plan))
        over = planned(plan) - amount
        return [*([describe_overspent(over, amount)] if over > 0.5 else []), *about_compared(plan)]
    if scaled.planned > scaled.budget * 1.0005:
        return [describe_overspent(scaled.planned - scaled.budget, scaled.budget)]
    label = label_factor(scaled.phi) if scaled.planned > 0 else ""
    mostly = translate_shares(mostly_bought(plan)) if label else ""
    found = [say(STAGE, "scaled", label=localize(label), mostly=mostly)] if label and not workshop.hidden() else []
    if scaled.planned and scaled.unspent > 0.5:
        found.append(say(STAGE, "unspent", unspent=localize(f"{scaled.unspent:,.0f}"), k=money_unit()))
    return found


def about_compared(plan: Plan) -> list[str]:
    """What Compare makes of levels that run here as they are set; none where that is unknown."""
    if plan.percent is None or plan.entries is None or plan.branches or workshop.hidden():
        return []
    scaled = scaling_of_entries(plan, plan.entries, plan.percent)
    label = label_factor(scaled.phi) if scaled.planned > 0 else ""
    return [say(STAGE, "as_set", label=localize(label), percent=localize(f"{plan.percent:g}"))] if label else []


def describe_overspent(over: float, budget: float) -> str:
    """What a strategy costs more than its budget, both in thousands."""
    return say(STAGE, "over_budget", over=localize(f"{over:,.0f}"), budget=localize(f"{budget:,.0f}"), k=money_unit())
