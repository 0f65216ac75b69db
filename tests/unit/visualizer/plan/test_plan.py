"""What a plan becomes when it is branched, and what it is then compared with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulation.levers import Entry
from visualizer.live.session import Session
from visualizer.plan.link import from_query, to_query
from visualizer.plan.plan import DEFAULT_RIVAL, UNBRANCHED, Plan, first_difference
from visualizer.plan.resolve import checked
from visualizer.stage.world import rivals

TOOLS, TRAINING = (Entry("tools", 1.0, 4),), (Entry("training", 0.5, 4),)
BRANCHED = Plan(entries=TOOLS).branched(10, TRAINING)


def test_a_branched_plan_is_compared_with_itself_without_the_branch() -> None:
    assert replace(BRANCHED.as_rival(), rival=DEFAULT_RIVAL) == Plan(entries=TOOLS)


def test_of_two_branches_only_the_last_is_left_out() -> None:
    assert BRANCHED.branched(20, ()).as_rival().branches == BRANCHED.branches


def test_a_rival_chosen_after_the_branch_is_the_one_compared_with() -> None:
    assert replace(BRANCHED, rival="mandate").as_rival().strategy == "mandate"


def test_the_link_of_a_branched_plan_carries_what_it_is_compared_with() -> None:
    assert checked(from_query(to_query(BRANCHED))[0]) == (BRANCHED, [])


def test_a_link_without_a_branch_has_no_branch_to_leave_out() -> None:
    assert from_query("rival=unbranched")[0] == Plan()


def test_another_strategy_ends_the_branch_and_its_reference_run() -> None:
    assert BRANCHED.with_strategy(DEFAULT_RIVAL).rival not in (UNBRANCHED, DEFAULT_RIVAL)


def test_what_a_run_is_compared_with_makes_no_other_run() -> None:
    assert replace(BRANCHED, rival="mandate").alone == BRANCHED.alone
    assert replace(BRANCHED, seed=2).alone != BRANCHED.alone


def test_a_branch_is_replayed_from_its_own_week() -> None:
    before = Plan(entries=TOOLS)
    assert first_difference(before, before.branched(10, TRAINING)) == 10


@pytest.mark.parametrize(("plan", "offered"), [(Plan(), False), (BRANCHED, True)])
def test_the_path_without_the_branch_can_be_chosen_where_there_is_a_branch(plan: Plan, offered: bool) -> None:
    assert (UNBRANCHED in dict(rivals(plan))) == offered


def test_undo_after_a_branch_brings_the_former_rival_back() -> None:
    session = Session(Plan(weeks=4))
    try:
        before = session.rival_title()
        session.branch()
        branched = session.rival_title()
        session.undo()
        assert (branched, session.rival_title()) == ("Without the branch", before)
    finally:
        session.close()
