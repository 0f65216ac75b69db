"""The space of strategies a search looks through, and what fits a budget."""

import pytest

from experiments.search.search_space import LEAST, Space, fit_to_budget
from scenarios.budget import CostPlan, amount
from scenarios.organization import load_organization
from scenarios.strategy import load_strategy
from simulation.errors import UserError
from simulation.levers import Entry, Strategy

WEEKS = 60
NOTHING = Strategy("nothing")


def test_a_strategy_found_in_the_space_is_found_again_by_its_dials() -> None:
    space = Space.of(["training", "deeds"], WEEKS, NOTHING)
    strategy = Strategy("s", (Entry("training", 0.5, 4, 8, end=30), Entry("deeds", 0.8, 10, 0)))
    assert space.strategy(space.nearest(strategy)).entries == strategy.entries


@pytest.mark.parametrize("name", ["inside-out", "mandate", "tools-only", "communities-of-purpose"])
def test_a_built_in_strategy_is_in_the_space_as_it_is_written(name: str) -> None:
    strategy = load_strategy(name)
    space = Space.of([], 156, NOTHING)
    found = space.strategy(space.nearest(strategy))
    assert sorted(map(str, found.entries)) == sorted(map(str, strategy.entries))


def test_a_lever_that_lasts_to_the_horizon_has_no_end() -> None:
    space = Space.of(["training"], WEEKS, NOTHING)
    values = {"training level": 0.5, "training start": 20, "training ramp": 0, "training weeks": WEEKS - 20}
    assert space.strategy(values).entries[0].end is None
    assert space.strategy(values | {"training weeks": 10}).entries[0].end == 30


def test_a_level_that_is_next_to_nothing_leaves_the_lever_out() -> None:
    space = Space.of(["training"], WEEKS, NOTHING)
    values = {"training level": LEAST - 0.01, "training start": 0, "training ramp": 0, "training weeks": WEEKS}
    assert space.strategy(values).entries == ()


def test_levers_that_are_not_searched_stay_as_they_are() -> None:
    base = load_strategy("inside-out")
    space = Space.of(["training"], WEEKS, base)
    kept = {entry for entry in base.entries if entry.lever != "training"}
    assert kept < set(space.strategy(space.nearest(base)).entries)


def test_an_unknown_lever_is_refused_with_the_nearest() -> None:
    with pytest.raises(UserError, match=r"'trainign' is unknown .did you mean 'training'"):
        Space.of(["trainign"], WEEKS, NOTHING)


def test_what_is_affordable_costs_its_budget() -> None:
    people = load_organization("krackhardt")
    found = fit_to_budget(load_strategy("inside-out"), people, WEEKS, 1.0, {})
    plan = CostPlan(found, people, WEEKS)
    assert plan.cost() == pytest.approx(amount(1.0, plan.payroll), rel=1e-6)


def test_rules_that_cost_more_than_the_budget_are_cut_to_fit() -> None:
    people = load_organization("krackhardt")
    rules = Strategy("rules", (Entry("governance", 1.0), Entry("reward_counts", 1.0), Entry("training", 1.0)))
    plan = CostPlan(fit_to_budget(rules, people, WEEKS, 0.1, {}), people, WEEKS)
    assert plan.cost() == pytest.approx(amount(0.1, plan.payroll), rel=1e-6)
