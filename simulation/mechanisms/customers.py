"""Customers (E12): contact, service, satisfaction, trust, churn and word of mouth.

Step 12: service on two channels (`service.py`), and what a contact changes.

    P_i = clip(P + N(0, 0.15))
    D = P_i - X
    S' = S + aS (clip(P_i + 0.5 D lneg) - S) if D < 0
    S' = S + aS (clip(P_i + 0.5 D) - S) otherwise
    X' = X + aX (best channel known - X)
    Q' = Q + tQ (D - Du), towards 0 or 1
    Du' = Du + pc aX (mean P_i - best channel known - Du)
    chance of having seen the firm's talk before = 1 - exp(-20 outside posts/M), for social users
    Q' = Q + tQ (authenticity - 0.1) where it is seen
    authenticity = (1 - gA gov) mean quality x staff share

Step 14: word of mouth, customers lost and won.

    Q' = Q + g - g0 + 2 x 0.15 hits0 Q0 (- talk0 for social users)
    g = wom (p+ - wneg p-), doubled for social users
    hazard of leaving = c0c exp(-cS (S - 0.6) - cQ (Q - 0.5))
    new customers ~ Poisson(H0 max(0, 1 + kadv (advocacy - advocacy_0) + kmk marketing))

    P, P_i  service of a channel; what a contact meets, 0..1
    D       service against expectation, -1..1
    Du      D as it usually is on this channel: what one is used to is no news
    S, Q, X a customer's satisfaction, trust in the firm and expectation, 0..1
    g0, talk0, hits0    g, tQ (authenticity - 0.1) where seen, and share hit x min(1, F) (E13), of a usual week
    gov     how far outside posts need approval, 0..1
    M, H0   customers at week 0; how many of them are expected to leave in a week
    p+, p-  shares of customers who speak well and who speak ill, 0..1

The other symbols are parameters; names of levers are their levels, 0..1.

A step m moves Q by m (1 - Q)/(2 (1 - Q0)) upwards and m Q/(2 Q0) downwards, Q0 = trust at the start: in usual weeks Q
rests there. A customer has a contact with chance pc a week; social users have half of theirs on social channels. P_i
below 0.35 is a failure; the first in 26 weeks is softened by a prompt recovery. With P = X, S goes to P. At S = 0.6
and Q = 0.5 the hazard of leaving equals c0c. Week 0 and newcomers: `simulation/at_rest/customers.py`.

Sources: Oliver 1980; Anderson & Sullivan 1993. Sizes are assumptions.
"""

from __future__ import annotations

import math
from typing import Any

from simulation import randomness
from simulation.compiling import lean
from simulation.customers.births import customer
from simulation.customers.experience import (
    SOCIAL,
    TRADITIONAL,
    experience,
    get_used_to_service,
    moved,
    moved_at,
    rate_of,
    usual_gap,
)
from simulation.customers.opinions import churn_hazard, expected_arrivals, opinions, word
from simulation.mechanisms import empowerment
from simulation.mechanisms.incidents import HIT
from simulation.mechanisms.service import service_parts, set_service
from simulation.parameter import Drivers, Parameter, constant, switch
from simulation.precision import ONE, ZERO
from simulation.randomness import CUSTOMER_WEEK, philox, words_below

SWITCHES = (switch("customers", "customers experience service (E12)"),)

