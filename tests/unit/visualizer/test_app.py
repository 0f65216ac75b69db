"""A session as a link asks for it."""

from __future__ import annotations

import pytest

from visualizer.app import session_from
from visualizer.stage.page import on_key


@pytest.mark.parametrize(("week", "bound"), [("12", 12), ("999", 156), ("²", 0), ("9" * 5000, 0), ("-3", 0)])
def test_a_link_begins_in_the_week_it_names_or_at_the_start(week: str, bound: int) -> None:
    session = session_from(f"week={week}")
    assert session.run.bound == bound


@pytest.mark.parametrize(("query", "plays"), [("week=60", False), ("week=0", False), ("", True), ("week=later", True)])
def test_a_link_to_a_week_stays_there_and_any_other_plays_from_the_start(query: str, plays: bool) -> None:
    session = session_from(query)
    on_key(session, {"calm": False}, None, None)
    assert session.run.state.playing is plays
