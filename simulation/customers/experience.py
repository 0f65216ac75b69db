"""What a contact with the firm does to a customer (E12).

`meet` is the published form, with the equations of `simulation/mechanisms/customers.py`; `meet_by_version_1` is the
rival one:

    X' = X + aX (best channel known - X)
    Q' = Q + tQ (D - Du), up by what is missing, down by what is there
    Du' = Du + pc aX (mean P_i - best channel known - Du)

    Du      D as it usually is on this channel: what one is used to is no news
"""

from __future__ import annotations

import math

from simulation.compiling import inlined, lean
from simulation.customers.circles import note
from simulation.customers.waits import halo, usual_loss
from simulation.parameter import OFF, RIVAL
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
def usual_news(p, waiting):  # type: ignore[no-untyped-def]
    """Mean of D w where customers expect what they meet: its usual ups and downs are no news.

    beta0 = -(lneg - 1) sd_D phi(0), sd_D^2 = 2 (noise^2 + waiting)/(2 - aX) + spread of expectations^2
    waiting: variance of what waits take from service.
    """
    noise = 2.0 * (p.contact_noise * p.contact_noise + waiting) / (2.0 - p.expectation_step)
    spread = math.sqrt(noise + p.expectation_sd * p.expectation_sd)
    return -(p.disappointment - 1.0) * spread / ROOT_2_PI


@lean
def service_of(o, i):  # type: ignore[no-untyped-def]
    """Service of both channels, phone and mail first, as customer i meets it.

    A dated gap between the channels reaches those who know both, whose own mean service it leaves as it is.
    """
    f, share = o.firm, o.p.social_channel_share
    if o.customers.social[i]:
        return f.service_traditional - share * f.service_gap, f.service_social + (1.0 - share) * f.service_gap
    return f.service_traditional, f.service_social


@lean
def expected(o, i):  # type: ignore[no-untyped-def]
    """What customer i comes to expect of each channel where service stays as it is."""
    phone, social = service_of(o, i)
    wants, carried = o.customers.demands[i] - usual_loss(o), o.p.carry_over if o.customers.social[i] else 0.0
    return phone + wants + carried * max(0.0, social - phone), social + wants + carried * max(0.0, phone - social)


@lean
def meet(o, i, noise, answer, lost, reputation):  # type: ignore[no-untyped-def]
    """Let customer i meet the service of this week's channel; return what that says of the firm.

    noise: a standard normal number. answer: a uniform; below promptness a social contact is answered in time.
    lost: what waiting and failing departments take from service. reputation: of the departments met.
    """
    c, p, f = o.customers, o.p, o.firm
    service, other = service_of(o, i)
    expects, recovery, online = c.expectation[i], p.phone_recovery, c.channel[i] == SOCIAL
    if online:
        service, other, expects, recovery = other, service, c.expectation_social[i], f.promptness
    met = min(1.0, max(0.0, service - lost + p.contact_noise * noise))
    gap = met - expects - reputation
    note(o, i, gap)
    felt = gap * weight(o, i, met, gap, recovery)
    c.satisfaction[i] = satisfied(p, c.satisfaction[i], met, felt)
    carried = p.carry_over * max(0.0, other - service) if c.social[i] else 0.0
    expects += p.expectation_step * (met + c.demands[i] + carried - expects)
    if online:
        c.expectation_social[i] = expects
        if answer < f.promptness:
            c.bond[i] += p.bond_gain * (1.0 - c.bond[i])
    else:
        c.expectation[i] = expects
    signal = p.trust_signal * (felt - f.usual_news)
    believed = min(1.0, max(0.0, c.anchor[i] + signal))
    c.trust[i] += p.customer_trust_step * halo(o) * (believed - c.trust[i])
    return signal


