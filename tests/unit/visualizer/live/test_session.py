"""What a session shows beside its run is of the plan it is looked at with, whichever thread brings it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from visualizer.live.session import Session
from visualizer.plan.plan import Plan
from visualizer.stage.outcomes import follow_charts
from visualizer.wording.indicators import columns

PLAN = Plan("krackhardt", weeks=4)
CURVE = np.zeros((5, len(columns())), np.float32)


@pytest.fixture
def session() -> Iterator[Session]:
    """A session whose threads are not started, with a reference run."""
    one = Session(PLAN)
    one.background.start = lambda _plan: None  # type: ignore[method-assign]
    one._take_over("reference", PLAN, CURVE)
    yield one
    one.close()


def charts_of(session: Session) -> Any:
    """What the charts of a page are told."""
    widget = SimpleNamespace()
    follow_charts(session, widget, ("being",))  # type: ignore[arg-type]
    return widget


def test_another_rivals_name_never_stands_at_the_old_reference_run(session: Session) -> None:
    session.change(replace(PLAN, rival="mandate"))
    assert session.reference is None


def test_the_reference_run_stays_where_only_the_run_on_the_stage_is_another(session: Session) -> None:
    session.change(PLAN.with_strategy("mandate"))
    assert session.reference is CURVE


def test_the_path_before_a_change_is_no_reference_run_of_the_next_one(session: Session) -> None:
    session._take_over("before", PLAN, CURVE)
    session.change(PLAN.with_strategy("mandate"))
    assert (session.reference, session.rival_title()) == (None, "Tools only")


def test_charts_let_go_of_a_reference_run_that_went(session: Session) -> None:
    widget = charts_of(session)
    assert set(widget.references) == {"being"}
    session.change(replace(PLAN, rival="mandate"))
    assert widget.references == {}


def test_a_reference_run_of_the_former_rival_that_comes_late_is_not_shown(session: Session) -> None:
    session.change(replace(PLAN, rival="mandate"))
    session._take_over("reference", PLAN, CURVE)
    assert session.reference is None


def test_the_path_before_a_change_is_shown_when_the_change_is_played_again(session: Session) -> None:
    session.change(replace(PLAN, seed=2))
    session._take_over("before", replace(PLAN, seed=2), CURVE)
    assert (session.reference is CURVE, session.rival_title()) == (True, "before the change")


def test_what_stands_in_the_way_of_a_run_beside_is_told_until_the_plan_changes(session: Session) -> None:
    session._take_over("problem", PLAN, "no such group")
    session.run._safely()
    session.notify("show")
    problem = session.run.state.problem
    session.change(replace(PLAN, rival="mandate"))
    assert (problem, session.run.state.problem) == ("no such group", "")


def test_the_plan_cannot_change_between_the_look_at_it_and_what_is_kept(session: Session) -> None:
    other = replace(PLAN, seed=2)

    class Looked(Plan):
        """A plan that has the page change its plan while it is compared, if nothing holds the page back."""

        def __eq__(self, _: object) -> bool:
            if not session._lock.locked():
                session.change(other)
            return True

        __hash__ = Plan.__hash__

    session._take_over("band", Looked("krackhardt", weeks=4), [CURVE])
    assert (session.plan, session.runs) in ((PLAN, [CURVE]), (other, []))


def test_in_the_last_week_a_branch_changes_nothing_and_says_why() -> None:
    session = Session(PLAN, week=4)
    session.branch()
    assert session.plan == PLAN and "Week 4 is the last one" in session.notice


def test_what_was_not_done_is_said_until_an_earlier_week_is_shown() -> None:
    session = Session(PLAN, week=4)
    session.branch()
    session.run.seek(2)
    session.notify("show")
    assert session.notice == ""
