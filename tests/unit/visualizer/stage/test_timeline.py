"""A lever that is added starts where it can matter."""

from __future__ import annotations

import pytest

from visualizer.live.session import Session
from visualizer.plan.plan import Plan
from visualizer.stage.timeline import steer, usual_level


@pytest.mark.parametrize(("branch", "week", "start"), [(0, 20, 20), (0, 52, 0), (0, 44, 0), (30, 52, 30), (46, 52, 46)])
def test_a_lever_added_at_the_end_starts_as_early_as_it_counts(branch: int, week: int, start: int) -> None:
    plan = Plan("krackhardt", entries=(), weeks=52)
    session = Session(plan.branched(branch, ()) if branch else plan)
    session.run.state.week = week
    steer(session, {"add": "training"}, lambda _: None)
    session.close()
    assert [entry.start for entry in session.entries_now()] == [start]


def test_a_lever_is_added_at_the_level_strategies_usually_have_it() -> None:
    assert usual_level("tools") == 1.0 and 0 < usual_level("deeds") <= 1
