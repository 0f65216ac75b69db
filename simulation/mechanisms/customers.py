"""Customers (E12): contact, service, satisfaction, trust, churn and word of mouth.

Step 12: service on two channels (`service.py`), and what a contact changes (or a case, when it is resolved: E27).

    P_i = clip(P + g + N(0, 0.15))
    D = P_i - X of the channel
    w = lneg if D < 0, else 1
    S' = S + aS (clip(P_i + 0.5 D w) - S)
    X' = X + aX (P_i + b + kappa max(0, P of the other channel - P) - X), kappa for social users only
    Q' = Q + tQ (clip(A + gQ (D w - beta0)) - Q)
    beta0 = -(lneg - 1) sd_D phi(0), sd_D^2 = 2 x 0.15^2/(2 - aX) + 0.08^2
    R' = R + bR (1 - R) with chance v, for a contact on social channels
    chance of having seen the firm's talk before = 1 - exp(-20 outside posts/M), for social users
    Q' = Q + tT (authenticity - 0.1) where it is seen
    authenticity = (1 - gA gov) mean quality x staff share

Step 14: word of mouth, recovery, customers lost and won (`loyalty.py`).

    Q' = Q + g - g0 (- talk0 for social users)
    g = wom (p+ - wneg p-), doubled for social users
    Q' = Q + dQ (A - Q)
    R' = R (1 - dR)

    P, P_i  service of a channel; what a contact meets, 0..1
    g of P_i    a dated gap between the channels, for customers who know both; else 0
    D       service against expectation, -1..1
    S, Q, R a customer's satisfaction, trust in the firm and bond, 0..1
    X, b    service expected of a channel, and how much of it goes beyond what is met
    A       the trust one comes back to
    beta0   D w of usual ups and downs, which are no news; phi(0) = 0.399
    v       promptness of replies, 0..1
    g0, talk0   g, and tT (authenticity - 0.1) where seen, of a usual week
    gov     how far outside posts need approval, 0..1
    M       customers at week 0
    p+, p-  shares of customers who speak well and who speak ill, 0..1

The other symbols are parameters; names of levers are their levels, 0..1.

A step of talk m moves Q by m (1 - Q)/(2 (1 - Q0)) upwards and m Q/(2 Q0) downwards, Q0 = trust at the start. A customer
has a contact with chance pc a week; social users have half of theirs on social channels. P_i below 0.35 is a failure;
the first in 26 weeks is softened by a prompt recovery. With P = X, S goes to P.
Week 0 stands in `simulation/at_rest/customers.py`, traits and version 1 in `simulation/customers/`.

Sources: Oliver 1980; Anderson & Sullivan 1993; Hansen et al. 2018 (recovery). Sizes are assumptions.
"""

from __future__ import annotations

import math
from typing import Any

from simulation import randomness
from simulation.compiling import lean
from simulation.customers import circles, rivals
from simulation.customers.births import customer
from simulation.customers.experience import (
    SOCIAL,
    TRADITIONAL,
    get_used_to_service,
    meet,
    meet_by_version_1,
    moved_at,
    rate_of,
    recovery_rate,
)
from simulation.customers.opinions import churn_hazard, expected_arrivals, hazard_of, opinions, word
from simulation.customers.waits import ONE_DESK
from simulation.mechanisms import cases, empowerment, stories, voice
from simulation.mechanisms.incidents import HIT
from simulation.mechanisms.service import service_parts, set_service
from simulation.parameter import PUBLISHED, RIVAL, Choice, Drivers, Parameter, constant, switch
from simulation.precision import ONE, ZERO
from simulation.randomness import CUSTOMER_WEEK, philox, words_below

