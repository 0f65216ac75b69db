"""What a programme is said to cost is what runs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulation.levers import Entry
from simulation.parameters import PARAMETERS
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import build
from visualizer.stage.costs import before_branch, budget, planned, weekly_of

EARLIER, LATER = (Entry("training", 0.8, 4, 10),), (Entry("deeds", 0.5, 0),)
PLAIN = Plan("krackhardt", entries=EARLIER, weeks=52)
BRANCHED = PLAIN.branched(20, LATER)


def test_a_branch_that_changes_nothing_costs_what_the_plan_cost() -> None:
    assert planned(PLAIN.branched(20, EARLIER)) == pytest.approx(planned(PLAIN))


def test_earlier_levers_are_paid_until_the_branch_and_the_new_ones_after_it() -> None:
    after = planned(replace(PLAIN, entries=LATER)) - planned(replace(PLAIN, entries=LATER), 20)
    assert planned(BRANCHED) == pytest.approx(planned(PLAIN, 20) + after)


def test_what_ran_until_the_branch_is_described_with_its_week() -> None:
    assert before_branch(BRANCHED) == (20, pytest.approx(planned(PLAIN, 20)))


def test_without_a_branch_nothing_ran_before() -> None:
    assert before_branch(PLAIN) == (0, 0.0)


def test_a_branched_plan_is_planned_at_about_what_its_run_spends() -> None:
    org = build(BRANCHED)
    org.run()
    assert planned(BRANCHED) == pytest.approx(float(org.indicator("total_cost")[-1]), rel=0.1)


DEAR = replace(PLAIN, parameters=(("loaded_hour", 1.5 * PARAMETERS["loaded_hour"].default),))


def test_prices_set_by_the_user_count_in_what_is_planned() -> None:
    assert planned(DEAR) > 1.2 * planned(PLAIN)


def test_prices_set_by_the_user_count_in_the_cost_of_one_lever() -> None:
    assert weekly_of(DEAR, EARLIER[0]) > 1.2 * weekly_of(PLAIN, EARLIER[0])


def test_the_budget_is_a_share_of_the_payroll_at_the_hour_set() -> None:
    assert budget("krackhardt", 52, DEAR.parameters) == pytest.approx(1.5 * budget("krackhardt", 52))