PARAMETERS = (
    Parameter("contact_rate", 0.08, 0.02, 0.2, "1/week", "contacts of a customer", symbol="pc"),
    Parameter("social_users", 0.2, 0.05, 0.5, "share", "customers who use social channels", symbol="sigma_s"),
    constant("social_channel_share", 0.5, "chance", "a social user's contact uses a social channel"),
    Parameter("contact_noise", 0.15, 0.05, 0.25, "0..1", "how much contacts differ"),
    Parameter("satisfaction_step", 0.25, 0.1, 0.4, "1/contact", "how fast it moves", symbol="aS", drawn=False),
    Parameter("disappointment", 2.0, 1.0, 3.0, "x", "weight of worse than expected", "direction Anderson 1993", "lneg"),
    constant("disconfirmation", 0.5, "x", "weight of better or worse than expected"),
    Parameter("expectation_step", 0.05, 0.01, 0.2, "1/contact", "how fast expectations move", symbol="aX"),
    constant("failure_below", 0.35, "0..1", "service that fails"),
    constant("phone_recovery", 0.5, "0..1", "promptness of a recovery by phone"),
    Parameter("customer_trust_step", 0.05, 0.01, 0.1, "1/contact", "how fast customers' trust moves", symbol="tQ"),
    Parameter("authenticity_lost", 0.4, 0.12, 1.0, "share", "lost to full approval", symbol="gA", can_be_off=True),
    Parameter("authenticity_neutral", 0.1, 0.0, 0.4, "0..1", "talk less authentic than this costs trust"),
    constant("talk_reach", 20.0, "posts", "how far outside posts reach social users"),
    Parameter("churn_base", 0.00305, 0.0017, 0.0055, "1/week", "churn at S = 0.6, Q = 0.5", symbol="c0c", drawn=False),
    Parameter("churn_by_satisfaction", 3.0, 1.0, 5.0, "log", "how satisfaction holds customers", symbol="cS"),
    Parameter("churn_by_trust", 1.0, 0.0, 2.0, "log", "how trust holds customers", symbol="cQ"),
    constant("churn_satisfaction_at", 0.6, "0..1", "satisfaction at which churn is the base"),
    constant("churn_trust_at", 0.5, "0..1", "trust at which churn is the base"),
    Parameter("negative_word", 1.0, 0.7, 2.0, "x", "weight of bad word of mouth", "direction East et al. 2008", "wneg"),
    Parameter("word_of_mouth", 0.01, 0.005, 0.015, "1/week", "reach of word of mouth", symbol="wom"),
    constant("social_reach", 2.0, "x", "the same for social users"),
    Parameter("acquisition_by_advocacy", 0.417, 0.236, 0.602, "x", "arrivals by advocacy", "You et al. 2015", "kadv"),
    Parameter("acquisition_by_marketing", 0.087, 0.064, 0.181, "x", "arrivals by marketing", "Sethuraman 2011", "kmk"),
)

DRIVERS = Drivers(
    "Service to customers",
    "service, 0 to 1",
    {
        "base": "base",
        "knows who": "knowing who knows what",
        "empowered staff": "empowered staff",
        "coordination": "coordination",
        "ideas": "ideas",
    },
    of="firm",
)
CHURN, LISTED = 1, 2  # rows of the week's words of customers


@lean
def serve(o):  # type: ignore[no-untyped-def]
    """Contacts of the week, the service they meet and what customers make of it."""
    if o.firm.customers_start == 0.0:
        return  # a firm without customers keeps what it would have shown them at week 0
    _open_week(o, o.p.customer_trust_step * (authenticity(o) - o.p.authenticity_neutral))
    set_service(o)
    get_used_to_service(o, o.p.contact_rate * o.p.expectation_step)
    c, real = o.customers, o.customers.trust.dtype.type
    for k in range(_list_contacts(o)):
        i = o.customer_words[LISTED, k]
        _, _, u, v = randomness.draws(o.clock, randomness.CONTACT, i, c.holder[i], o.clock.week)
        gap = experience(o, i, randomness.normal(real(u), real(v)))
        c.trust[i] = moved(o.p, c.trust[i], o.p.customer_trust_step * (gap - usual_gap(o, i)))


