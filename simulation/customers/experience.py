"""What a contact with the firm does to a customer (E12).

The parameters are declared with the mechanism, in `simulation/mechanisms/customers.py`.
"""

from __future__ import annotations

import math

from simulation.compiling import inlined, lean
from simulation.precision import ONE, ZERO, clip

TRADITIONAL, SOCIAL = 1, 2  # channels
RECOVERY_WEEKS = 26
ROOT_2, ROOT_2_PI = math.sqrt(2.0), math.sqrt(2.0 * math.pi)


@lean
def moved(p, trust, step):  # type: ignore[no-untyped-def]
    """Trust moved by a step: up by what is missing, down by what is there."""
    return moved_at(trust, rate_of(p, step))


@inlined
def rate_of(p, step):  # type: ignore[no-untyped-def]
    """A step as a share of what is missing (up) or of what is there (down)."""
    return 0.5 * step / (1.0 - p.customer_trust_start if step > 0.0 else p.customer_trust_start)


@inlined
def moved_at(trust, rate):  # type: ignore[no-untyped-def]
    """Trust moved by such a share."""
    return clip(trust + rate * ((ONE - trust) if rate > ZERO else trust))


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
    if not o.customers.social[i]:
        return o.firm.usual_gap
    return o.firm.usual_gap_social if o.customers.channel[i] == SOCIAL else o.firm.usual_gap_phone


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
    if c.channel[i] == SOCIAL:
        service, recovery = f.service_social, f.promptness
    met = min(1.0, max(0.0, service + p.contact_noise * noise))
    gap = met - c.expectation[i]
    weight = 1.0 if gap >= 0.0 else p.disappointment
    if met < p.failure_below:
        if c.weeks_since_failure[i] >= RECOVERY_WEEKS and gap < 0.0:
            weight = 1.0 + (p.disappointment - 1.0) * (1.0 - recovery)
        c.weeks_since_failure[i] = 0.0
    c.satisfaction[i] = satisfied(p, c.satisfaction[i], met, gap * weight)
    best = max(f.service_traditional, f.service_social) if c.social[i] else f.service_traditional
    c.expectation[i] += p.expectation_step * (best - c.expectation[i])
    return gap


@lean
def satisfied(p, satisfaction, met, felt_gap):  # type: ignore[no-untyped-def]
    """Satisfaction after a contact that met this service, felt better or worse by the gap."""
    judged = min(1.0, max(0.0, met + p.disconfirmation * felt_gap))
    return satisfaction + p.satisfaction_step * (judged - satisfaction)
