"""Customers of week 0: as they would be after years in which nothing is done.

Whoever is a customer at week 0 has a past: the last years are lived through before the run, contact by contact, in the
service of week 0. Somebody who has left in them was replaced by a newcomer with the same traits.

    weeks with the firm = -ln(u)/hazard, of which the last 104 are lived through
    R = R0 (1 - (1 - dR)^(weeks before these)), for social users
    next event after -ln(u)/(pc + hazard) weeks: leaving with chance hazard/(pc + hazard), else a contact (E12), of
        which fewer than pc a week end where they are cases that wait (`cases.py`)
    S' = S exp(-0.08 hits0), Q' = Q + dQ (A - Q) - 0.15 hits0 Q, R' = R (1 - dR) a week between events
    hits0 = n sum over weeks k of E[h(F b^k)] + h(mean F), with n user errors and attacks a week (E13)
    h(F) = min(0.4, 0.05 F) min(1, F); F in the sum: outrage of one incident

Those who come are, on the whole, like those who go, so that numbers, kinds and trust rest:

    customers won a week = H0, expected to be lost a week at week 0
    share of social users among newcomers = their share of H0
    mean anchor, demands and attachment of newcomers = those of week 0, weighted by the hazard of leaving
    attachment of customers at week 0 ~ N(cL, 1), so that of newcomers is about N(0, 1)

Usual service by phone and mail counts usual overload, E[max(0, (n + 1)/cap - 1)] with n ~ Poisson: contacts meet
crowded weeks more often than quiet ones.
"""

from __future__ import annotations

import math

from simulation import randomness
from simulation.at_rest import cases, stories
from simulation.compiling import lean
from simulation.customers import births, rivals
from simulation.customers.experience import (
    SOCIAL,
    TRADITIONAL,
    get_used_to_service,
    judge_by_version_1,
    meet,
    pass_weeks,
    usual_news,
)
from simulation.customers.opinions import churn_hazard, hazard_of, hold, opinions, word
from simulation.customers.spending import loyalty
from simulation.customers.waits import ONE_DESK, usual_contacts
from simulation.mechanisms import customers, service
from simulation.parameter import OFF, RIVAL

PAST = 104.0  # weeks
MOST_PASTS = 4096  # customers beyond so many share the past of one of these


@lean
def populate(o, count):  # type: ignore[no-untyped-def]
    """Draw this many customers as a usual week finds them, and what is usual for them."""
    f, p = o.firm, o.p
    if o.on.cases != ONE_DESK:
        cases.fill_queues(o, count)
    set_usual_service(o)
    if o.on.outside == RIVAL:
        get_used_to_service(o, 1.0)
    f.usual_news = usual_news(p, p.wait_loss * p.wait_loss * f.usual_wait_variance)
    f.usual_promptness = f.promptness
    acts = usual_contacts(o) * p.social_channel_share + (p.comments if o.on.voice != OFF else 0.0)
    answered = acts * f.promptness * p.bond_gain
    f.usual_bond = answered / (answered + p.bond_loss) if o.on.outside != RIVAL else 0.0
    f.social_start, f.new_customers_trust = p.social_users, p.customer_trust_start
    for i in range(count):
        births.customer(o, i, p.attachment_effect)
        if i < MOST_PASTS:
            _live_past(o, i)
        else:
            _share_past(o.customers, i, i % MOST_PASTS)
    cases.choose_channels(o, count)
    f.places_used = count
    if len(o.circles) > 0:
        o.circles.story[:] = 0
        stories.set_usual(o, count)
    f.usual_talk = p.talk_step * customers.talk_seen(o) * (customers.authenticity(o) - p.authenticity_neutral)
    happy, unhappy, convinced, _, f.satisfaction_start, f.customer_trust_start = opinions(o)
    f.usual_word = word(p, happy, unhappy)
    f.reputation, f.advocacy_start = f.customer_trust_start, convinced - unhappy
    f.speak_ill = unhappy * count
    _open_market(o, (happy + unhappy) * count)
    _balance(o)
    f.contacts_traditional = count * p.contact_rate * (1.0 - p.social_users * p.social_channel_share)
    f.spending_start, _, f.social_users_start, _, _, _, _ = loyalty(o)


@lean
def set_usual_service(o):  # type: ignore[no-untyped-def]
    """Service of a usual week, with usual overload on the phone."""
    p, f = o.p, o.firm
    service.set_service(o)
    traditional = f.customers_start * p.contact_rate * (1.0 - p.social_users * p.social_channel_share)
    if o.on.cases == ONE_DESK:
        overload = usual_overload(traditional, p.spare_capacity * p.contact_rate * f.customers_start)
        f.service_traditional = min(1.0, max(0.0, f.know - p.overload_loss * overload))


