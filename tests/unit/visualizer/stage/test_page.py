"""The Stage keeps its controls while warnings come and go: a choice made in between is not lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import ipyvuetify as vuetify
import pytest
import reacton
import solara

from visualizer.live.session import Session
from visualizer.live.tab import Visit, here
from visualizer.plan.plan import Plan
from visualizer.stage.page import Stage
from visualizer.widgets.menu import MenuWidget
from visualizer.wording.texts import TEXTS


@pytest.fixture
def session() -> Iterator[Session]:
    one = Session(Plan("krackhardt", weeks=12))
    yield one
    one.close()


def test_the_menu_of_events_stays_the_same_widget_when_a_warning_comes_and_goes(session: Session) -> None:
    @solara.component
    def Page() -> Any:
        here.provide(Visit(session))
        return Stage()

    _, drawn = reacton.render_fixed(Page())

    def menu() -> MenuWidget:
        return drawn.find(MenuWidget, label=TEXTS["events"]).widget

    first = menu()
    for problem in ("The run ended.", ""):
        session.run.state.problem = problem
        session.notify("problem")
        assert len(drawn.find(vuetify.Html, children=["The run ended."])) == bool(problem)
        assert menu() is first
    drawn.close()
