"""Customers, ideas and what it is all worth: patterns 5, 18 to 20 and 22 of the notes on evidence."""

from collections.abc import Callable

import numpy as np
import pytest

import scenarios
from simulation.levers import Entry, Strategy
from simulation.model import Organization
from simulation.population import Population
from simulation.prices import weekly_payroll

Runs = Callable[[str], list[Organization]]


@pytest.mark.xfail(reason="14 hours: with 3 front seats for 1,670 customers half of it is waiting in the queue")
def test_a_firm_with_a_front_team_answers_within_the_hours_that_were_measured(runs: Runs) -> None:
    """6.5 hours for the tweets that were answered (Socialbakers 2013, vendor). Band: half to double."""
    assert 3.2 < np.mean([org.final()["response_time"] for org in runs("social-front-team")]) < 13.0


def lost_within_a_year(firm: Population, seed: int) -> tuple[float, float]:
    """Share of customers lost in the year after half a year in which service failed them, and in which it did not."""
    org = scenarios.build(firm, seed=seed)
    org.run(20)
    failed: set[tuple[int, int]] = set()
    for _ in range(26):
        org.step()
        struck = np.flatnonzero((org.customers.present == 1) & (org.customers.weeks_since_failure == 0))
        failed |= {(int(i), int(org.customers.holder[i])) for i in struck}
    before = present(org)
    org.run(52)
    lost = before - present(org)
    return len(lost & failed) / len(before & failed), len(lost - failed) / len(before - failed)


def present(org: Organization) -> set[tuple[int, int]]:
    """The customers there are, by place and how many have held it."""
    return {(int(i), int(org.customers.holder[i])) for i in np.flatnonzero(org.customers.present)}


def test_customers_whom_service_failed_are_lost_more_often(firm: Population) -> None:
    failed, others = np.mean([lost_within_a_year(firm, seed) for seed in (1, 2)], axis=0)
    assert failed > others + 0.03


@pytest.mark.xfail(
    reason="5 of 100 more than without (22 against 17): one bad contact in a long relation weighs little"
)
def test_a_hundred_bad_experiences_lose_about_a_third(firm: Population) -> None:
    """32 to 36 customers lost by 100 bad experiences (Verde Group and Wharton 2006). Band: 20 to 50."""
    failed, others = np.mean([lost_within_a_year(firm, seed) for seed in (1, 2)], axis=0)
    assert 0.20 < failed - others < 0.50


def test_few_of_the_ideas_of_customers_are_put_to_work(firm: Population) -> None:
    """549 of 23,300 = 2.4 % (Dell IdeaStorm). Band: half to one and a half of it; hardly an idea is of staff here."""
    shares = []
    for seed in range(1, 5):
        org = scenarios.build(firm, Strategy("s", (Entry("open_ideas", 1.0, 8),)), seed=seed)
        org.run()
        shares.append(org.indicator("ideas_implemented").sum() / org.indicator("ideas").sum())
    assert 0.012 < np.mean(shares) < 0.036


def test_time_saved_stays_below_the_ceiling_of_productivity(worlds: Runs) -> None:
    """20 to 25 % of knowledge workers' time is what could be gained at most (McKinsey 2012, potential, vendor)."""
    for org in worlds("holistic-phased"):
        assert org.final()["value_help"] < 0.25 * weekly_payroll(org.state.p, org.population.size)


@pytest.mark.xfail(reason="0.50 of the drawn worlds: help and service are worth more here than the tool costs")
def test_most_rollouts_led_by_the_tool_miss_their_benefits(worlds: Runs) -> None:
    """80 % of social-business efforts to 2015 (Gartner 2013, a vendor's forecast). Band: over half earn no return."""
    missed = [
        with_tool.values()["total_value"] - without.values()["total_value"] < with_tool.values()["total_cost"]
        for with_tool, without in zip(worlds("tools-only"), worlds("nothing"), strict=True)
    ]
    assert np.mean(missed) > 0.5
