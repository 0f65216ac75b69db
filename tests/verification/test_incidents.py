"""E13: governance thins incidents, listening calms and notices them (Pfeffer et al. 2014; Altimeter 2011)."""

import math
from collections.abc import Callable

import numpy as np
import pytest

from simulation import levers as lever
from simulation.indicators import measure
from simulation.mechanisms import customers, incidents, participation
from simulation.model import Organization

Firm = Callable[..., Organization]


def posting(firm: Firm, governance: float = 0.0, **parameters: float) -> Organization:
    """A firm with a thousand customers and two hundred outside posts a week."""
    org = firm(2, customers=1000, **parameters)
    org.state.firm.outside_posts, org.state.firm.posters_outside_skill = 200.0, 0.1
    org.state.levers.level[lever.GOVERNANCE, :] = governance
    return org


def test_expected_user_errors_fall_in_a_line_with_approval(firm: Firm) -> None:
    rates = [incidents.error_rate(posting(firm, level).state) for level in (0.0, 0.5, 1.0)]
    governed = [0.2 + 0.8 * level for level in (0.0, 0.5, 1.0)]
    expected = [0.0012 * 200.0 * 0.9 * (1 - 0.8 * share) for share in governed]
    assert np.abs(np.array(rates) - expected).max() < 1e-12


def test_a_front_team_that_posts_alone_errs_by_its_own_skill(firm: Firm) -> None:
    org = firm(2, customers=1000)
    org.state.levers.level[lever.EXTERNAL_MARKETING, :] = 1.0
    org.state.people.outside_skill = np.where(org.state.people.front, 0.7, 0.1)
    org.state.people.propensity[:] = -99.0  # nobody else posts
    participation.take_part(org.state)
    assert org.state.firm.front_posts > 0.0 == org.state.firm.staff_posts
    expected = 0.0012 * org.state.firm.front_posts * (1.0 - 0.7) * (1.0 - 0.8 * 0.2)
    assert abs(incidents.error_rate(org.state) - expected) < 1e-12


@pytest.mark.parametrize("governance", [0.0, 1.0])
def test_counted_user_errors_are_thinned_as_expected(firm: Firm, governance: float) -> None:
    org = posting(firm, governance, incident_rate=0.0036)
    count = 0.0
    for week in range(1, 2001):
        org.state.clock.week = week
        incidents.happen(org.state)
        count += org.state.firm.user_errors
    expected = 2000 * incidents.error_rate(org.state)
    assert abs(count - expected) < 4 * math.sqrt(expected)


@pytest.mark.parametrize(("listening", "coordination"), [(0.0, 0.0), (0.5, 0.0), (1.0, 1.0)])
def test_one_incident_sums_to_its_severity_over_one_minus_persistence(
    firm: Firm, listening: float, coordination: float
) -> None:
    org = firm(2, customers=1000)
    org.state.p.attack_rate = 0.0
    org.state.levers.level[lever.LISTENING, :], org.state.levers.level[lever.COORDINATION, :] = listening, coordination
    org.state.firm.event_severity, total = 3.0, 0.0
    for week in range(1, 400):
        org.state.clock.week = week
        incidents.happen(org.state)
        total += org.state.firm.outrage
    stays = 0.3 + 0.5 / (1 + 4 * listening) * (1 - 0.5 * coordination)
    assert abs(total - 3.0 / (1.0 - stays)) < 1e-9


def test_outrage_never_feeds_itself_beyond_what_dies_down(firm: Firm) -> None:
    org = firm(2, outrage_persistence=0.5, outrage_unattended=0.6)
    assert incidents.persistence(org.state) == 0.95
    assert org.state.firm.capped == 1.0


@pytest.mark.parametrize("listening", [0.0, 0.5, 1.0])
def test_incidents_are_noticed_sooner_where_somebody_listens(firm: Firm, listening: float) -> None:
    org = firm(2)
    org.state.levers.level[lever.LISTENING, :] = listening
    measure.measure(org.state)
    assert abs(org.state.values.detection_lag - 5.0 / (1.0 + 4.0 * listening)) < 1e-12


def test_severities_have_the_mean_the_prices_count_with(firm: Firm) -> None:
    u = (np.arange(200_000) + 0.5) / 200_000
    severities = [incidents.severity_of(r) for r in u]
    assert max(severities) == 20.0
    assert abs(np.mean(severities) - firm(2).parameters["mean_severity"]) < 0.01
    assert abs(np.median(severities) - (math.sqrt(2) - 1)) < 1e-4


def test_the_share_of_customers_reached_is_a_twentieth_of_the_outrage(firm: Firm) -> None:
    org = firm(2, customers=20_000)
    org.state.p.attack_rate, org.state.firm.event_severity = 0.0, 2.0 * 20.0  # outrage 2 per 1,000 customers
    org.state.clock.week = 1
    customers.serve(org.state)  # which draws the week's random numbers of customers
    before = org.customers.satisfaction.copy()
    incidents.happen(org.state)
    hit = org.customers.satisfaction < before
    assert abs(hit.sum() - 2000) < 4 * math.sqrt(1800)
    assert np.abs(org.customers.satisfaction[hit] - before[hit] * 0.92).max() < 1e-12
