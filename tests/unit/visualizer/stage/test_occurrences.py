"""Choices for an event that arrive before the page was drawn again are neither lost nor doubled."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from visualizer.plan.plan import Happening, Plan
from visualizer.stage.occurrences import choose, turned

SHOWN = Happening("layoff", 4)


class Session:
    """A session that keeps its plan alone."""

    def __init__(self) -> None:
        self.plan = Plan(events=(SHOWN,))

    def change(self, plan: Plan) -> None:
        self.plan = plan


@pytest.fixture
def session() -> Any:
    """A session in which the share was just chosen, and the page still shows the event before."""
    made: Any = Session()
    made.became = {}
    choose(made, SHOWN, lambda one: turned(one, "share", 0.4), made.became)
    return made


def test_an_event_is_taken_out_though_the_page_shows_it_as_it_was(session: Any) -> None:
    choose(session, SHOWN, lambda _: None, session.became)
    assert not session.plan.events


def test_two_choices_in_a_row_change_one_event(session: Any) -> None:
    choose(session, SHOWN, lambda one: replace(one, week=7), session.became)
    assert session.plan.events == (Happening("layoff", 7, (("share", 0.4),)),)


def test_an_event_that_has_gone_does_not_come_back(session: Any) -> None:
    choose(session, SHOWN, lambda _: None, session.became)
    choose(session, SHOWN, lambda one: replace(one, week=7), session.became)
    assert not session.plan.events
