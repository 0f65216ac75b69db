"""Customers of week 0: as they would be after years in which nothing is done.

Whoever is a customer at week 0 has a past: the last years are lived through before the run, contact by contact, in the
service of week 0. Somebody who has left in them was replaced by a newcomer of the same kind and trust.

    weeks with the firm = -ln(u)/hazard, of which the last 104 are lived through
    X = best channel known + d (1 - pc aX)^(weeks before these), d as a newcomer's
    next event after -ln(u)/(pc + hazard) weeks: leaving with chance hazard/(pc + hazard), else a contact (E12)
    S' = S exp(-0.08 hits0) a week, for outrage
    hits0 = n sum over weeks k of E[h(F b^k)] + h(mean F), with n user errors and attacks a week (E13)
    h(F) = min(0.4, 0.05 F) min(1, F); F in the sum: outrage of one incident

Those who come are, on the whole, like those who go, so that numbers, kinds and trust rest:

    customers won a week = H0, expected to be lost a week at week 0
    share of social users among newcomers = their share of H0
    mean trust of newcomers = mean trust of week 0, weighted by the hazard of leaving

Usual service by phone and mail counts usual overload, E[max(0, (n + 1)/cap - 1)] with n ~ Poisson: contacts meet
crowded weeks more often than quiet ones.
"""

from __future__ import annotations

import math

from simulation import randomness
from simulation.compiling import lean
from simulation.customers import births
from simulation.customers.experience import SOCIAL, TRADITIONAL, experience, get_used_to_service
from simulation.customers.opinions import churn_hazard, expected_churn, opinions, word
from simulation.mechanisms import customers, service

PAST = 104.0  # weeks
MOST_PASTS = 4096  # customers beyond so many share the past of one of these


@lean
def populate(o, count):  # type: ignore[no-untyped-def]
    """Draw this many customers as a usual week finds them, and what is usual for them."""
    f, p = o.firm, o.p
    set_usual_service(o)
    get_used_to_service(o, 1.0)
    f.social_start, f.new_customers_trust = p.social_users, p.customer_trust_start
    for i in range(count):
        births.customer(o, i)
        if i < MOST_PASTS:
            _live_past(o, i)
        else:
            _share_past(o.customers, i, i % MOST_PASTS)
    f.places_used = count
    f.usual_talk = p.customer_trust_step * customers.talk_seen(o) * (customers.authenticity(o) - p.authenticity_neutral)
    happy, unhappy, _, _, _, _ = opinions(o)
    f.usual_word = word(p, happy, unhappy)
    _balance(o)


@lean
def set_usual_service(o):  # type: ignore[no-untyped-def]
    """Service of a usual week, with usual overload on the phone."""
    p, f = o.p, o.firm
    service.set_service(o)
    traditional = f.customers_start * p.contact_rate * (1.0 - p.social_users * p.social_channel_share)
    overload = usual_overload(traditional, p.spare_capacity * p.contact_rate * f.customers_start)
    f.service_traditional = min(1.0, max(0.0, f.know - p.overload_loss * overload))


@lean
def usual_overload(contacts, capacity):  # type: ignore[no-untyped-def]
    """Mean overload that a contact meets, where contacts a week are Poisson with this mean."""
    if capacity <= 0.0:
        return 0.0
    chance, most = math.exp(-contacts), capacity - 1.0
    over, k = contacts - most, 0
    while k < most:
        over += (most - k) * chance
        k += 1
        chance *= contacts / k
    return max(0.0, over) / capacity


@lean
def _live_past(o, i):  # type: ignore[no-untyped-def]
    """Let the newcomer in place i live through the last weeks before week 0."""
    c, p, f = o.customers, o.p, o.firm
    wear = p.satisfaction_hit * f.usual_hits
    first, _, _, _ = randomness.block(o.clock, randomness.CUSTOMER_PAST, 0, i, 0, 0)
    best, own = births.service_known(o, i)
    weeks = -math.log(first) / churn_hazard(p, own - p.satisfaction_gap, c.trust[i])
    known = max(0.0, weeks - PAST)
    c.expectation[i] = best + (c.expectation[i] - best) * (1.0 - p.contact_rate * p.expectation_step) ** known
    left, event = min(weeks, PAST), 1
    while True:
        u, v, a, b = randomness.draws(o.clock, randomness.CUSTOMER_PAST, i, event, 0)
        hazard = churn_hazard(p, c.satisfaction[i], c.trust[i])
        rate = p.contact_rate + hazard
        passed = min(left, -math.log(u) / rate)
        left -= passed
        c.satisfaction[i] *= math.exp(-wear * passed)
        c.weeks_since_failure[i] += passed
        if left <= 0.0:
            break
        if v * rate < hazard:
            births.judge_service(o, i, randomness.CUSTOMER_PAST, event)
        else:
            way = (v * rate - hazard) / p.contact_rate
            c.channel[i] = SOCIAL if c.social[i] and way < p.social_channel_share else TRADITIONAL
            experience(o, i, randomness.normal(a, b))
        event += 1
    c.channel[i] = 0


@lean
def _share_past(c, i, j):  # type: ignore[no-untyped-def]
    c.social[i], c.trust[i] = c.social[j], c.trust[j]
    c.satisfaction[i], c.expectation[i] = c.satisfaction[j], c.expectation[j]
    c.weeks_since_failure[i] = c.weeks_since_failure[j]


@lean
def _balance(o):  # type: ignore[no-untyped-def]
    """Let those who come be like those who go in a usual week."""
    c, f = o.customers, o.firm
    f.churn_start = expected_churn(o)
    social, trust, mean = 0.0, 0.0, 0.0
    for i in range(int(f.places_used)):
        hazard = churn_hazard(o.p, c.satisfaction[i], c.trust[i])
        social += hazard * c.social[i]
        trust += hazard * c.trust[i]
        mean += c.trust[i]
    if f.churn_start > 0.0:
        f.social_start = social / f.churn_start
        f.new_customers_trust += trust / f.churn_start - mean / f.places_used