@lean
def _open_week(o, evidence):  # type: ignore[no-untyped-def]
    """Draw for all customers; who has a contact, on which channel, and who sees the firm's talk."""
    c, f, clock, words, chance = o.customers, o.firm, o.clock, o.customer_words, o.p.contact_rate * o.firm.demand
    contact, online, sees = (
        words_below(chance),
        words_below(chance * o.p.social_channel_share),
        words_below(talk_seen(o)),
    )
    rate, traditional, social = c.trust.dtype.type(rate_of(o.p, evidence)), 0, 0
    for i in range(int(f.places_used)):  # without branches: many customers at a time
        a, b, hit, churn = philox(i, c.holder[i], clock.week, CUSTOMER_WEEK, clock.seed_low, clock.seed_high)
        words[HIT, i], words[CHURN, i] = hit, churn
        here, user = c.present[i] != 0, c.social[i] != 0
        calls, writes = here & (a < contact) & ~(user & (a < online)), here & user & (a < online)
        c.channel[i] = TRADITIONAL if calls else (SOCIAL if writes else 0)
        traditional += 1 if calls else 0
        social += 1 if writes else 0
        c.weeks_since_failure[i] += ONE if here else ZERO
        c.trust[i] = moved_at(c.trust[i], rate) if here & user & (b < sees) else c.trust[i]
    f.contacts_traditional, f.contacts_social = traditional, social


@lean
def _list_contacts(o):  # type: ignore[no-untyped-def]
    """List the places of customers with a contact, one after another; return their number."""
    count = 0
    for i in range(int(o.firm.places_used)):
        o.customer_words[LISTED, count] = i
        count += 1 if o.customers.channel[i] > 0 else 0
    return count


@lean
def authenticity(o):  # type: ignore[no-untyped-def]
    """How much of the outside talk is people speaking well and for themselves, 0..1."""
    return (1.0 - o.p.authenticity_lost * empowerment.governed(o)) * o.firm.mean_quality * o.firm.staff_share


@lean
def talk_seen(o):  # type: ignore[no-untyped-def]
    """Chance that a social user sees the firm's talk this week."""
    return 1.0 - math.exp(-o.p.talk_reach * o.firm.outside_posts / max(1.0, o.firm.customers_start))


@lean
def spread(o):  # type: ignore[no-untyped-def]
    """Word of mouth, customers lost, customers won."""
    c, f, p, real = o.customers, o.firm, o.p, o.customers.trust.dtype.type
    happy, unhappy, convinced, f.customers_before, _, _ = opinions(o)
    news = word(p, happy, unhappy) - f.usual_word
    healing = 2.0 * f.usual_hits * p.trust_hit * p.customer_trust_start
    heard = real(rate_of(p, news + healing))
    heard_online = real(rate_of(p, news * p.social_reach - f.usual_talk + healing))
    for i in range(int(f.places_used)):
        after = moved_at(c.trust[i], heard_online if c.social[i] else heard)
        c.trust[i] = after if c.present[i] else c.trust[i]
    f.leavers = 0.0
    worst = words_below(churn_hazard(p, 0.0, 0.0))  # at or above this nobody leaves: most need no exponential
    for i in range(int(f.places_used)):
        draw = o.customer_words[CHURN, i]
        if draw < worst and c.present[i] and draw < words_below(churn_hazard(p, c.satisfaction[i], c.trust[i])):
            c.present[i] = 0
            f.leavers += 1.0
    _win_customers(o, convinced - unhappy)


@lean
def _win_customers(o, advocacy):  # type: ignore[no-untyped-def]
    c, f = o.customers, o.firm
    coming = randomness.poisson_count(o.clock, randomness.ARRIVALS, expected_arrivals(o, advocacy))
    f.arrivals = 0.0
    for i in range(len(c.present)):
        if f.arrivals >= coming:
            break
        if not c.present[i]:
            c.holder[i] += 1
            customer(o, i)
            f.arrivals += 1.0
            f.places_used = max(f.places_used, i + 1)


def drivers(o: Any, i: int) -> Any:
    """What service is made of before channels, for the whole firm, in the order of DRIVERS."""
    return service_parts(o)
