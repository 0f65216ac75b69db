"""A contact with the firm: satisfaction, expectations, trust and bond after it (E12)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reference.agents import Customer
from reference.outside import cases, stories, voice

if TYPE_CHECKING:
    from reference.organization import Organization

OTHER = {"traditional": "social", "social": "traditional"}


def cut(value: float) -> float:
    """The value, or the nearer end of 0..1."""
    return min(1.0, max(0.0, value))


def phi(x: float) -> float:
    """The standard normal density."""
    return math.exp(-x * x / 2.0) / math.sqrt(2.0 * math.pi)


def service_for(org: Organization, customer: Customer) -> dict[str, float]:
    """Service of the channels a customer knows; a dated gap leaves the mean as it is."""
    if not customer.social:
        return {"traditional": org.service["traditional"]}
    share = org.p.social_channel_share
    of_gap = {"traditional": -share, "social": 1.0 - share}
    return {channel: org.service[channel] + of_gap[channel] * org.service_gap for channel in OTHER}


def lead(org: Organization, customer: Customer, channel: str) -> float:
    """What of the other channel's lead is expected of this one: kappa max(0, P_other - P)."""
    service = service_for(org, customer)
    if len(service) == 1:
        return 0.0
    return org.p.carry_over * max(0.0, service[OTHER[channel]] - service[channel])


def expect(org: Organization, customer: Customer) -> None:
    """What a newcomer expects: X = P + b + kappa max(0, P_other - P)."""
    customer.expects = {
        channel: service - cases.usual_loss(org) + customer.demands + lead(org, customer, channel)
        for channel, service in service_for(org, customer).items()
    }


def usual_news(org: Organization) -> float:
    """beta0 = E[D w] of usual ups and downs: -(lneg - 1) sd_D phi(0)."""
    p = org.p
    waiting = p.wait_loss**2 * org.usual_wait_variance if cases.on(org) else 0.0
    variance = (p.contact_noise**2 + waiting) * 2.0 / (2.0 - p.expectation_step) + p.expectation_sd**2
    return -(p.disappointment - 1.0) * math.sqrt(variance) * phi(0.0)


def meet(org: Organization, customer: Customer, noise: float, answer: float, lost: float, reputation: float) -> float:
    """A contact on this week's channel; what it says of the firm, gQ (D w - beta0)."""
    p, channel = org.p, customer.channel
    met = cut(service_for(org, customer)[channel] - lost + p.contact_noise * noise)
    gap = met - customer.expects[channel] - reputation
    stories.note(org, customer, gap)
    felt = gap * weight(org, customer, met, gap)
    customer.satisfaction += p.satisfaction_step * (cut(met + p.disconfirmation * felt) - customer.satisfaction)
    wanted = met + customer.demands + lead(org, customer, channel)
    customer.expects[channel] += p.expectation_step * (wanted - customer.expects[channel])
    signal = p.trust_signal * (felt - org.usual_news)
    customer.trust += p.customer_trust_step * cases.halo(org) * (cut(customer.anchor + signal) - customer.trust)
    if channel == "social" and answer < org.promptness:
        customer.bond += p.bond_gain * (1.0 - customer.bond)
    return signal


def weight(org: Organization, customer: Customer, met: float, gap: float) -> float:
    """Weight of a disappointment: lneg, or less where a first failure is recovered.

    At the first failure in 26 weeks 1 + (lneg - 1)(1 - v), v = promptness (0.5 by phone).
    """
    p, found = org.p, 1.0 if gap >= 0.0 else org.p.disappointment
    if met < p.failure_below:
        if customer.weeks_since_failure >= 26 and gap < 0.0:
            recovery = org.promptness if customer.channel == "social" else p.phone_recovery
            found = 1.0 + (p.disappointment - 1.0) * (1.0 - recovery)
        customer.weeks_since_failure = 0
    return found


def recovery(org: Organization) -> float:
    """dQ, 0 where it is off."""
    return org.p.customer_trust_recovery if org.structure["recovery"] == "on" else 0.0


def recover(org: Organization, customer: Customer) -> None:
    """Q' = Q + dQ (A - Q), R' = R (1 - dR)."""
    customer.trust += recovery(org) * (customer.anchor - customer.trust)
    customer.bond *= 1.0 - org.p.bond_loss


def pass_weeks(org: Organization, customer: Customer, weeks: float) -> None:
    """Usual weeks without a contact: hits by outrage, recovery, a fading bond."""
    back, hit = recovery(org), org.p.trust_hit * org.usual_hits
    if back + hit > 0.0:
        rest = back * customer.anchor / (back + hit)
        customer.trust = rest + (customer.trust - rest) * (1.0 - back - hit) ** weeks
    customer.bond = voice.fade(org, customer.bond, weeks, customer.social)
