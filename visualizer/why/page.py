"""The page Why: decisions, drivers, mechanisms, and what remains without a mechanism."""

from __future__ import annotations

from typing import Any

import solara

from visualizer.live.address import use_plan
from visualizer.live.ensemble import describe_place
from visualizer.live.session import Session
from visualizer.live.tab import here
from visualizer.plan.resolve import strategy
from visualizer.plan.view import use_view, whole
from visualizer.why.by_decision import ByDecision, use_decisions
from visualizer.why.by_driver import ByDriver
from visualizer.why.by_mechanism import ByMechanism
from visualizer.why.by_switch import SwitchOff
from visualizer.widgets.elements import tag
from visualizer.widgets.menu import Menu
from visualizer.widgets.number import Number
from visualizer.widgets.what_is import WhatIs
from visualizer.wording.indicators import choices, words
from visualizer.wording.page_texts import WHY
from visualizer.wording.texts import say


@solara.component
def Why() -> Any:
    """By decision first, then by driver, then by mechanism, then with a mechanism switched off."""
    session = solara.use_context(here).session
    plan = use_plan(session)
    offered = {one["name"]: one["title"] for one in choices()}
    asked_for, set_indicator = use_view("explain", "being")
    indicator = asked_for if asked_for in offered else "being"
    last, set_last = use_view("to", str(plan.weeks))
    week = whole(last, 1, plan.weeks, plan.weeks)
    set_week = lambda value: set_last(str(int(value)))  # noqa: E731
    found = use_decisions(plan)
    which = say(
        WHY,
        "which",
        title=words(strategy(plan.strategy).title),
        changed=WHY["changed"] if plan.tampered else "",
        seed=plan.seed,
    )
    asked = tag(
        "div",
        Menu(WHY["explain"], list(offered.items()), indicator, set_indicator),
        WhatIs(indicator),
        Number(WHY["at_week"], week, 1, plan.weeks, set_week, step=1),
        tag("span", ". ".join(filter(None, [which, use_place(session, indicator, week)])), cls="os-note"),
        cls="os-row os-card",
    )
    return tag(
        "div",
        tag("h1", WHY["title"]),
        asked,
        tag("div", ByDecision(found, indicator, week), ByDriver(plan, week), cls="os-grid2"),
        ByMechanism(plan, indicator, week, set_week),
        SwitchOff(plan, indicator, found.own),
        cls="os-stack",
    )


def use_place(session: Session, indicator: str, week: int) -> str:
    """That the run explained ends outside the band of other random seeds; "" where it does not."""
    runs, set_runs = solara.use_state(session.runs)

    def listen() -> Any:
        set_runs(session.runs)
        return session.join(lambda *_: set_runs(session.runs), ("plan", "band"))

    solara.use_effect(listen, [])
    at_end = week == session.plan.weeks and all(len(one) == week + 1 for one in runs)
    return describe_place(runs, indicator, week) if at_end else ""
