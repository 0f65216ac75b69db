"""Customers (E12): contact, satisfaction, trust, word of mouth, churn, acquisition."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from reference.agents import Customer
from reference.levers import governed
from reference.newcomers import become_customer, cut, service_known
from reference.service import set_service

if TYPE_CHECKING:
    from reference.organization import Organization


def serve(org: Organization) -> None:
    """Contacts, the service they meet, and the firm's talk that social users see."""
    talk, evidence = talk_seen(org)
    for customer in org.customers.values():
        contact(org, customer)
        customer.weeks_since_failure += 1
        if customer.social and talk > 0.0 and org.draws.uniform("talk", customer) < talk:
            customer.trust = moved(org, customer.trust, org.p.customer_trust_step * evidence)
    set_service(org)
    get_used(org, org.p.contact_rate * org.p.expectation_step)
    for customer in org.customers.values():
        if customer.channel:
            news = experience(org, customer, org.draws.normal("service", customer)) - usual_gap(org, customer)
            customer.trust = moved(org, customer.trust, org.p.customer_trust_step * news)


def talk_seen(org: Organization) -> tuple[float, float]:
    """Chance that a social user sees the firm's talk, and what it says about the firm."""
    talk = 1.0 - math.exp(-org.p.talk_reach * org.outside_posts / max(1, org.firm.M))
    authenticity = (1.0 - org.p.authenticity_lost * governed(org)) * org.mean_quality * org.staff_share
    return talk, authenticity - org.p.authenticity_neutral


def get_used(org: Organization, rate: float) -> None:
    """Du' = Du + rate (mean P_i - best channel known - Du), by channel and kind of customer."""
    best, phone = max(org.service.values()), org.service["traditional"]
    now = {"known": mean_met(org, phone) - phone, "phone": mean_met(org, phone) - best}
    now["social"] = mean_met(org, org.service["social"]) - best
    for name, gap in now.items():
        org.usual[name] += rate * (gap - org.usual[name])


def usual_gap(org: Organization, customer: Customer) -> float:
    """Du on this week's channel."""
    if not customer.social:
        return org.usual["known"]
    return org.usual["social" if customer.channel == "social" else "phone"]


def mean_met(org: Organization, level: float) -> float:
    """E[clip(P + noise)] = integral over 0..1 of the chance that P + noise lies above."""
    sd = org.p.contact_noise
    if sd == 0.0:
        return cut(level)
    loss = [x * Phi(x) + math.exp(-x * x / 2.0) / math.sqrt(2.0 * math.pi) for x in (level / sd, (level - 1.0) / sd)]
    return sd * (loss[0] - loss[1])


def Phi(x: float) -> float:
    """The standard normal distribution function."""
    return 0.5 * math.erfc(-x / math.sqrt(2.0))


def contact(org: Organization, customer: Customer) -> None:
    """Contact with chance pc; half of a social user's are on a social channel."""
    customer.channel = ""
    chance, r = org.p.contact_rate * org.demand, org.draws.uniform("contact", customer)
    if r < chance:
        by_social = customer.social and r < chance * org.p.social_channel_share
        customer.channel = "social" if by_social else "traditional"


def experience(org: Organization, customer: Customer, noise: float) -> float:
    """A contact: satisfaction and expectation after it; returns D.

    S' = S + aS (clip(P + 0.5 D (lneg if D < 0)) - S), X' towards the best channel known.
    """
    p, service = org.p, org.service
    met = cut(service[customer.channel] + p.contact_noise * noise)
    gap = met - customer.expectation
    judged = cut(met + p.disconfirmation * gap * (felt(org, customer, met) if gap < 0.0 else 1.0))
    if met < p.failure_below:
        customer.weeks_since_failure = 0
    customer.satisfaction += p.satisfaction_step * (judged - customer.satisfaction)
    customer.expectation += p.expectation_step * (service_known(org, customer)[0] - customer.expectation)
    return gap


def felt(org: Organization, customer: Customer, met: float) -> float:
    """Weight of a disappointment: lneg, or less where a first failure is recovered.

    At the first failure in 26 weeks 1 + (lneg - 1)(1 - v), v = promptness (0.5 by phone).
    """
    p = org.p
    if met < p.failure_below and customer.weeks_since_failure >= 26:
        recovery = org.promptness if customer.channel == "social" else p.phone_recovery
        return 1.0 + (p.disappointment - 1.0) * (1.0 - recovery)
    return p.disappointment


def moved(org: Organization, trust: float, step: float) -> float:
    """Q + step (1 - Q)/(2 (1 - Q0)) where it rises, Q + step Q/(2 Q0) where it falls."""
    start = org.p.customer_trust_start
    return cut(trust + step / 2.0 * ((1.0 - trust) / (1.0 - start) if step > 0.0 else trust / start))


def opinions(org: Organization) -> tuple[float, float, float]:
    """Shares that are happy (S > 0.75), unhappy (S < 0.35), and happy with trust (Q > 0.5)."""
    present = org.customers.values()
    happy = [customer for customer in present if customer.satisfaction > 0.75]
    unhappy = sum(customer.satisfaction < 0.35 for customer in present)
    n = max(1, len(present))
    return len(happy) / n, unhappy / n, sum(customer.trust > 0.5 for customer in happy) / n


def hazard(org: Organization, customer: Customer) -> float:
    """Chance to leave: c0c exp(-cS (S - 0.6) - cQ (Q - 0.5))."""
    p = org.p
    by_satisfaction = p.churn_by_satisfaction * (customer.satisfaction - p.churn_satisfaction_at)
    return min(1.0, p.churn_base * math.exp(-by_satisfaction - p.churn_by_trust * (customer.trust - p.churn_trust_at)))


def word(org: Organization, happy: float, unhappy: float) -> float:
    """g = wom (p+ - wneg p-)."""
    return org.p.word_of_mouth * (happy - org.p.negative_word * unhappy)


def spread(org: Organization) -> None:
    """Let word of mouth move trust, some leave, and others come."""
    p = org.p
    happy, unhappy, convinced = opinions(org)
    news = word(org, happy, unhappy) - org.usual_word
    healing = 2.0 * org.usual_hits * p.trust_hit * p.customer_trust_start
    org.customers_before = len(org.customers)
    gone = []
    for customer in org.customers.values():
        heard = news * p.social_reach - org.usual_talk if customer.social else news
        customer.trust = moved(org, customer.trust, heard + healing)
        if org.draws.uniform("churn", customer) < hazard(org, customer):
            gone.append(customer)
    for customer in gone:
        del org.customers[customer.seat]
        customer.remove()
    org.leavers = len(gone)
    attraction = 1.0 + p.acquisition_by_advocacy * (convinced - unhappy - org.advocacy_start)
    attraction += p.acquisition_by_marketing * org.level["external_marketing"]
    welcome(org, org.draws.count("new customers", org.churn_start * max(0.0, attraction)))


def welcome(org: Organization, coming: int) -> None:
    """New customers take the first free places."""
    free = (place for place in itertools.count() if place not in org.customers)
    for _, place in zip(range(coming), free, strict=False):
        org.refilled += [0] * (place + 1 - len(org.refilled))
        org.refilled[place] += 1
        org.customers[place] = Customer(org, place, org.refilled[place])
        become_customer(org, org.customers[place])
