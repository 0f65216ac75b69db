"""Cases of departments: how long they take against closed forms, and whose trust a failing department costs."""

import math
from typing import Any

import numpy as np
import pytest
from scipy import stats

from simulation import levers as lever
from simulation.customers import departments
from simulation.events import Event
from simulation.mechanisms import cases
from simulation.model import Organization
from simulation.population import Population

FUNCTIONS = ("service", "sales", "development", "operations")
BREADTH = (0.7, 0.2, 0.1)  # cases that need one, two, three departments


def firm(customers: int = 2000, functions: tuple[str, ...] = FUNCTIONS, form: str = "departments", **given: Any) -> Any:
    """Forty people in departments, each of whom turns to nobody; further names are parameters."""
    people, weeks, mix = 40, given.pop("weeks", 60), given.pop("case_mix", {})
    population = Population(
        "departments",
        "Departments",
        np.full(people, -1),
        np.arange(people) * len(functions) // people,
        functions,
        functions,
        *np.zeros((3, 0)),
        np.zeros(people),
        customers,
        case_mix=mix,
    )
    structure = {"cases": form, "incidents": "off", "turnover": "off", **given.pop("structure", {})}
    return Organization(
        population=population, structure=structure, parameters=given, weeks=weeks, precision="float64", rng=1
    )


def open_everywhere(org: Organization) -> int:
    """Let every customer open a case; return how many there are."""
    o, count = org.state, int(org.state.firm.places_used)
    for i in range(count):
        cases.open_case(o, i, 0)
    o.customer_words[cases.LISTED, :count] = np.arange(count)
    return count


def resolve(org: Organization, theta: float, hand: float) -> np.ndarray:
    """Weeks that each case takes where departments serve with this chance."""
    o, count = org.state, open_everywhere(org)
    while (o.cases.left[:count] != 0).any():
        for d in range(len(o.desks)):
            cases.serve(o, d, count, theta, hand, 0)
        o.clock.week += 1
        o.cases.weeks[:count] += o.cases.left[:count] != 0
        o.cases.paused[:count] = 0
    return np.asarray(o.cases.weeks[:count])


@pytest.mark.parametrize(("theta", "hand"), [(1.0, 0.5), (0.8, 0.5), (0.7, 0.5), (0.7, 1.0), (0.6, 0.0)])
def test_a_case_takes_the_weeks_of_the_closed_form_where_the_chance_to_be_served_is_fixed(
    theta: float, hand: float
) -> None:
    taken = resolve(firm(8000), theta, hand)
    expected = 1.0 + sum(
        p * (k * (1.0 - theta) / theta + (k - 1) * (1.0 - hand)) for k, p in enumerate(BREADTH, start=1)
    )
    assert abs(taken.mean() - expected) < 4.0 * max(taken.std(), 0.1) / math.sqrt(len(taken))


@pytest.mark.parametrize("theta", [0.8, 0.5])
def test_a_case_of_parallel_departments_takes_as_long_as_the_slowest(theta: float) -> None:
    taken = resolve(firm(8000, form="parallel"), theta, 0.5)
    slowest = [
        sum((-1) ** (j + 1) * math.comb(k, j) / (1.0 - (1.0 - theta) ** j) for j in range(1, k + 1)) for k in (1, 2, 3)
    ]
    expected = sum(p * weeks for p, weeks in zip(BREADTH, slowest, strict=True))
    assert abs(taken.mean() - expected) < 4.0 * taken.std() / math.sqrt(len(taken))


@pytest.mark.parametrize("mix", [{}, {"sales": 3.0, "development": 1.0, "operations": 0.5, "service": 1.0}])
def test_departments_are_needed_by_the_share_of_cases_that_their_capacity_counts_on(mix: dict[str, float]) -> None:
    org = firm(8000, case_mix=mix)
    count = open_everywhere(org)
    for d, row in enumerate(org.state.desks):
        drawn = np.mean((org.state.cases.route[:count] >> d) & 1)
        assert abs(drawn - row.visits) <= 4.0 * math.sqrt(row.visits * (1.0 - row.visits) / count)
    assert abs(sum(org.state.desks.visits) - 1.4) < 1e-12


def test_open_cases_are_new_cases_times_weeks_of_waiting() -> None:
    org = firm(3000, weeks=260, usual_utilisation=0.95, two_functions=0.3, three_functions=0.2)
    rows = []
    for _ in range(260):
        org.run(1)
        f = org.state.firm
        rows.append((f.cases_open, f.cases_opened, f.cases_waited, f.cases_resolved))
    still, opened, waited, resolved = np.array(rows).mean(axis=0)
    assert still > 20.0
    assert abs(still / (opened * waited / resolved) - 1.0) < 0.02  # Little 1961


def backlog(load: float, capacity: float, most: int) -> float:
    """Mean of those not served, where n + Poisson(load) ask and each is served with chance min(1, capacity/n)."""
    left = np.arange(most + 1)
    arrive = stats.poisson.pmf(left[:, None] - left[None, :], load)  # [asking, left over]
    serve = np.array([stats.binom.pmf(n - left, n, min(1.0, capacity / max(n, 1))) for n in left])  # [asking, left]
    step = arrive.T @ serve
    state = np.linalg.matrix_power(step / step.sum(axis=1, keepdims=True), 4096)[0]
    return float(state @ left)


