"""A shared market: where the firm's share comes to rest, and what draws customers of rivals, in closed form."""

from collections.abc import Callable

import numpy as np
import pytest

from simulation import levers as lever
from simulation.customers import births, rivals
from simulation.model import Organization

Firm = Callable[..., Organization]
SHARED = {"market": "shared"}


@pytest.mark.parametrize("start", [0.5, 1.0, 1.8])
@pytest.mark.parametrize(("share", "marketing"), [(0.2, 0.0), (0.4, 0.0), (0.2, 1.0), (0.4, 0.5)])
def test_the_share_of_the_market_rests_where_as_many_come_as_leave(
    firm: Firm, start: float, share: float, marketing: float
) -> None:
    org = firm(2, customers=100, structure=SHARED, share_at_start=share, rival_answer=0.0)
    o, f = org.state, org.state.firm
    f.service_start = rivals.mean_service(o, f.service_traditional)
    o.levers.level[lever.EXTERNAL_MARKETING, :] = marketing
    customers, leave = 100.0 * start, f.churn_start / 100.0
    for _ in range(4000):
        customers += rivals.arrivals(o, customers) - leave * customers
    drawn = share / (1.0 - share) * (1.0 + marketing) ** np.log2(1.087)  # against 1 for those who leave
    assert abs(customers / 100.0 * share - drawn / (drawn + 1.0)) < 1e-9


@pytest.mark.parametrize(("level", "answer", "factor"), [(0.0, 1.0, 1.0), (1.0, 0.0, 1.087), (1.0, 1.0, 1.087**0.5)])
def test_rivals_who_answer_in_full_take_back_half_of_what_marketing_draws(
    firm: Firm, level: float, answer: float, factor: float
) -> None:
    org = firm(2, customers=10, structure=SHARED, rival_answer=answer)
    org.state.levers.level[lever.EXTERNAL_MARKETING, :] = level
    assert abs(rivals.pull_of_ads(org.state) - factor) < 1e-12


def test_talk_draws_with_its_volume_and_its_tone_apart(firm: Firm) -> None:
    org = firm(2, customers=10, structure=SHARED)
    f = org.state.firm
    f.talk, f.talk_start, f.tone, f.advocacy_start = 20.0, 10.0, 0.1, 0.1
    assert abs(rivals.pull_of_talk(org.state) - 2.0**0.236) < 1e-12
    f.tone, f.talk = 0.3, 10.0
    assert abs(rivals.pull_of_talk(org.state) - np.exp(0.417 * 0.2)) < 1e-12


@pytest.mark.parametrize("week", [0, 52, 104])
def test_rivals_who_gain_service_draw_by_the_exponential_of_their_lead(firm: Firm, week: int) -> None:
    org = firm(2, customers=10, structure=SHARED, rival_progress=0.02)
    o, f = org.state, org.state.firm
    f.service_start, f.reputation = rivals.mean_service(o, f.service_traditional), f.customer_trust_start
    o.clock.week = week
    assert abs(rivals.pull_of_offer(o) - np.exp(-3.0 * 0.02 * week / 52.0)) < 1e-12


@pytest.mark.parametrize("market", ["open", "shared"])
def test_whoever_comes_from_rivals_expects_what_these_offer(firm: Firm, market: str) -> None:
    org = firm(2, customers=10, structure={"market": market}, rival_progress=0.02)
    o, f = org.state, org.state.firm
    f.service_start = rivals.mean_service(o, f.service_traditional) - 0.1  # the firm has got better by so much
    o.clock.week = 52
    births.customer(o, 3, 0.0)
    usual = births.expected(o, 3)[0]
    assert abs(org.customers.expectation[3] - usual - (0.02 - 0.1 if market == "shared" else 0.0)) < 1e-12


def test_no_more_can_come_than_rivals_have(firm: Firm) -> None:
    org = firm(2, customers=100, structure=SHARED, share_at_start=0.5)
    assert [rivals.pool(org.state, here) for here in (0.0, 100.0, 199.5, 200.0, 230.0)] == [200, 100, 0, 0, 0]
    assert rivals.arrivals(org.state, 200.0) == 0.0


@pytest.mark.parametrize("stories", ["shares", "ties"])
def test_nothing_draws_more_or_less_where_nothing_is_done(firm: Firm, stories: str) -> None:
    org = firm(4, customers=4000, structure={**SHARED, "stories": stories, "incidents": "off"}, weeks=60)
    org.run()
    for name, most in (("pull_of_talk", 0.02), ("pull_of_ads", 1e-12), ("pull_of_offer", 0.02)):
        assert abs(org.indicator(name)[1:].mean() - 1.0) < most, name
