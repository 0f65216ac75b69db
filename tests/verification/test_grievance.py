"""E23: a grievance heals by itself, faster where it is repaired, and at once where it is acknowledged and made good."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from simulation import levers as lever
from simulation.events import Event
from simulation.levers import Entry, Strategy
from simulation.mechanisms import grievance, trust
from simulation.model import Organization
from simulation.population import generate

Firm = Callable[..., Organization]


def aggrieved(firm: Firm, amount: float, people: int = 4, **parameters: float) -> Organization:
    """A firm in which everybody bears this grievance."""
    org = firm(people, **parameters)
    org.people.grievance[:] = amount
    return org


def test_a_grievance_heals_geometrically(firm: Firm) -> None:
    org = aggrieved(firm, 0.8, heal_weeks=40.0)
    for _ in range(30):
        trust.update(org.state)
    assert np.abs(org.people.grievance - 0.8 * (1.0 - 1.0 / 40.0) ** 30).max() < 1e-12


def test_repair_takes_its_share_of_it_every_week_besides(firm: Firm) -> None:
    org = aggrieved(firm, 0.8, heal_weeks=52.0, repair_rate=0.1)
    org.state.levers.level[lever.REPAIR, :2] = 1.0, 0.5
    for _ in range(20):
        trust.update(org.state)
    kept = (1.0 - 1.0 / 52.0) * (1.0 - 0.1 * np.array((1.0, 0.5, 0.0, 0.0)))
    assert np.abs(org.people.grievance - 0.8 * kept**20).max() < 1e-12


@pytest.mark.parametrize(("boss", "top", "adds"), [(-1.0, -1.0, 0.05), (0.0, -2.0, 0.05), (-0.4, 0.9, 0.01)])
def test_what_is_bad_adds_to_it_and_what_is_good_takes_nothing(
    firm: Firm, boss: float, top: float, adds: float
) -> None:
    assert abs(grievance.with_hurt(firm(2).state.p, 0.3, boss, top) - (0.3 + adds)) < 1e-12


def test_it_is_never_more_than_one(firm: Firm) -> None:
    assert grievance.with_hurt(firm(2).state.p, 0.99, -3.0, -3.0) == 1.0


@pytest.mark.parametrize(("amends", "left"), [(0.0, 0.7), (0.5, 0.4), (1.0, 0.1)])
def test_acknowledging_it_takes_little_without_amends(firm: Firm, amends: float, left: float) -> None:
    org = aggrieved(firm, 0.5)
    Event("acknowledge", 1, {"amends": amends}).happen(org)
    assert np.abs(org.people.grievance - 0.5 * left).max() < 1e-12


def test_acknowledging_can_be_meant_for_a_part_of_the_firm(firm: Firm) -> None:
    org = firm(4, units=2)
    org.people.grievance[:] = 0.5
    Event("acknowledge", 1, {"amends": 1.0}, "unit:unit 1").happen(org)
    assert np.abs(org.people.grievance - (0.5, 0.5, 0.05, 0.05)).max() < 1e-12


def test_who_comes_bears_none() -> None:
    org = Organization(population=generate(80), parameters={"quit_base": 0.00435}, weeks=30, precision="float64", rng=1)
    org.people.grievance[:] = 0.6
    org.run()
    new = org.people.holder > 0
    assert new.any() and (org.people.grievance[new] < 0.05).all() and (org.people.grievance[~new] > 0.2).all()


def test_with_one_trust_nobody_bears_a_grievance(firm: Firm) -> None:
    org = firm(4, structure={"trusts": "one"})
    trust.shake(org.state, range(4), -1.0, -1.0)
    org.people.launch_evidence[:] = -1.0
    trust.update(org.state)
    assert (org.people.grievance == 0.0).all()


def test_a_usual_grievance_is_that_at_which_outrage_healing_and_turnover_meet() -> None:
    org = Organization(population=generate(60, customers=3000), weeks=1, precision="float64", rng=1)
    f, usual = org.state.firm, float(org.people.grievance[0])
    added = 0.05 * 0.5 * 0.2 * f.usual_force
    assert (org.people.grievance == usual).all() and usual > 0.0
    assert abs(added - usual * (1.0 / 52.0 + f.quit_start)) < 1e-15


def test_after_a_layoff_trust_in_the_top_comes_back_sooner_where_it_is_acknowledged() -> None:
    population, found = generate(60), []
    options: dict[str, Any] = {
        "strategy": Strategy("s", (Entry("empowerment", 1.0, 1),)),
        "parameters": {"grudge": 0.9},
        "weeks": 60,
    }
    for made_good in ((), (Event("acknowledge", 12, {"amends": 1.0}),)):
        events = (Event("layoff", 10, {"share": 0.3}), *made_good)
        org = Organization(population=population, events=events, precision="float64", rng=1, **options)
        org.people.grievance[:] = 0.8
        org.run()
        found.append((org.indicator("trust_in_top")[-1], org.indicator("grievance")[-1]))
    assert found[1][0] > found[0][0] + 0.002 and found[1][1] < found[0][1]