def test_the_backlog_of_one_department_is_that_of_its_queue() -> None:
    org = firm(4000, ("service",))
    o, f, rng, seen = org.state, org.state.firm, np.random.default_rng(1), []
    o.desks[0].capacity, o.cases.left[:] = 11.0, 0
    for _ in range(12_000):
        o.clock.week += 1
        free = np.flatnonzero(o.cases.left[: int(f.places_used)] == 0)
        o.customers.channel[:] = 0
        o.customers.channel[rng.choice(free, rng.poisson(10.0), replace=False)] = 1
        cases.work(o)
        seen.append(f.cases_open)
    parts = np.array(seen).reshape(24, -1).mean(axis=1)[1:]
    assert abs(parts.mean() - backlog(10.0, 11.0, 120)) < 4.0 * parts.std() / math.sqrt(len(parts))


@pytest.mark.parametrize("load", [10.0, 10.5, 10.75])
def test_the_backlog_lies_in_the_bounds_of_kingman_and_meets_them_as_load_nears_capacity(load: float) -> None:
    room = 2.0 * (11.0 - load)
    nearly = {10.0: 0.45, 10.5: 1.0, 10.75: 1.0}[load]
    assert (
        nearly * load / room < backlog(load, 11.0, 300) < (load + 11.0) / room
    )  # variance of arrivals; and of service


def test_a_full_queue_of_week_0_is_at_rest() -> None:
    org = firm(3000, weeks=104)
    org.run()
    names = {"resolution_weeks": 0.06, "first_week_resolved": 0.03, "open_cases": 0.3, "satisfaction": 0.01}
    for name, most in {**names, "customer_trust": 0.01, "expectation_gap": 0.01}.items():
        over = org.indicator(name)
        assert abs(over[-12:].mean() - over[1:13].mean()) < most, name
        assert abs(over[1:13].mean() - over[0]) < most or name == "open_cases", name


def test_a_failing_department_costs_the_firm_trust_only_as_far_as_customers_see_one_firm() -> None:
    cost, reputation = {}, {}
    for halo in (0.0, 0.5, 1.0):
        trust = []
        for loss in (0.0, 0.6):
            org = firm(1500, brand_halo=halo)
            org.trigger(Event("function_fails", 1, {"loss": loss, "weeks": 26}, "function:operations"))
            org.run(26)
            trust.append(org.customers.trust[:1500].mean())
        cost[halo], reputation[halo] = trust[0] - trust[1], org.state.desks.reputation[FUNCTIONS.index("operations")]
        assert (org.values()["trust_spread"] > 0.0) == (halo < 1.0)
    assert cost[0.0] < 0.4 * cost[1.0] and cost[0.0] < cost[0.5] < cost[1.0]  # the rest comes by word of mouth
    assert reputation[0.0] < reputation[0.5] < reputation[1.0] == 0.0


def test_leaving_people_are_hardly_felt_within_the_slack_and_badly_beyond_it() -> None:
    weeks = []
    for gone in (0, 1, 3):  # of ten in each department, where 15 % is slack
        org = firm(1000, weeks=30)
        org.people.present[np.arange(40) % 10 < gone] = 0
        org.run(30)
        weeks.append(org.indicator("resolution_weeks")[-12:].mean())
    assert weeks[1] - weeks[0] < 0.25 * (weeks[2] - weeks[0])


def test_joint_handling_hands_over_in_the_same_week_as_far_as_it_is_practised() -> None:
    org = firm(10)
    org.state.levers.level[lever.COORDINATION, :], org.people.practice[:] = 0.5, 0.4
    assert abs(cases.handed_over(org.state) - (0.5 + 0.5 * 0.5 * (0.3 + 0.7 * 0.4))) < 1e-12
    cases.set_capacity(org.state)
    assert abs(org.state.desks[0].can / org.state.desks[0].capacity - (1.0 - 0.03 * 0.5)) < 1e-12


def test_people_who_leave_take_their_share_of_what_a_department_can_serve() -> None:
    org = firm(10)
    service = np.flatnonzero(org.population.unit == 0)
    org.people.present[service[:3]] = 0
    cases.set_capacity(org.state)
    assert abs(org.state.desks[0].can / org.state.desks[0].capacity - 0.7) < 1e-12


def test_a_case_that_waited_meets_less_service_by_the_loss_of_each_week() -> None:
    org = firm(10)
    org.state.cases[3].route, org.state.cases[3].weeks = 0b1001, 5
    org.state.desks.reputation[:] = (0.1, 0.0, 0.0, -0.3)
    lost, reputation = cases.felt(org.state, 3)
    assert abs(lost - 4 * 0.05) < 1e-12 and abs(reputation + 0.1) < 1e-12


def test_one_desk_shows_everybody_what_a_failing_department_loses_of_the_cases_that_need_it() -> None:
    org = firm(100, form="one-desk")
    org.trigger(Event("function_fails", 1, {"loss": 0.5, "weeks": 1}, "function:sales"))
    org.run(1)
    failing = org.state.firm.know
    org.run(1)
    visits = departments.shares_needing([0.13, 0.13, 0.13], 0.2, 0.1)[1]
    assert abs(org.state.firm.know - failing - 0.5 * visits) < 0.02 and visits == pytest.approx(0.4 / 3)