SWITCHES = (
    switch("customers", "customers experience service (E12)"),
    Choice(
        "outside",
        {"version1": RIVAL, "version2": PUBLISHED},
        "version2",
        "customers are individuals (version 2), or differ in channels and opinions only (version 1; its numbers need "
        "its values: customer_trust_step 0.05, expectation_step 0.05, churn_base 0.00305)",
    ),
    switch("recovery", "customers' trust comes back to its anchor (E12; with outside=version2)"),
)

PARAMETERS = (
    Parameter("contact_rate", 0.08, 0.02, 0.2, "1/week", "contacts of a customer", symbol="pc"),
    Parameter("social_users", 0.2, 0.05, 0.5, "share", "customers who use social channels", symbol="sigma_s"),
    constant("social_channel_share", 0.5, "chance", "a social user's contact uses a social channel"),
    Parameter("contact_noise", 0.15, 0.05, 0.25, "0..1", "how much contacts differ"),
    Parameter("satisfaction_step", 0.25, 0.1, 0.4, "1/contact", "how fast it moves", symbol="aS", drawn=False),
    Parameter("disappointment", 2.0, 1.0, 3.0, "x", "weight of worse than expected", "direction Anderson 1993", "lneg"),
    constant("disconfirmation", 0.5, "x", "weight of better or worse than expected"),
    Parameter("expectation_step", 0.2, 0.05, 0.4, "1/contact", "how fast expectations move", symbol="aX"),
    Parameter(
        "carry_over", 0.5, 0.0, 1.0, "share", "of the better channel's lead, expected of the worse one", symbol="kappa"
    ),
    constant("failure_below", 0.35, "0..1", "service that fails"),
    constant("phone_recovery", 0.5, "0..1", "promptness of a recovery by phone"),
    Parameter("customer_trust_step", 0.2, 0.05, 0.4, "1/contact", "how fast customers' trust moves", symbol="tQ"),
    Parameter("talk_step", 0.05, 0.01, 0.1, "1/week", "how fast it moves by talk that is seen", symbol="tT"),
    Parameter("trust_signal", 1.0, 0.3, 1.5, "x", "what a contact says of the firm", symbol="gQ"),
    Parameter(
        "customer_trust_recovery", 0.0267, 0.0133, 0.053, "1/week", "how fast it comes back to its anchor", symbol="dQ"
    ).based_on("direction Hansen et al. 2018; half-life 13 to 52 weeks an assumption"),
    Parameter(
        "bond_gain", 0.15, 0.05, 0.3, "1/answer", "bond by an answer on a social channel", symbol="bR", can_be_off=True
    ),
    Parameter("bond_loss", 0.0267, 0.0133, 0.053, "1/week", "how fast a bond fades", symbol="dR"),
    Parameter("authenticity_lost", 0.4, 0.12, 1.0, "share", "lost to full approval", symbol="gA", can_be_off=True),
    Parameter("authenticity_neutral", 0.1, 0.0, 0.4, "0..1", "talk less authentic than this costs trust"),
    constant("talk_reach", 20.0, "posts", "how far outside posts reach social users"),
    Parameter("negative_word", 1.0, 0.7, 2.0, "x", "weight of bad word of mouth", "direction East et al. 2008", "wneg"),
    Parameter("word_of_mouth", 0.01, 0.005, 0.015, "1/week", "reach of word of mouth", symbol="wom", can_be_off=True),
    constant("social_reach", 2.0, "x", "the same for social users"),
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
LOOSE = -1.0  # attachment below which a customer may leave more often than others ever do


@lean
def serve(o):  # type: ignore[no-untyped-def]
    """Contacts of the week, the service they meet and what customers make of it."""
    if o.firm.customers_start == 0.0:
        return  # a firm without customers keeps what it would have shown them at week 0
    _open_week(o, o.p.talk_step * (authenticity(o) - o.p.authenticity_neutral + voice.evidence(o)))
    if o.on.cases != ONE_DESK:
        cases.work(o)
    set_service(o)
    if o.on.outside == RIVAL:
        get_used_to_service(o, o.p.contact_rate * o.p.expectation_step)
    c, real = o.customers, o.customers.trust.dtype.type
    for k in range(_list_contacts(o)):
        i = o.customer_words[LISTED, k]
        answer, _, u, v = randomness.draws(o.clock, randomness.CONTACT, i, c.holder[i], o.clock.week)
        noise = randomness.normal(real(u), real(v))
        lost, reputation = cases.felt(o, i)
        if o.on.outside == RIVAL:
            signal = meet_by_version_1(o, i, noise, lost, reputation)
        else:
            signal = meet(o, i, noise, answer, lost, reputation)
        voice.hear(o, i, answer)
        if o.on.cases != ONE_DESK:
            cases.note(o, i, signal)
    if o.on.cases != ONE_DESK:
        cases.settle(o)
    voice.comment(o)


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
    on_ties = len(o.circles) > 0
    by_stories = stories.spread(o) if on_ties else 0.0
    happy, unhappy, convinced, f.customers_before, _, trust = opinions(o)
    f.speak_ill = unhappy * f.customers_before
    by_all = 0.0 if on_ties else word(p, happy, unhappy) - f.usual_word
    if f.customers_before > 0.0:
        voice.repute(o, trust, by_stories + by_all)
    healing = 2.0 * f.usual_hits * p.trust_hit * p.customer_trust_start if o.on.outside == RIVAL else 0.0
    heard = real(rate_of(p, by_all + healing))
    heard_online = real(rate_of(p, by_all * p.social_reach - f.usual_talk + healing))
    back = real(recovery_rate(o)) if o.on.outside != RIVAL else ZERO
    kept = real(1.0 - p.bond_loss)
    for i in range(int(f.places_used)):
        after = moved_at(c.trust[i], heard_online if c.social[i] else heard)
        after += back * (c.anchor[i] - after)
        c.trust[i] = after if c.present[i] else c.trust[i]
        c.bond[i] *= kept
    _lose_customers(o)
    if o.on.market == rivals.SHARED:
        talkers = f.good_stories + f.bad_stories if on_ties else (happy + unhappy) * f.customers_before
        rivals.listen(o, talkers, convinced - unhappy)
    _win_customers(o, convinced - unhappy)


@lean
def _lose_customers(o):  # type: ignore[no-untyped-def]
    """Let customers leave by their hazards; most are seen not to leave without an exponential."""
    c, f, p = o.customers, o.firm, o.p
    f.leavers = 0.0
    held = LOOSE * p.attachment_effect - p.bond_in_churn * f.usual_bond
    worst = words_below(churn_hazard(p, 0.0, 0.0, held))
    for i in range(int(f.places_used)):
        draw = o.customer_words[CHURN, i]
        near = (draw < worst) | (c.attachment[i] < LOOSE)
        if near and c.present[i] and draw < words_below(hazard_of(o, i)):
            c.present[i] = 0
            if o.on.cases != ONE_DESK:
                o.cases[i].left = 0
            circles.forget(o, i)
            f.leavers += 1.0


@lean
def _win_customers(o, advocacy):  # type: ignore[no-untyped-def]
    c, f = o.customers, o.firm
    left = f.customers_before - f.leavers
    shared = o.on.market == rivals.SHARED
    expected = rivals.arrivals(o, left) if shared else expected_arrivals(o, advocacy)
    coming = randomness.poisson_count(o.clock, randomness.ARRIVALS, expected)
    coming = min(coming, rivals.pool(o, left)) if shared else coming
    f.arrivals = 0.0
    for i in range(len(c.present)):
        if f.arrivals >= coming:
            break
        if not c.present[i]:
            c.holder[i] += 1
            customer(o, i, 0.0)
            f.arrivals += 1.0
            f.places_used = max(f.places_used, i + 1)


def drivers(o: Any, i: int) -> Any:
    """What service is made of before channels, for the whole firm, in the order of DRIVERS."""
    return service_parts(o)
