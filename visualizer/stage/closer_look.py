"""The panel about what was clicked: a person, a unit, a community, the customers.

It shows the model replayed to the week shown (`replay_run`); the reasons are the model's own (`reasons`).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import solara

from visualizer.live.privacy import made_up
from visualizer.live.replay import ReplayedRun, replay_run
from visualizer.live.session import Session
from visualizer.stage.group_portraits import of_community, of_customers, of_unit
from visualizer.stage.person_portrait import of_person
from visualizer.widgets.background_task import begin
from visualizer.widgets.elements import Panel, problem_of, tag
from visualizer.wording.part_texts import PORTRAIT
from visualizer.wording.texts import say


@solara.component
def CloserLook(session: Session, question: dict[str, Any], close: Callable[[], None]) -> Any:
    """The answer to ``{"kind", "index"}`` as it stood in the week shown when it was asked."""
    week = solara.use_memo(lambda: session.run.state.week, [question])
    found, set_found = solara.use_state((question, None))

    def work() -> Any:
        seat = seat_of(session, question)

        def look(stop: threading.Event) -> None:
            result = replay_run(session.plan, week, seat, stop)
            if result is not None and not stop.is_set():
                set_found((question, result))

        return begin(look, lambda problem: set_found((question, problem)), "look")

    solara.use_effect(work, [question, session.plan])
    asked, result = found
    if result is None or asked != question:
        return Panel(PORTRAIT["moment"], [tag("p", PORTRAIT["again"], cls="os-note")], close)
    if problem := problem_of(result):
        return Panel(PORTRAIT["nothing"], problem, close)
    title, body = portrait(session, question, result)
    return Panel(say(PORTRAIT, "in_week", title=title, week=week), body, close)


def seat_of(session: Session, question: dict[str, Any]) -> int | None:
    """The seat of the person asked about, None where nobody is."""
    scene, index = session.run.scene, int(question.get("index", -1))
    if scene is None or question.get("kind") != "person" or not 0 <= index < len(scene.people):
        return None
    return int(scene.people[index])


def portrait(session: Session, question: dict[str, Any], found: ReplayedRun) -> tuple[str, list[Any]]:
    """Title and body of the panel for ``{"kind", "index"}``.

    From the run `found`, as it is in the week shown.
    """
    kind, index = question.get("kind"), int(question.get("index", -1))
    seat = seat_of(session, question)
    if seat is not None:
        title, body = of_person(found, seat)
        return title, [*made_up(session.plan.organization), *body]
    if kind == "unit" and session.run.scene is not None and 0 <= index < len(session.run.scene.units):
        return of_unit(session, found, index)
    if kind == "community":
        return of_community(found, index)
    return of_customers(found)
