"""E12: customers judge service against what they expected, and talk (Oliver 1980; Anderson & Sullivan 1993)."""

import math
from collections.abc import Callable

import numpy as np
import pytest

from scenarios import build
from simulation import levers as lever
from simulation.customers import experience, opinions
from simulation.levers import Entry, Strategy
from simulation.mechanisms import customers
from simulation.mechanisms.service import service_parts, set_service
from simulation.model import Organization

Firm = Callable[..., Organization]


def test_where_service_is_as_expected_satisfaction_becomes_the_service(firm: Firm) -> None:
    p, satisfaction = firm(2).state.p, 0.2
    for n in range(1, 60):
        satisfaction = experience.satisfied(p, satisfaction, 0.7, 0.0)
        assert abs(satisfaction - (0.7 - 0.5 * 0.75**n)) < 1e-12


def test_worse_than_expected_weighs_twice_as_much_as_better(firm: Firm) -> None:
    org = firm(2, customers=40, contact_rate=0.2)
    org.state.p.contact_noise, org.state.p.contact_rate, org.state.p.overload_loss = 0.0, 1.0, 0.0
    set_service(org.state)
    c = org.customers
    shift = {}
    for gap in (-0.1, 0.1):
        c.satisfaction[:] = 0.5
        c.expectation[:] = org.state.firm.service_traditional - gap
        c.social[:] = 0
        customers.serve(org.state)
        shift[gap] = c.satisfaction[0] - (0.5 + 0.25 * (org.state.firm.service_traditional - 0.5))
    assert abs(shift[0.1] - 0.25 * 0.5 * 0.1) < 1e-9 and abs(shift[-0.1] + 2 * shift[0.1]) < 1e-9


def test_a_first_failure_is_softened_by_a_prompt_recovery_and_a_second_is_not(firm: Firm) -> None:
    org = firm(2, customers=2)
    org.state.p.contact_noise, org.state.p.contact_rate, org.state.p.service_base = 0.0, 1.0, 0.2
    org.customers.weeks_since_failure[:] = 99.0
    c, felt = org.customers, []
    for _ in range(2):
        c.satisfaction[:], c.expectation[:], c.social[:] = 0.5, 0.4, 0
        customers.serve(org.state)
        met = org.state.firm.service_traditional
        felt.append(((c.satisfaction[0] - 0.5) / 0.25 + 0.5 - met) / (0.5 * (met - 0.4)))
    assert np.abs(np.array(felt) - (1.5, 2.0)).max() < 1e-9


@pytest.mark.parametrize("carried", [0.0, 0.5, 1.0])
def test_expectations_of_a_channel_follow_it_and_a_share_of_a_better_one(firm: Firm, carried: float) -> None:
    org = firm(2, customers=10, carry_over=carried)
    org.state.p.contact_noise, org.state.p.contact_rate, org.state.p.social_channel_share = 0.0, 1.0, 0.5
    c, f = org.customers, org.state.firm
    c.expectation[:], c.expectation_social[:], c.demands[:] = 0.2, 0.3, 0.05
    c.social[:] = np.arange(len(c.social)) % 2
    customers.serve(org.state)
    phone, social = f.service_traditional, f.service_social
    wanted = {1: phone + 0.05 + carried * np.where(c.social == 1, max(0.0, social - phone), 0.0)}
    wanted[2] = social + 0.05 + carried * max(0.0, phone - social) + 0.0 * wanted[1]
    assert phone > social + 0.1 and {1, 2} <= set(c.channel.tolist())
    for channel, before, after in ((1, 0.2, c.expectation), (2, 0.3, c.expectation_social)):
        met = (c.channel == channel) & (c.present == 1)
        assert np.abs(after - (before + 0.2 * (wanted[channel] - before)))[met].max() < 1e-12
        assert (after[~met & (c.present == 1)] == before).all()


def test_in_version_1_expectations_follow_the_best_channel_a_customer_knows(firm: Firm) -> None:
    org = firm(2, customers=10, structure={"outside": "version1"}, expectation_step=0.05)
    org.state.p.contact_noise, org.state.p.contact_rate = 0.0, 1.0
    c, f = org.customers, org.state.firm
    c.expectation[:], c.social[:] = 0.2, np.arange(len(c.social)) % 2
    customers.serve(org.state)
    best = np.where(c.social == 1, max(f.service_social, f.service_traditional), f.service_traditional)
    present = c.present == 1
    assert np.abs(c.expectation - (0.2 + 0.05 * (best - 0.2)))[present].max() < 1e-12


def test_churn_is_the_base_at_satisfaction_six_tenths_and_trust_one_half(firm: Firm) -> None:
    p = firm(2).state.p
    assert opinions.churn_hazard(p, 0.6, 0.5, 0.0) == p.churn_base
    assert abs(opinions.churn_hazard(p, 0.4, 0.8, 0.2) - 0.00345 * math.exp(3.0 * 0.2 - 1.0 * 0.3 - 0.2)) < 1e-15


