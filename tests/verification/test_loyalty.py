"""Customers as individuals: traits, attachment, bond, trust that recovers, spending - against their closed forms."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from scipy import stats

from simulation.customers import experience, opinions, spending
from simulation.events import Event
from simulation.mechanisms import customers
from simulation.model import Organization

Firm = Callable[..., Organization]
MANY = 40_000


def ratio_by_selection(share: float, sd: float, correlation: float) -> float:
    """Mean of exp(sd n) above a cut of a normal number that correlates with n, against that below it."""
    cut = stats.norm.ppf(1.0 - share)
    above = stats.norm.cdf(sd * correlation - cut)
    return float((above / share) / ((1.0 - above) / (1.0 - share)))


@pytest.mark.parametrize(("selection", "affinity", "closed"), [(0.3, 0.3, 1.133), (0.6, 0.6, 1.633), (0.0, 0.6, 1.0)])
def test_social_users_spend_more_by_selection_alone(
    firm: Firm, selection: float, affinity: float, closed: float
) -> None:
    org = firm(
        2, customers=MANY, social_selection=selection, affinity_in_spend=affinity, attachment_effect=0.0, spend_sd=0.8
    )
    c = org.customers
    here = c.present == 1
    amount, social = c.spending[here], c.social[here] == 1
    found = amount[social].mean() / amount[~social].mean()
    assert abs(ratio_by_selection(0.2, 0.8, selection * affinity) - closed) < 0.001
    assert abs(found - closed) < 4.0 * closed / math.sqrt(0.2 * 4096)  # whose past and traits the others share


@pytest.mark.parametrize("share", [0.1, 0.2, 0.4])
def test_the_share_of_social_users_at_week_0_is_the_parameter_however_they_are_selected(
    firm: Firm, share: float
) -> None:
    org = firm(2, customers=4000, social_users=share, social_selection=0.6, affinity_in_attachment=0.6)
    assert abs(org.customers.social[:4000].mean() - share) < 4.0 * math.sqrt(share * (1.0 - share) / 4000)


@pytest.mark.parametrize("effect", [0.0, 0.5, 1.0])
def test_those_who_stay_are_more_attached_by_the_effect_and_those_who_come_are_average(
    firm: Firm, effect: float
) -> None:
    org = firm(2, customers=4000, attachment_effect=effect)
    held = org.customers.attachment[:4000]
    assert abs(held.mean() - effect) < 4.0 / math.sqrt(4000) and abs(held.std() - 1.0) < 4.0 / math.sqrt(8000)
    spread = math.exp(0.5 * effect * effect)  # of the weights of leavers
    assert abs(org.state.firm.new_customers_attachment) < 4.0 * spread / math.sqrt(4000) + 0.03


@pytest.mark.parametrize(("effect", "rises"), [(0.5, True), (1.0, True), (0.0, False)])
def test_retention_of_a_cohort_rises_with_tenure_only_by_attachment(firm: Firm, effect: float, rises: bool) -> None:
    org = firm(2, customers=4000, attachment_effect=effect)
    o, c, rng = org.state, org.customers, np.random.default_rng(1)
    o.p.churn_base, o.firm.usual_bond = 0.2, 0.0
    c.satisfaction[:], c.trust[:], c.bond[:], c.present[:] = 0.6, 0.5, 0.0, 1
    c.attachment[:] = stats.norm.ppf((np.arange(len(c)) + 0.5) / len(c))
    kept, before = [], len(c)
    o.firm.places_used = len(c)
    for _ in range(8):
        o.customer_words[customers.CHURN] = rng.integers(2**32, size=len(c), dtype=np.uint32)
        customers._lose_customers(o)
        now = int(c.present.sum())
        kept.append(now / before)
        before = now
    hazard = 0.2 * np.exp(-effect * np.sort(c.attachment))
    alive = np.array([((1.0 - np.minimum(1.0, hazard)) ** week).mean() for week in range(9)])
    assert np.abs(np.array(kept) - alive[1:] / alive[:-1]).max() < 0.03
    assert (alive[8] / alive[7] > alive[1] + 0.01) == rises


@pytest.mark.parametrize(("recovery", "kept"), [("on", (1.0 - 0.0267) ** 26), ("off", 1.0)])
def test_harm_to_trust_halves_in_26_weeks_and_stays_where_recovery_is_off(
    firm: Firm, recovery: str, kept: float
) -> None:
    org = firm(2, customers=200, structure={"recovery": recovery})
    o, c = org.state, org.customers
    o.p.churn_base, o.p.word_of_mouth = 0.0, 0.0
    here = c.present == 1
    c.trust[:] = c.anchor - 0.2
    for _ in range(26):
        customers.spread(o)
    assert np.abs((c.anchor - c.trust)[here & (c.holder == 0)] - 0.2 * kept).max() < 1e-9
    assert abs((1.0 - 0.0267) ** 26 - 0.5) < 0.006


def test_contacts_bring_harm_back_as_well(firm: Firm) -> None:
    org = firm(2, customers=4)
    o, c = org.state, org.customers
    o.p.contact_noise, o.firm.usual_news, c.social[:], c.channel[:] = 0.0, 0.0, 0, 1
    c.expectation[:], c.anchor[:], c.trust[:] = o.firm.service_traditional, 0.5, 0.3
    experience.meet(o, 0, 0.0, 1.0, 0.0, 0.0)
    assert abs(c.trust[0] - (0.5 - 0.2 * (1.0 - 0.2))) < 1e-12


@pytest.mark.parametrize("weight", [1.0, 2.0, 3.0])
def test_usual_ups_and_downs_of_service_are_no_news(firm: Firm, weight: float) -> None:
    p = firm(2, disappointment=weight).state.p
    sd = math.sqrt(2.0 * p.contact_noise**2 / (2.0 - p.expectation_step) + p.expectation_sd**2)
    gaps = sd * stats.norm.ppf((np.arange(200_000) + 0.5) / 200_000)
    assert abs(experience.usual_news(p, 0.0) - np.where(gaps < 0.0, weight * gaps, gaps).mean()) < 1e-6


def test_a_bond_rests_where_answers_make_up_for_its_fading(firm: Firm) -> None:
    org = firm(2, customers=4000, social_users=0.5)
    o, c = org.state, org.customers
    r = 0.08 * 0.5 * float(o.firm.promptness) * 0.15
    assert abs(o.firm.usual_bond - r / (r + 0.0267)) < 1e-12
    assert (c.bond[c.social == 0] == 0.0).all()
    assert (
        abs(c.bond[(c.social == 1) & (c.present == 1)].mean() / o.firm.usual_bond - 1.0) < 0.25
    )  # newcomers have none


def test_only_an_answer_in_time_on_a_social_channel_bonds(firm: Firm) -> None:
    org = firm(2, customers=4)
    o, c = org.state, org.customers
    o.firm.promptness, c.social[:], c.bond[:] = 0.5, 1, 0.2
    for i, (channel, answer) in enumerate(((1, 0.4), (2, 0.6), (2, 0.4))):
        c.channel[i] = channel
        experience.meet(o, i, 0.0, answer, 0.0, 0.0)
    assert np.abs(c.bond[:3] - (0.2, 0.2, 0.2 + 0.15 * 0.8)).max() < 1e-12


def test_spending_follows_nature_satisfaction_trust_and_bond(firm: Firm) -> None:
    org = firm(2, customers=4)
    o, c, f = org.state, org.customers, org.state.firm
    f.satisfaction_start, f.customer_trust_start, f.usual_bond = 0.6, 0.5, 0.1
    c.spending[:], c.satisfaction[:], c.trust[:], c.bond[:], c.social[:] = 2.0, 0.8, 0.4, 0.3, 1
    count = int(c.present.sum())
    assert abs(spending.loyalty(o)[0] / count - 2.0 * (1.0 + 0.5 * 0.2 - 0.3 * 0.1 + 0.3 * 0.2)) < 1e-12
    o.p.satisfaction_in_spend = o.p.trust_in_spend = o.p.bond_in_spend = 0.0
    assert spending.loyalty(o)[0] == 2.0 * count


def test_a_bond_holds_a_customer_only_by_its_effect(firm: Firm) -> None:
    org = firm(2, customers=4)
    o, c = org.state, org.customers
    c.bond[:], c.attachment[:], c.social[:] = 0.5, 0.7, 0
    held = opinions.hold(o, 0)
    o.p.bond_in_churn = o.p.attachment_effect = 0.0
    assert abs(held - (0.5 * 0.7 + 1.0 * 0.5)) < 1e-12 and opinions.hold(o, 0) == 0.0


def by_gap(firm: Firm, carried: float) -> float:
    """How far a year's gap between the channels moves the mean expectation of social users."""
    ends = []
    for gap in (0.0, 0.3):
        org = firm(2, customers=2000, social_users=0.5, carry_over=carried, weeks=52)
        org.trigger(Event("service_gap", 1, {"gap": gap, "weeks": 520}))
        org.run()
        ends.append(org.indicator("expectation_gap")[-1])
    return float(ends[1] - ends[0])


def test_a_gap_between_the_channels_disappoints_only_where_the_better_one_is_carried_over(firm: Firm) -> None:
    assert by_gap(firm, 0.5) > 0.005  # the gap of -0.19 that there was is closed
    assert abs(by_gap(firm, 0.0)) < 0.004


def test_without_individual_traits_customers_differ_in_opinions_only(firm: Firm) -> None:
    org = firm(2, customers=400, structure={"outside": "version1"})
    c = org.customers
    assert not c.attachment.any() and not c.bond.any() and (c.spending[c.present == 1] == 1.0).all()
    org.run(5)
    assert np.abs(org.indicator("spend") - org.indicator("customers")).max() < 1e-12
