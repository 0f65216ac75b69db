"""What the strategy meets: the rival, the random seed, and events that can be set off."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import solara

from simulation.bounds import seed_after
from visualizer.live.gallery import use_own
from visualizer.live.session import Session
from visualizer.plan.held_prices import held_prices
from visualizer.plan.plan import UNBRANCHED, Happening, Plan
from visualizer.plan.resolve import organization_title, strategies
from visualizer.plan.strategy_file import scenario_yaml
from visualizer.stage.occurrences import Occurrences
from visualizer.stage.prices import OwnPrices
from visualizer.widgets.download import Download
from visualizer.widgets.elements import press, tag
from visualizer.widgets.menu import Menu
from visualizer.widgets.what_is import headed
from visualizer.wording.indicators import words
from visualizer.wording.part_texts import STAGE
from visualizer.wording.texts import TEXTS


@solara.component
def World(session: Session, plan: Plan) -> Any:
    """Organization, rival, seed and live events of `plan`."""
    from simulation.events import EVENTS

    def happen(kind: str) -> None:
        if not session.refuse_at_the_end():
            session.change(session.plan.with_event(Happening(kind, session.run.state.week + 1)))

    own = [(name, words(one.title)) for name, one in use_own(plan.strategy, plan.rival).items()]
    events = [("", TEXTS["choose_event"]), *((name, words(kind.title)) for name, kind in EVENTS.items())]
    choose_rival = lambda name: session.change(replace(session.plan, rival=name))  # noqa: E731
    other_seed = lambda: session.change(replace(session.plan, seed=seed_after(session.plan.seed)))  # noqa: E731
    scenario = Download(STAGE["scenario"], "scenario.yaml", "application/yaml", lambda: scenario_yaml(session.plan))
    return tag(
        "div",
        tag("div", headed(TEXTS["world"], "world"), OwnPrices(session, plan), cls="os-row os-apart"),
        tag("div", organization_title(plan.organization), cls="os-note"),
        Menu(TEXTS["rival"], [*rivals(plan), *own], plan.rival, choose_rival),
        Menu(TEXTS["events"], events, "", happen, forget=True),
        Occurrences(session, plan),
        tag(
            "div",
            tag("span", f"{TEXTS['seed']} {plan.seed}", cls="os-note"),
            press(TEXTS["another_seed"], other_seed),
            cls="os-row",
        ),
        tag("div", held_prices().describe(), cls="os-note") if held_prices().file else None,
        scenario,
        cls="os-card os-stack",
    )


def rivals(plan: Plan) -> list[tuple[str, str]]:
    """What `plan` can be compared with: every strategy and, once branched, itself unbranched."""
    unbranched = [(UNBRANCHED, TEXTS[UNBRANCHED])] if plan.branches else []
    return unbranched + [(name, words(one.title)) for name, one in strategies().items()]
