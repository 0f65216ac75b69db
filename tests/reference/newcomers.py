"""What people and customers bring along, at week 0 and later (completions: week 0)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reference.agents import SLOTS, Customer, Person, Running
from reference.facts import topics
from reference.outside import cases, market
from reference.outside.experience import expect, service_for
from reference.outside.loyalty import draw_traits

if TYPE_CHECKING:
    from reference.organization import Organization


def cut(value: float, low: float = 0.0, high: float = 1.0) -> float:
    """The value, or the nearer end of low..high."""
    return min(high, max(low, value))


def arrive(org: Organization, person: Person, openness_mean: float, openness_sd: float) -> None:
    """Character and states of whoever holds the seat now, as at week 0."""
    p, draws, shift = org.p, org.draws, person.unit.shift
    conviction, faith = draws.normal("anchor", person), draws.normal("trust", person)
    person.anchor = person.openness = cut(openness_mean + shift["openness"] + openness_sd * conviction, 0.02, 0.98)
    stubbornness = p.stubbornness_mean + p.stubbornness_sd * draws.normal("stubbornness", person)
    person.stubbornness = cut(stubbornness, 0.05, 0.95)
    if org.structure["trusts"] != "one":  # r of anchor and trust
        faith = p.born_together * conviction + math.sqrt(1.0 - p.born_together**2) * faith
    person.trust = person.trust_boss = person.trust_top = cut(org.hires_trust + shift["trust"] + p.trust_sd * faith)
    person.grievance = 0.0
    person.skill = cut(p.base_skill + shift["skill"] + p.skill_sd * draws.normal("skill", person))
    person.outside_skill = cut(p.base_outside_skill + p.outside_skill_sd * draws.normal("outside skill", person))
    person.propensity = p.propensity_mean + p.propensity_sd * draws.normal("propensity", person)
    person.threshold = cut(p.threshold_mean + p.threshold_sd * draws.normal("threshold", person), 0.02, 0.9)
    log_rate = -(p.posts_sd**2) / 2.0 + p.posts_sd * draws.normal("posts rate", person)
    person.posts_rate = p.posts_mean * math.exp(log_rate)
    log_tiring = -(p.tiring_sd**2) / 2.0 + p.tiring_sd * draws.normal("tiring", person)
    person.tiring = math.exp(log_tiring)
    person.willingness = draws.uniform("willingness", person)
    person.usefulness, person.knows_who = p.usefulness_start, p.directory_start + shift["knows_who"]
    person.habit = person.practice = person.practice_own = person.ceremony = 0.0
    person.fatigue = person.posts_memory = person.tenure = person.peer_trust = person.launch_evidence = 0.0


def replace(org: Organization, person: Person, openness_mean: float) -> None:
    """Somebody new takes the seat: few know them, a member of nothing."""
    p = org.p
    person.holder += 1
    arrive(org, person, openness_mean, p.openness_sd)
    person.belief = p.belief_by_taste * person.openness
    person.knows_who = p.newcomer_directory * (p.directory_start + person.unit.shift["knows_who"])
    person.peer_trust = cut(rested_peer_trust(org) + person.unit.shift["peer_trust"])
    if topics.on(org):
        topics.bring(org, person, p.newcomer_directory)
    leave_all(person)
    for lever in person.running:  # was not here when it was launched: neither credit nor grudge
        person.running[lever] = Running(asked=True, weeks=person.running[lever].weeks)


def leave_all(person: Person) -> None:
    """End all memberships."""
    for community in person.own_communities:
        community.members.remove(person)
    person.communities, person.joined, person.recent = [None] * SLOTS, [None] * SLOTS, 0.0


def rested_peer_trust(org: Organization) -> float:
    """C at rest where help is at its week-0 chance: 0.27 + 0.73 p0."""
    return org.p.peer_trust_unhelped + (1.0 - org.p.peer_trust_unhelped) * org.chance_start


def become_customer(org: Organization, customer: Customer, stayed: float) -> None:
    """Traits, channels used, service expected, satisfaction and trust of a new customer.

    stayed: how far those who stay are selected by attachment: cL at week 0, 0 for those who come.
    """
    p, draws = org.p, org.draws
    customer.anchor = cut(org.new_customers_trust + p.customer_sd * draws.normal("customer trust", customer))
    customer.trust = customer.anchor
    customer.attachment = customer.demands = customer.bond = 0.0
    customer.spending = 1.0
    if org.structure["outside"] == "version1":
        customer.social = draws.uniform("social user", customer) < org.social_start
    else:
        draw_traits(org, customer, stayed)
    judge_service(org, customer, draws.normal("expectation", customer), draws.normal("satisfaction", customer))


def judge_service(org: Organization, customer: Customer, expectation: float, satisfaction: float) -> None:
    """What a new customer expects, and how satisfied one is, from two standard normal numbers."""
    p, (best, own) = org.p, service_known(org, customer)
    if org.structure["outside"] == "version1":
        customer.expects = {"traditional": cut(best + p.expectation_sd * expectation)}
    else:
        expect(org, customer)
        customer.trust, customer.bond = customer.anchor, 0.0
    market.expect(org, customer)
    customer.satisfaction = cut(own - p.satisfaction_gap + p.customer_sd * satisfaction)
    customer.weeks_since_failure = 99.0


def service_known(org: Organization, customer: Customer) -> tuple[float, float]:
    """Service of the best channel a customer knows, and of the channels used on average."""
    own = list(service_for(org, customer).values())
    return max(own), sum(own) / len(own) - cases.usual_loss(org)