@lean
def weight(o, i, met, gap, recovery):  # type: ignore[no-untyped-def]
    """Weight of a contact that met this service; a failure is noted.

    A disappointment weighs lneg; the first failure in 26 weeks less, by the promptness of its recovery.
    """
    c, p = o.customers, o.p
    found = 1.0 if gap >= 0.0 else p.disappointment
    if met < p.failure_below:
        if c.weeks_since_failure[i] >= RECOVERY_WEEKS and gap < 0.0:
            found = 1.0 + (p.disappointment - 1.0) * (1.0 - recovery)
        c.weeks_since_failure[i] = 0.0
    return found


@lean
def satisfied(p, satisfaction, met, felt_gap):  # type: ignore[no-untyped-def]
    """Satisfaction after a contact that met this service, felt better or worse by the gap."""
    judged = min(1.0, max(0.0, met + p.disconfirmation * felt_gap))
    return satisfaction + p.satisfaction_step * (judged - satisfaction)


# --- the rival form: version 1 ------------------------------------------------------------------------------------


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
    best, lost = max(f.service_traditional, f.service_social), usual_loss(o)
    met = mean_met(p, f.service_traditional - lost)
    f.usual_gap += rate * (met - f.service_traditional - f.usual_gap)
    f.usual_gap_phone += rate * (met - best - f.usual_gap_phone)
    f.usual_gap_social += rate * (mean_met(p, f.service_social - lost) - best - f.usual_gap_social)


@lean
def judge_by_version_1(o, i, noise, lost, reputation):  # type: ignore[no-untyped-def]
    """What customer i makes of the contact on this week's channel; returns D."""
    c, p, f = o.customers, o.p, o.firm
    phone, social = service_of(o, i)
    service, recovery = phone, p.phone_recovery
    if c.channel[i] == SOCIAL:
        service, recovery = social, f.promptness
    met = min(1.0, max(0.0, service - lost + p.contact_noise * noise))
    gap = met - c.expectation[i] - reputation
    c.satisfaction[i] = satisfied(p, c.satisfaction[i], met, gap * weight(o, i, met, gap, recovery))
    best = max(phone, social) if c.social[i] else phone
    c.expectation[i] += p.expectation_step * (best - c.expectation[i])
    return gap


@lean
def meet_by_version_1(o, i, noise, lost, reputation):  # type: ignore[no-untyped-def]
    """Let customer i meet this week's channel and judge the firm by it; return what it says."""
    signal = judge_by_version_1(o, i, noise, lost, reputation) - usual_gap(o, i)
    o.customers.trust[i] = moved(o.p, o.customers.trust[i], o.p.customer_trust_step * halo(o) * signal)
    return signal


@lean
def pass_weeks(o, i, weeks):  # type: ignore[no-untyped-def]
    """Let usual weeks without a contact pass: outrage, recovery, a bond that fades."""
    c, p, f = o.customers, o.p, o.firm
    c.satisfaction[i] *= math.exp(-p.satisfaction_hit * f.usual_hits * weeks)
    c.weeks_since_failure[i] += weeks
    if o.on.outside == RIVAL:
        return
    back, lost = recovery_rate(o), p.trust_hit * f.usual_hits
    if back + lost > 0.0:
        rest = c.anchor[i] * back / (back + lost)
        c.trust[i] = rest + (c.trust[i] - rest) * (1.0 - back - lost) ** weeks
    if o.on.voice != OFF and c.social[i]:  # comments that are heard add to it
        gained = p.comments * f.promptness * p.bond_gain
        rest = gained / (gained + p.bond_loss) if gained > 0.0 else 0.0
        c.bond[i] = rest + (c.bond[i] - rest) * (1.0 - p.bond_loss - gained) ** weeks
        return
    c.bond[i] *= (1.0 - p.bond_loss) ** weeks


@lean
def recovery_rate(o):  # type: ignore[no-untyped-def]
    """Share of what lies between a customer's trust and its anchor that comes back in a week."""
    return o.p.customer_trust_recovery if o.on.recovery != 0 else 0.0
