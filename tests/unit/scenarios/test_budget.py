"""Equal budget: what a programme is planned to cost, and the one factor that makes it cost what there is."""

from __future__ import annotations

import pytest

from scenarios import budget
from scenarios.organization import load_organization
from scenarios.strategy import load_strategy
from simulation.errors import UserError
from simulation.levers import Entry, Strategy
from simulation.model import Organization
from simulation.population import Population

WEEKS = 52


@pytest.fixture(scope="module")
def people() -> Population:
    return load_organization("krackhardt")


def planned(strategy: Strategy, people: Population) -> budget.CostPlan:
    return budget.CostPlan(strategy, people, WEEKS)


@pytest.mark.parametrize("name", ["inside-out", "mandate", "say-one-thing-do-another", "lock-down"])
def test_the_cost_at_a_factor_is_that_of_the_scaled_strategy(name: str, people: Population) -> None:
    strategy = load_strategy(name)
    for phi in (0.0, 0.3, 1.0, 1.7, 5.0):
        assert planned(strategy, people).cost(phi) == pytest.approx(planned(strategy.scaled(phi), people).cost())


def test_a_scaled_programme_is_planned_to_cost_the_budget(people: Population) -> None:
    plan = planned(load_strategy("inside-out"), people)
    amount = budget.amount(1.5, plan.payroll)
    assert budget.scale(plan, amount).planned == pytest.approx(amount, rel=1e-9)


def test_with_nobody_leaving_a_run_spends_what_was_planned(people: Population) -> None:
    plan = planned(load_strategy("champions"), people)
    scaled = budget.scale(plan, budget.amount(0.5, plan.payroll))
    org = Organization(population=people, strategy=scaled.strategy, weeks=WEEKS, structure={"turnover": "off"}, rng=1)
    org.run()
    assert org.values()["total_cost"] == pytest.approx(scaled.planned, rel=1e-6)


def test_a_programme_whose_levers_are_all_full_leaves_the_rest_in_the_till(people: Population) -> None:
    plan = planned(Strategy("small", (Entry("training", 0.5),)), people)
    scaled = budget.scale(plan, 10 * plan.cost())
    assert scaled.phi == 2.0
    assert scaled.remark == "at full strength it costs less than the budget"
    assert scaled.unspent == pytest.approx(10 * plan.cost() - plan.cost(2.0))


def test_the_smallest_effort_decides_when_all_levers_are_full(people: Population) -> None:
    entries = (Entry("words", 0.2), Entry("tools", 0.1), Entry("mandate", 1.0), Entry("training", 0.25))
    assert planned(Strategy("mixed", entries), people).full_factor == 4.0


def test_words_never_grow_louder(people: Population) -> None:
    strategy = Strategy("promises", (Entry("words", 0.6), Entry("training", 0.5)))
    assert [entry.level for entry in strategy.scaled(2.0).entries] == [0.6, 1.0]


def test_rules_cost_what_they_cost_so_a_small_budget_does_not_fit(people: Population) -> None:
    plan = planned(load_strategy("lock-down"), people)
    scaled = budget.scale(plan, 0.5 * plan.cost(0.0))
    assert (scaled.phi, scaled.remark) == (0.0, "does not fit")


def test_a_programme_scaled_below_half_is_called_another_one(people: Population) -> None:
    plan = planned(load_strategy("everything-at-once"), people)
    assert budget.scale(plan, 0.2 * plan.cost()).remark == "another programme in all but name"


def test_doing_nothing_costs_nothing_at_any_budget(people: Population) -> None:
    scaled = budget.scale(planned(Strategy("nothing"), people), 100.0)
    assert (scaled.planned, scaled.unspent) == (0.0, 100.0)


@pytest.mark.parametrize(("said", "meant"), [(1.5, 15.0), ("1.5%", 15.0), ("250k", 250.0), (None, 15.0), (0, 0.0)])
def test_a_budget_is_a_percent_of_payroll_or_an_amount(said: str | float | None, meant: float) -> None:
    assert budget.amount(said, 1000.0) == pytest.approx(meant)


@pytest.mark.parametrize("said", [-1, "-1", "-5k", "-2%"])
def test_a_negative_budget_is_not_suggested_back(said: str | float) -> None:
    with pytest.raises(UserError, match=rf"--budget: '{said}' is negative; give a percent") as caught:
        budget.amount(said, 1000.0)
    assert "write" not in str(caught.value)


@pytest.mark.parametrize("said", ["lots", "-1", "nan", "inf", "k", ""])
def test_what_is_no_budget_is_refused_with_an_example(said: str) -> None:
    with pytest.raises(UserError, match="250k"):
        budget.amount(said, 1000.0)


def test_more_than_the_payroll_was_meant_in_thousands() -> None:
    with pytest.raises(UserError, match="250 % is more than the payroll; for 250 thousand write 250k"):
        budget.amount("250", 1000.0)
