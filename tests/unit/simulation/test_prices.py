"""What levers cost and what a change is worth."""

from collections.abc import Callable

import pytest

from simulation import prices, state
from simulation.levers import INDEX, Entry, Strategy
from simulation.model import Organization
from simulation.parameters import PARAMETERS

Make = Callable[..., Organization]

# Cost at level 1 in percent of payroll: 500 people of whom 69 lead, 25 champions, 12 units, 5,000 customers (by hand).
PERCENT = {
    "tools": 0.24,
    "training": 0.75,
    "outside_training": 0.75,
    "mandate": 0.14,
    "words": 0.23,
    "deeds": 0.54,
    "informal_leaders": 0.26,
    "empowerment": 0.22,
    "involvement": 1.32,
    "purpose": 0.12,
    "community_managers": 0.51,
    "reward_individual": 0.27,
    "reward_collaborative": 0.27,
    "reward_counts": 0.20,
    "selection": 0.08,
    "embedding": 0.66,
    "governance": 0.08,
    "listening": 0.24,
    "repair": 0.31,
    "coordination": 0.26,
    "flatness": 0.31,
    "open_ideas": 0.34,
    "two_way": 0.31,
    "external_marketing": 1.14,
    "community_training": 0.06,
}
REACHED = {"deeds": 69, "informal_leaders": 25}


@pytest.mark.parametrize("lever", PERCENT)
def test_a_lever_costs_the_percent_of_payroll_worked_out_by_hand(lever: str) -> None:
    p = state.record(state.PARAMETER_DTYPE, **{name: parameter.default for name, parameter in PARAMETERS.items()})
    counts = {"staff": 500, "community": 12, "customer": 5000, "unit": 12, "front_seat": 10, "hire": 0.0039 * 500}
    person, manager, firm = (rates[INDEX[lever]] for rates in prices.unit_costs(p, counts))
    cost = person * REACHED.get(lever, 500) + manager * 69 + firm
    assert abs(100 * cost / prices.weekly_payroll(p, 500) - PERCENT[lever]) < 0.006


def test_prices_by_hand_are_of_levers_in_their_order() -> None:
    assert list(PERCENT) == [name for name in INDEX if name in PERCENT]


def test_cost_follows_level_and_people_reached(make: Make) -> None:
    costs = []
    for entry in (Entry("training", 1.0), Entry("training", 0.5), Entry("training", 1.0, target="unit:Works")):
        org = make(strategy=Strategy("s", (entry,)))
        org.run(1)
        costs.append(org.values()["cost"])
    assert costs[1] == pytest.approx(costs[0] / 2) and costs[2] == pytest.approx(costs[0] / 3)


def test_a_dearer_hour_makes_a_dearer_lever(make: Make) -> None:
    programme = Strategy("s", (Entry("deeds", 1.0),))
    cheap, dear = (make(strategy=programme, parameters={"loaded_hour": hour}) for hour in (0.03, 0.09))
    cheap.run(1)
    dear.run(1)
    assert dear.values()["cost"] == pytest.approx(3 * cheap.values()["cost"])


def test_value_is_nothing_where_all_is_as_at_week_zero(make: Make) -> None:
    values = make().values()
    assert {name: values[name] for name in values if name.startswith("value")} == pytest.approx(
        dict.fromkeys((name for name in values if name.startswith("value")), 0.0)
    )


def test_benefits_are_priced_as_declared(make: Make) -> None:
    o = make().state
    assert prices.worth_of_help(o.p, 10.0, 4.0) == pytest.approx((10 * 2 - 4 * 0.5) * 0.055)
    assert prices.loss_by_quits(o.p, 2.0) == pytest.approx(2 * 0.2 * 52 * 38 * 0.055)
    assert prices.worth_of_customers(o, 1.0) == pytest.approx(0.25 * 24 * 38 * 0.055)


def test_a_firm_without_customers_has_no_margin() -> None:
    o = Organization(20, weeks=1, precision="float64", rng=1).state
    o.firm.customers_start = 0.0
    assert prices.worth_of_customers(o, 0.0) == 0.0
