"""Customers (E12): contact, satisfaction, trust, word of mouth, churn, acquisition."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reference.agents import Customer
from reference.empowerment import governed
from reference.newcomers import become_customer, cut
from reference.service import set_service

if TYPE_CHECKING:
    from reference.organization import Organization


def serve(org: Organization) -> None:
    """Contacts, the service they meet, and the firm's talk that social users see."""
    for customer in org.customers.values():
        contact(org, customer)
    set_service(org)
    talk = 1.0 - math.exp(-org.p.talk_reach * org.outside_posts / max(1, org.firm.M))
    authenticity = (1.0 - org.p.authenticity_lost * governed(org)) * org.mean_quality * org.staff_share
    for customer in org.customers.values():
        customer.weeks_since_failure += 1
        if customer.channel:
            experience(org, customer)
        if customer.social and talk > 0.0 and org.draws.uniform("talk", customer) < talk:
            customer.trust = moved(
                customer.trust, org.p.customer_trust_step * (authenticity - org.p.authenticity_neutral)
            )


def contact(org: Organization, customer: Customer) -> None:
    """Contact with chance pc; a social user's on a social channel with chance 0.5."""
    customer.channel = ""
    if org.draws.uniform("contact", customer) < org.p.contact_rate * org.demand:
        by_social = customer.social and org.draws.uniform("channel", customer) < org.p.social_channel_share
        customer.channel = "social" if by_social else "traditional"


def experience(org: Organization, customer: Customer) -> None:
    """A contact: satisfaction, trust and expectation after it.

    S' = S + aS (clip(P + 0.5 D (lneg if D < 0)) - S), Q' by D, X' towards the best channel known.
    """
    p, service = org.p, org.service
    met = cut(service[customer.channel] + p.contact_noise * org.draws.normal("service", customer))
    gap = met - customer.expectation
    judged = cut(met + p.disconfirmation * gap * (felt(org, customer, met) if gap < 0.0 else 1.0))
    if met < p.failure_below:
        customer.weeks_since_failure = 0
    customer.satisfaction += p.satisfaction_step * (judged - customer.satisfaction)
    customer.trust = moved(customer.trust, p.customer_trust_step * gap)
    best = max(service.values()) if customer.social else service["traditional"]
    customer.expectation += p.expectation_step * (best - customer.expectation)


def felt(org: Organization, customer: Customer, met: float) -> float:
    """Weight of a disappointment: lneg, or less where a first failure is recovered.

    At the first failure in 26 weeks 1 + (lneg - 1)(1 - v), v = promptness (0.5 by phone).
    """
    p = org.p
    if met < p.failure_below and customer.weeks_since_failure >= 26:
        recovery = org.promptness if customer.channel == "social" else p.phone_recovery
        return 1.0 + (p.disappointment - 1.0) * (1.0 - recovery)
    return p.disappointment


def moved(trust: float, step: float) -> float:
    """Q + step (1 - Q) where it rises, Q + step Q where it falls."""
    return cut(trust + step * (1.0 - trust if step > 0.0 else trust))


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


def spread(org: Organization) -> None:
    """Let word of mouth move trust, some leave, and others come as far as there is room."""
    p = org.p
    happy, unhappy, convinced = opinions(org)
    word = p.word_of_mouth * (happy - p.negative_word * unhappy)
    org.customers_before = len(org.customers)
    gone = []
    for customer in org.customers.values():
        customer.trust = moved(customer.trust, word * (p.social_reach if customer.social else 1.0))
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
    free = (place for place in range(len(org.refilled)) if place not in org.customers)
    for _, place in zip(range(coming), free, strict=False):
        org.refilled[place] += 1
        org.customers[place] = Customer(org, place, org.refilled[place])
        become_customer(org, org.customers[place])
