"""The panel about who or what was clicked on the stage, told from the run lived again in the background."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import solara

from visualizer.live.replay import relive
from visualizer.live.session import Session
from visualizer.stage.portrait import portrait, seat_of
from visualizer.widgets.background_task import begin
from visualizer.widgets.elements import problem_of, tag
from visualizer.widgets.panel import Panel
from visualizer.wording.part_texts import PORTRAIT
from visualizer.wording.texts import say


@solara.component
def CloserLook(session: Session, question: dict[str, Any], close: Callable[[], None]) -> Any:
    """The answer to ``{"kind", "index"}`` as it stood in the week shown when it was asked."""
    week = solara.use_memo(lambda: session.run.stand.week, [question])
    found, set_found = solara.use_state((question, None))

    def work() -> Any:
        seat = seat_of(session, question)

        def look(stop: threading.Event) -> None:
            result = relive(session.plan, week, seat, stop)
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
