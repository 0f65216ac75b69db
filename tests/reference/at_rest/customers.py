"""Customers of week 0, with a past, and what is usual for them (completions: rest)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reference import newcomers, service
from reference.agents import Customer
from reference.at_rest import cases as queues
from reference.at_rest import stories
from reference.customers import opinions, talk_seen, word
from reference.outside import cases, experience, market, version1
from reference.outside.loyalty import hazard, of_leavers, shift_of_leavers, spent, usual_bond

if TYPE_CHECKING:
    from reference.organization import Organization

PAST, PASTS = 104.0, 4096
TRAITS = ("attachment", "demands", "spending", "bond")


def arrive(org: Organization, count: int) -> None:
    """The first customers, their past, and the balance of those who come and those who go."""
    p = org.p
    if cases.on(org):
        queues.fill_queues(org, count)
    service.set_service(org)
    if not cases.on(org):
        org.service["traditional"] = newcomers.cut(service.knowledge(org) - p.overload_loss * usual_overload(org))
    org.usual = dict.fromkeys(("known", "phone", "social"), 0.0)
    if org.structure["outside"] == "version1":
        version1.get_used(org, 1.0)
    org.usual_promptness, org.comments = org.promptness, 0
    org.usual_news = experience.usual_news(org)
    org.usual_bond = usual_bond(org) if org.structure["outside"] == "version2" else 0.0
    org.social_start, org.new_customers_trust = p.social_users, p.customer_trust_start
    org.new_customers_demands = org.new_customers_attachment = 0.0
    for place in range(count):
        org.customers[place] = customer = Customer(org, place, 0)
        newcomers.become_customer(org, customer, p.attachment_effect)
        if place < PASTS:
            live(org, customer)
        else:
            share(customer, org.customers[place % PASTS])
    if cases.on(org):
        queues.hand_to_customers(org)
    stories.set_usual(org)
    org.calls = p.contact_rate * count * (1.0 - p.social_users * p.social_channel_share)
    chance, evidence = talk_seen(org)
    org.usual_talk = p.talk_step * chance * evidence
    org.usual_word = word(org, *opinions(org)[:2])
    balance(org)
    present = org.customers.values()
    org.satisfaction_start = sum(customer.satisfaction for customer in present) / max(1, count)
    org.customer_trust_start = sum(customer.trust for customer in present) / max(1, count)
    org.reputation = org.customer_trust_start
    org.speak_ill = opinions(org)[1] * count
    market.begin(org, service.knowledge(org), *opinions(org))
    org.spending_start = sum(spent(org, customer) for customer in present)
    org.social_users_start = sum(customer.social for customer in present)


def usual_overload(org: Organization) -> float:
    """Overload as a contact by phone usually meets it: E[max(0, (n + 1)/cap - 1)], n ~ Poisson."""
    p = org.p
    usual = p.contact_rate * org.firm.M
    mean, cap = usual * (1.0 - p.social_users * p.social_channel_share), usual * p.spare_capacity
    if cap <= 0.0:
        return 0.0
    chance, spared = math.exp(-mean), 0.0
    for n in range(math.ceil(max(0.0, cap - 1.0))):
        spared += chance * (cap - 1.0 - n)
        chance *= mean / (n + 1)
    return max(0.0, mean + 1.0 - cap + spared) / cap


def live(org: Organization, customer: Customer) -> None:
    """The last 104 weeks, or as many as somebody has been there, event by event."""
    p, draws = org.p, org.draws
    best, own = newcomers.service_known(org, customer)
    usual = Customer.__new__(Customer)
    usual.satisfaction, usual.trust = own - p.satisfaction_gap, customer.trust
    usual.attachment, usual.social, usual.bond = customer.attachment, customer.social, customer.bond
    weeks = -math.log(draws.past_uniform("years", customer, 0)) / hazard(org, usual)
    before = max(0.0, weeks - PAST)
    if org.structure["outside"] == "version1":
        new = customer.expects["traditional"] - best
        customer.expects["traditional"] = best + new * (1.0 - p.contact_rate * p.expectation_step) ** before
    elif customer.social:
        customer.bond = org.usual_bond * (1.0 - (1.0 - p.bond_loss) ** before)
    left, event = min(weeks, PAST), 0
    while left > 0.0:
        event += 1
        leaving = hazard(org, customer)
        wait = -math.log(draws.past_uniform("time", customer, event)) / (cases.usual_contacts(org) + leaving)
        passed = min(wait, left)
        customer.satisfaction *= math.exp(-p.satisfaction_hit * org.usual_hits * passed)
        customer.weeks_since_failure += passed
        if org.structure["outside"] == "version2":
            experience.pass_weeks(org, customer, passed)
        left -= passed
        if left > 0.0:
            meet(org, customer, event, leaving)
    customer.channel = ""


def meet(org: Organization, customer: Customer, event: int, leaving: float) -> None:
    """A newcomer of the same kind and trust, or a contact."""
    p, contacts = org.p, cases.usual_contacts(org)
    what = org.draws.past_uniform("what", customer, event) * (contacts + leaving)
    if what < leaving:
        expectation, satisfaction = (org.draws.past_normal(n, customer, event) for n in ("expectation", "satisfaction"))
        newcomers.judge_service(org, customer, expectation, satisfaction)
        return
    lost = p.wait_loss * queues.wait_in_past(org, customer, event) if cases.on(org) else 0.0
    way, noise = (what - leaving) / contacts, org.draws.past_normal("service", customer, event)
    customer.channel = "social" if customer.social and way < p.social_channel_share else "traditional"
    if org.structure["outside"] == "version1":
        version1.judge(org, customer, noise, lost, 0.0)
    else:
        experience.meet(org, customer, noise, way / p.social_channel_share, lost, 0.0)


def share(customer: Customer, other: Customer) -> None:
    """The same past as another's."""
    customer.expects = dict(other.expects)
    for name in ("social", "trust", "anchor", "satisfaction", "weeks_since_failure", *TRAITS):
        setattr(customer, name, getattr(other, name))


def balance(org: Organization) -> None:
    """Kinds and trust of those who come are those of the ones who go."""
    going = {customer: hazard(org, customer) for customer in org.customers.values()}
    org.churn_start = sum(going.values())
    if org.churn_start > 0.0:
        org.social_start = sum(h for customer, h in going.items() if customer.social) / org.churn_start
        org.new_customers_trust += shift_of_leavers(org, "anchor")
        shift = shift_of_leavers(org, "demands"), of_leavers(org, "attachment")
        org.new_customers_demands, org.new_customers_attachment = shift
