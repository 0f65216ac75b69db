"""A session as a link asks for it."""

from __future__ import annotations

import pytest

from visualizer.app import session_from


@pytest.mark.parametrize(("week", "bound"), [("12", 12), ("999", 156), ("²", 0), ("9" * 5000, 0), ("-3", 0)])
def test_a_link_begins_in_the_week_it_names_or_at_the_start(week: str, bound: int) -> None:
    session = session_from(f"week={week}")
    assert session.run.bound == bound
