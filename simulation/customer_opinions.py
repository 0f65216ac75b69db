"""What customers think of the firm, how that moves, and who may leave (E12).

    hazard of leaving = c0c exp(-cS (S - 0.6) - cQ (Q - 0.5)), at most 1

    S, Q    satisfaction and trust of a customer, 0..1
    c0c     chance a week to leave at S = 0.6 and Q = 0.5
    cS, cQ  how satisfaction and trust hold customers

The parameters are declared with the mechanism, in `simulation/mechanisms/customers.py`.
"""

from __future__ import annotations

import math

from simulation.compiling import lean

TRADITIONAL, SOCIAL = 1, 2  # channels
HAPPY, UNHAPPY = 0.75, 0.35  # satisfaction above which a customer speaks well, and below which ill
RECOVERY_WEEKS = 26
ROOT_2, ROOT_2_PI = math.sqrt(2.0), math.sqrt(2.0 * math.pi)


@lean
def moved(p, trust, step):  # type: ignore[no-untyped-def]
    """Trust moved by a step: up by what is missing, down by what is there."""
    at = p.customer_trust_start
    share = (1.0 - trust) / (1.0 - at) if step > 0.0 else trust / at
    return min(1.0, max(0.0, trust + 0.5 * step * share))


@lean
def mean_met(p, service):  # type: ignore[no-untyped-def]
    """Mean of what contacts meet: service with noise, cut to 0..1."""
    noise = p.contact_noise
    if noise <= 0.0:
        return min(1.0, max(0.0, service))
    low, high = -service / noise, (1.0 - service) / noise
    below, above = 0.5 * math.erfc(-low / ROOT_2), 0.5 * math.erfc(high / ROOT_2)
    density = (math.exp(-0.5 * low * low) - math.exp(-0.5 * high * high)) / ROOT_2_PI
    return service * (1.0 - below - above) + noise * density + above


@lean
def usual_gap(o, i):  # type: ignore[no-untyped-def]
    """Service against expectation as customer i usually finds it on this week's channel."""
    if not o.customers[i].social:
        return o.firm.usual_gap
    return o.firm.usual_gap_social if o.customers[i].channel == SOCIAL else o.firm.usual_gap_phone


@lean
def get_used_to_service(o, rate):  # type: ignore[no-untyped-def]
    """Move what is usual on each channel towards this week's, by this rate (1 = at once)."""
    p, f = o.p, o.firm
    best = max(f.service_traditional, f.service_social)
    met = mean_met(p, f.service_traditional)
    f.usual_gap += rate * (met - f.service_traditional - f.usual_gap)
    f.usual_gap_phone += rate * (met - best - f.usual_gap_phone)
    f.usual_gap_social += rate * (mean_met(p, f.service_social) - best - f.usual_gap_social)


@lean
def experience(o, i, noise):  # type: ignore[no-untyped-def]
    """What customer i makes of the contact on this week's channel; returns D."""
    c, p, f = o.customers, o.p, o.firm
    service, recovery = f.service_traditional, p.phone_recovery
    if c[i].channel == SOCIAL:
        service, recovery = f.service_social, f.promptness
    met = min(1.0, max(0.0, service + p.contact_noise * noise))
    gap = met - c[i].expectation
    weight = 1.0 if gap >= 0.0 else p.disappointment
    if met < p.failure_below:
        if c[i].weeks_since_failure >= RECOVERY_WEEKS and gap < 0.0:
            weight = 1.0 + (p.disappointment - 1.0) * (1.0 - recovery)
        c[i].weeks_since_failure = 0.0
    c[i].satisfaction = satisfied(p, c[i].satisfaction, met, gap * weight)
    best = max(f.service_traditional, f.service_social) if c[i].social else f.service_traditional
    c[i].expectation += p.expectation_step * (best - c[i].expectation)
    return gap


@lean
def satisfied(p, satisfaction, met, felt_gap):  # type: ignore[no-untyped-def]
    """Satisfaction after a contact that met this service, felt better or worse by the gap."""
    judged = min(1.0, max(0.0, met + p.disconfirmation * felt_gap))
    return satisfaction + p.satisfaction_step * (judged - satisfaction)


@lean
def word(p, happy, unhappy):  # type: ignore[no-untyped-def]
    """What word of mouth does to trust in a week: wom (p+ - wneg p-)."""
    return p.word_of_mouth * (happy - p.negative_word * unhappy)


@lean
def opinions(o):  # type: ignore[no-untyped-def]
    """Opinions of present customers: three shares, their number, mean satisfaction, mean trust.

    The shares are of those who speak well (S > 0.75), who speak ill (S < 0.35), and who speak well and trust (Q > 0.5).
    """
    c = o.customers
    happy, unhappy, convinced, present, satisfaction, trust = 0, 0, 0, 0, 0.0, 0.0
    for i in range(int(o.firm.places_used)):
        if c[i].present:
            present += 1
            satisfaction += c[i].satisfaction
            trust += c[i].trust
            unhappy += 1 if c[i].satisfaction < UNHAPPY else 0
            if c[i].satisfaction > HAPPY:
                happy += 1
                convinced += 1 if c[i].trust > 0.5 else 0
    count = max(1, present)
    return happy / count, unhappy / count, convinced / count, present, satisfaction / count, trust / count


@lean
def churn_hazard(p, satisfaction, trust):  # type: ignore[no-untyped-def]
    """Chance a week that a customer with this satisfaction and trust leaves."""
    by_satisfaction = p.churn_by_satisfaction * (satisfaction - p.churn_satisfaction_at)
    return min(1.0, p.churn_base * math.exp(-by_satisfaction - p.churn_by_trust * (trust - p.churn_trust_at)))


@lean
def expected_churn(o):  # type: ignore[no-untyped-def]
    """Sum of the churn hazards of all present customers."""
    total = 0.0
    for i in range(int(o.firm.places_used)):
        if o.customers[i].present:
            total += churn_hazard(o.p, o.customers[i].satisfaction, o.customers[i].trust)
    return total