@lean
def _open_market(o, talkers):  # type: ignore[no-untyped-def]
    """Set what talk and service are in a usual week.

    Contacts meet crowded weeks more often than others: the mean week serves better than what they meet.
    """
    p, f, phone = o.p, o.firm, o.firm.service_traditional
    cap = p.spare_capacity * p.contact_rate * f.customers_start
    if o.on.cases == ONE_DESK and cap > 0.0:
        calls = f.customers_start * p.contact_rate * (1.0 - p.social_users * p.social_channel_share)
        overload = usual_overload(calls, cap + 1.0) * (cap + 1.0) / cap
        phone = min(1.0, max(0.0, f.know - p.overload_loss * overload))
    rivals.begin(o, f.good_stories + f.bad_stories if len(o.circles) > 0 else talkers, phone)


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
    c, p = o.customers, o.p
    first, _, _, _ = randomness.block(o.clock, randomness.CUSTOMER_PAST, 0, i, 0, 0)
    best, own = births.service_known(o, i)
    weeks = -math.log(first) / churn_hazard(p, own - p.satisfaction_gap, c.trust[i], hold(o, i))
    known = max(0.0, weeks - PAST)
    if o.on.outside == RIVAL:
        c.expectation[i] = best + (c.expectation[i] - best) * (1.0 - p.contact_rate * p.expectation_step) ** known
    elif c.social[i]:
        c.bond[i] = o.firm.usual_bond * (1.0 - (1.0 - p.bond_loss) ** known)
    left, event, contacts = min(weeks, PAST), 1, usual_contacts(o)
    while True:
        u, v, a, b = randomness.draws(o.clock, randomness.CUSTOMER_PAST, i, event, 0)
        hazard = hazard_of(o, i)
        rate = contacts + hazard
        passed = min(left, -math.log(u) / rate)
        left -= passed
        pass_weeks(o, i, passed)
        if left <= 0.0:
            break
        if v * rate < hazard:
            births.judge_service(o, i, randomness.CUSTOMER_PAST, event)
        else:
            _meet_in_past(o, i, event, (v * rate - hazard) / contacts, randomness.normal(a, b))
        event += 1
    c.channel[i] = 0


@lean
def _meet_in_past(o, i, event, way, noise):  # type: ignore[no-untyped-def]
    """A contact before week 0; way: a uniform for its channel, and for whether it was answered."""
    lost = 0.0 if o.on.cases == ONE_DESK else o.p.wait_loss * cases.wait_in_past(o, i, event)
    c, share = o.customers, o.p.social_channel_share
    c.channel[i] = SOCIAL if c.social[i] and way < share else TRADITIONAL
    if o.on.outside == RIVAL:
        judge_by_version_1(o, i, noise, lost, 0.0)
    else:
        meet(o, i, noise, way / share, lost, 0.0)


@lean
def _share_past(c, i, j):  # type: ignore[no-untyped-def]
    c.social[i], c.trust[i], c.anchor[i], c.bond[i] = c.social[j], c.trust[j], c.anchor[j], c.bond[j]
    c.attachment[i], c.demands[i], c.spending[i] = c.attachment[j], c.demands[j], c.spending[j]
    c.satisfaction[i], c.expectation[i] = c.satisfaction[j], c.expectation[j]
    c.expectation_social[i], c.weeks_since_failure[i] = c.expectation_social[j], c.weeks_since_failure[j]


@lean
def _balance(o):  # type: ignore[no-untyped-def]
    """Let those who come be like those who go in a usual week."""
    c, f = o.customers, o.firm
    total, social, anchor, mean, demands, mean_demands, attachment = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    for i in range(int(f.places_used)):
        hazard = hazard_of(o, i)
        total += hazard
        social += hazard * c.social[i]
        anchor += hazard * c.anchor[i]
        mean += c.anchor[i]
        demands += hazard * c.demands[i]
        mean_demands += c.demands[i]
        attachment += hazard * c.attachment[i]
    f.churn_start = total
    if f.churn_start > 0.0:
        f.social_start = social / f.churn_start
        f.new_customers_trust += anchor / f.churn_start - mean / f.places_used
        f.new_customers_attachment = attachment / f.churn_start
        f.new_customers_demands = demands / f.churn_start - mean_demands / f.places_used
