"""Customers (E12): contact, satisfaction, trust, word of mouth, churn, acquisition."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from reference.agents import Customer
from reference.levers import governed
from reference.newcomers import become_customer
from reference.outside import cases, market, stories, version1, voice
from reference.outside.experience import meet, recover
from reference.outside.loyalty import hazard
from reference.outside.version1 import moved
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
            customer.trust = moved(org, customer.trust, org.p.talk_step * (evidence + voice.evidence(org)))
    org.calls = sum(customer.channel == "traditional" for customer in org.customers.values())
    org.messages = sum(customer.channel == "social" for customer in org.customers.values())
    if cases.on(org):
        cases.work(org)
    set_service(org)
    if org.structure["outside"] == "version1":
        version1.get_used(org, org.p.contact_rate * org.p.expectation_step)
    for customer in org.customers.values():
        if customer.channel:
            answer = org.draws.uniform("answer", customer)
            noise, felt = org.draws.normal("service", customer), cases.felt(org, customer)
            if org.structure["outside"] == "version1":
                signal = version1.meet(org, customer, noise, *felt)
            else:
                signal = meet(org, customer, noise, answer, *felt)
            voice.hear(org, customer, answer)
            cases.note(org, customer, signal)
    cases.settle(org)
    voice.comment(org)


def talk_seen(org: Organization) -> tuple[float, float]:
    """Chance that a social user sees the firm's talk, and what it says about the firm."""
    talk = 1.0 - math.exp(-org.p.talk_reach * org.outside_posts / max(1, org.firm.M))
    authenticity = (1.0 - org.p.authenticity_lost * governed(org)) * org.mean_quality * org.staff_share
    return talk, authenticity - org.p.authenticity_neutral


def contact(org: Organization, customer: Customer) -> None:
    """Contact with chance pc; half of a social user's are on a social channel."""
    customer.channel = ""
    chance, r = org.p.contact_rate * org.demand, org.draws.uniform("contact", customer)
    if r < chance:
        by_social = customer.social and r < chance * org.p.social_channel_share
        customer.channel = "social" if by_social else "traditional"


def opinions(org: Organization) -> tuple[float, float, float]:
    """Shares that are happy (S > 0.75), unhappy (S < 0.35), and happy with trust (Q > 0.5)."""
    present = org.customers.values()
    happy = [customer for customer in present if customer.satisfaction > 0.75]
    unhappy = sum(customer.satisfaction < 0.35 for customer in present)
    n = max(1, len(present))
    return len(happy) / n, unhappy / n, sum(customer.trust > 0.5 for customer in happy) / n


def word(org: Organization, happy: float, unhappy: float) -> float:
    """g = wom (p+ - wneg p-)."""
    return org.p.word_of_mouth * (happy - org.p.negative_word * unhappy)


def spread(org: Organization) -> None:
    """Let word of mouth move trust, some leave, and others come."""
    p = org.p
    by_stories = stories.spread(org) if stories.on(org) else None
    happy, unhappy, convinced = opinions(org)
    org.speak_ill = unhappy * len(org.customers)
    news = word(org, happy, unhappy) - org.usual_word
    voice.repute(org, news if by_stories is None else by_stories)
    news = news if by_stories is None else 0.0
    version_1 = org.structure["outside"] == "version1"
    healing = 2.0 * org.usual_hits * p.trust_hit * p.customer_trust_start if version_1 else 0.0
    org.customers_before = len(org.customers)
    gone = []
    for customer in org.customers.values():
        heard = news * p.social_reach - org.usual_talk if customer.social else news
        customer.trust = moved(org, customer.trust, heard + healing)
        if not version_1:
            recover(org, customer)
        if org.draws.uniform("churn", customer) < hazard(org, customer):
            gone.append(customer)
    for customer in gone:
        del org.customers[customer.seat]
        customer.remove()
    org.leavers = len(gone)
    if market.shared(org):
        market.listen(org, market.talkers(org, happy, unhappy, org.customers_before), convinced - unhappy)
        welcome(org, market.coming(org))
        return
    attraction = 1.0 + p.acquisition_by_advocacy * (convinced - unhappy - org.advocacy_start)
    attraction += p.acquisition_by_marketing * org.level["external_marketing"] * (1.0 - org.level["dialogue"])
    welcome(org, org.draws.count("new customers", org.churn_start * max(0.0, attraction)))


def welcome(org: Organization, coming: int) -> None:
    """New customers take the first free places."""
    free = (place for place in itertools.count() if place not in org.customers)
    for _, place in zip(range(coming), free, strict=False):
        org.refilled += [0] * (place + 1 - len(org.refilled))
        org.refilled[place] += 1
        org.customers[place] = Customer(org, place, org.refilled[place])
        become_customer(org, org.customers[place], 0.0)
