"""The Stage: the organization changes before one's eyes, and every decision can be tried."""

from __future__ import annotations

from typing import Any

import solara

from visualizer.live.address import use_plan
from visualizer.live.gallery import Changes, OwnStrategies, use_own
from visualizer.live.session import Session
from visualizer.live.tab import here
from visualizer.plan import workshop
from visualizer.plan.resolve import on_cards
from visualizer.plan.view import with_view
from visualizer.stage.closer_look import CloserLook
from visualizer.stage.outcomes import Outcomes
from visualizer.stage.start_here import StartHere
from visualizer.stage.strategy_cards import StrategyCards
from visualizer.stage.theatre import Theatre
from visualizer.stage.timeline import Timeline
from visualizer.stage.world import World
from visualizer.widgets.elements import Panel, describe_keys, tag
from visualizer.widgets.live_widget import use_live
from visualizer.widgets.scripts import KeysWidget
from visualizer.widgets.what_is import headed, meaning
from visualizer.wording.page_texts import TITLES
from visualizer.wording.part_texts import KEY_TEXTS
from visualizer.wording.texts import TEXTS

KEYS = [" ", "ArrowLeft", "ArrowRight", "r", "R", "p", "P", "l", "L", "u", "U", "b", "B", "?", "Escape", *"123456789"]


@solara.component
def Stage() -> Any:
    """The first page: strategies, the stage, levers in time, what happens."""
    session: Session = solara.use_context(here).session
    router = solara.use_router()
    plan, problem = use_plan(session), use_problem(session)
    question, ask = solara.use_state(None)
    keys = KeysWidget.element(listened=KEYS)
    use_live(keys, lambda message, _: on_key(session, message, ask, router, question))
    known = [*on_cards().values(), *use_own(plan.strategy).values()]
    choose = lambda name: session.change(session.plan.with_strategy(name))  # noqa: E731
    left = [
        tag("div", headed(TEXTS["strategy"], "strategies"), OwnStrategies(), cls="os-row os-apart"),
        StrategyCards(known, plan.strategy, choose, plan.tampered, numbered=len(on_cards())),
        Changes(),
    ]
    explain = lambda name: ask({"kind": "word", "name": name})  # noqa: E731
    warnings = [tag("p", line, cls="os-warn", role="alert") for line in filter(None, [*session.troubles, problem])]
    return tag(
        "div",
        keys,
        tag("h1", TITLES["stage"], cls="os-caption"),
        tag(
            "div", *warnings, StartHere()
        ),  # always one: what comes after it keeps its place, and so a choice made there
        tag(
            "div",
            tag("div", tag("div", *left, cls="os-card"), World(session, plan), cls="os-left"),
            tag("div", Theatre(session, ask), Timeline(session, explain), cls="os-mid"),
            tag("div", Outcomes(session, explain), cls="os-side"),
            cls="os-stage",
        ),
        *([Answer(session, question, ask)] if question and question["kind"] != "nothing" else []),
    )


def use_problem(session: Session) -> str:
    """What has gone wrong with the run, or was not done; empty while nothing was."""
    problem, set_problem = solara.use_state("")

    def listen() -> Any:
        return session.join(lambda *_: set_problem(session.run.state.problem or session.notice))

    solara.use_effect(listen, [])
    return problem


def on_key(session: Session, message: dict[str, Any], ask: Any, router: Any, question: Any = None) -> None:
    """What the keys do; the first message says whether motion is wanted at all."""
    run, key = session.run, str(message.get("key", "")).lower()
    if "calm" in message and not message["calm"] and run.bound == 0 and not session.started:
        session.started = True
        run.play()
    elif key == " ":
        run.toggle()
    elif key in ("arrowright", "arrowleft"):
        run.step(1 if key == "arrowright" else -1)
    elif key == "r":
        held = workshop.current()
        if held is not None:  # one key restarts the workshop; U takes it back
            session.change(held.plan, 0)
        run.seek(0)
    elif key == "l":
        session.replay()
    elif key == "u":
        session.undo()
    elif key == "b":
        session.branch()
    elif key == "p" or (key == "escape" and not question and on_projector(router)):
        router.push(with_view(router.search or "", "" if on_projector(router) else "projector", router.path))
    elif key == "?":
        ask({"kind": "keys"})
    elif key == "escape":
        ask(None)
    elif key.isdigit():
        names = list(on_cards())
        if 0 < int(key) <= len(names):
            session.change(session.plan.with_strategy(names[int(key) - 1]))


def on_projector(router: Any) -> bool:
    """Whether the projector view is on."""
    return "view=projector" in (router.search or "")


@solara.component
def Answer(session: Session, question: dict[str, Any], ask: Any) -> Any:
    """The panel that answers what was clicked or asked."""
    if question["kind"] == "word":
        return meaning(question["name"], lambda: ask(None))
    if question["kind"] == "keys":
        return Panel(
            KEY_TEXTS["keys"],
            describe_keys(KEY_HELP),
            lambda: ask(None),
        )
    return CloserLook(session, question, lambda: ask(None))


KEY_HELP = (
    ("space", "play"),
    ("← →", "week"),
    ("R", "to_start"),
    ("1-9", "strategy"),
    ("B", "branch"),
    ("U", "undo"),
    ("L", "replay"),
    ("P", "projector"),
    ("escape", "close"),
    ("M", "menu"),
    ("in_list", "in_list_does"),
    ("on_stage", "on_stage_does"),
    ("on_lever", "on_lever_does"),
)
"""Keys and what they do: texts of the catalogue; a key it does not have stands as it is."""