def word_of_mouth(firm: Firm, happy: int, unhappy: int, weight: float) -> float:
    """Change of customers' trust by a week of talk, among a hundred of whom so many are happy and unhappy."""
    org = firm(2, customers=100, negative_word=weight, structure={"recovery": "off"})
    org.state.p.churn_base = 0.0
    c = org.customers
    c.satisfaction[:], c.trust[:] = 0.5, 0.5
    c.satisfaction[:happy] = 0.9
    c.satisfaction[happy : happy + unhappy] = 0.1
    customers.spread(org.state)
    return float(c.trust[:100].mean() - 0.5)


@pytest.mark.parametrize("unhappy", [5, 10, 20])
@pytest.mark.parametrize("weight", [1, 2])
def test_word_of_mouth_turns_where_the_happy_are_the_unhappy_times_their_weight(
    firm: Firm, unhappy: int, weight: int
) -> None:
    level = weight * unhappy
    turn = [word_of_mouth(firm, happy, unhappy, weight) for happy in (level - 1, level, level + 1)]
    assert turn[0] < 0.0 < turn[2] and abs(turn[1]) < 1e-12


def test_at_week_0_customers_leave_as_often_as_those_of_telephone_companies() -> None:
    """1.56 % a month, the geometric mean of contract and prepaid customers."""
    org = build("workshop", "nothing", seed=1, precision="float64")
    lost = org.state.firm.churn_start / org.state.firm.customers_start
    assert abs(1 - (1 - lost) ** (52 / 12) - 0.0156) < 0.0005


def test_customers_come_as_often_as_they_go_where_nothing_changes(firm: Firm) -> None:
    org = firm(2, customers=2000)
    c, came, went = org.customers, 0.0, 0.0
    for week in range(1, 301):
        org.state.clock.week = week
        customers.serve(org.state)  # which draws the week's random numbers of customers
        c.satisfaction[:], c.trust[:], c.attachment[:], c.bond[:] = 0.6, 0.5, 0.0, 0.0
        org.state.firm.usual_bond = 0.0
        org.state.firm.churn_start, org.state.firm.advocacy_start = 0.00345 * c.present.sum(), 0.0
        customers.spread(org.state)
        came, went = came + org.state.firm.arrivals, went + org.state.firm.leavers
    assert abs(came - went) < 4 * math.sqrt(came + went) and went > 1500


def test_service_is_the_sum_of_its_published_parts(firm: Firm) -> None:
    org = firm(4, customers=40)
    e, f = org.people, org.state.firm
    e.knows_who[:], e.skill[:], e.outside_skill[:], e.trust[:], e.practice[:], f.gain = 0.4, 0.6, 0.2, 0.5, 0.3, 5.0
    org.state.levers.level[lever.COORDINATION, :] = 1.0
    discretion = 0.2
    expected = 0.55 + 0.2 * 0.4 + 0.25 * discretion * 0.4 * 0.5 + 0.15 * 0.3 + 0.1 * 0.5
    assert abs(sum(service_parts(org.state)) - expected) < 1e-12


def test_only_overload_costs_service_and_twice_the_capacity_costs_half_a_point(firm: Firm) -> None:
    org = firm(2, customers=100)
    capacity, service = 1.2 * 0.08 * 100, []
    for load in (0.0, capacity, 2 * capacity):
        org.state.firm.contacts_traditional = load
        set_service(org.state)
        service.append(org.state.firm.service_traditional)
    assert service[0] == service[1] and abs(service[0] - service[2] - 0.5) < 1e-12


def test_the_social_channel_is_better_only_where_replies_come_within_a_day(firm: Firm) -> None:
    org = firm(4, customers=40)
    f = org.state.firm
    org.people.act[:], org.people.outside_skill[:] = 1, 0.5
    org.state.levers.level[lever.EMPOWERMENT, :] = 1.0
    for contacts in (0.0, 3.0, 200.0):
        f.contacts_social = contacts
        set_service(org.state)
        assert (f.service_social > f.service_traditional) == (f.response_time < 24.0)
        assert abs(f.response_time - min(168.0, 12.0 + 24.0 * contacts / (2.5 * 4 * 0.5) + 12.0 * 0.2)) < 1e-9


def test_a_firm_may_win_more_customers_than_half_as_many_again() -> None:
    names = (
        "tools",
        "training",
        "deeds",
        "empowerment",
        "external_marketing",
        "listening",
        "coordination",
        "open_ideas",
    )
    programme = Strategy("full", tuple(Entry(name, 1.0) for name in names))
    org = build("krackhardt", programme, seed=1, parameters={"acquisition_by_marketing": 0.6})
    org.run(156)
    assert org.indicator("customers")[-1] > 1.6
