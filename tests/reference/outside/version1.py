"""Version 1 of a contact with the firm: one expectation, trust without an anchor (rival form of E12)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reference.agents import Customer
from reference.outside import cases
from reference.outside.experience import cut, service_for, weight

if TYPE_CHECKING:
    from reference.organization import Organization


def moved(org: Organization, trust: float, step: float) -> float:
    """Q + step (1 - Q)/(2 (1 - Q0)) where it rises, Q + step Q/(2 Q0) where it falls."""
    start = org.p.customer_trust_start
    return cut(trust + step / 2.0 * ((1.0 - trust) / (1.0 - start) if step > 0.0 else trust / start))


def get_used(org: Organization, rate: float) -> None:
    """Du' = Du + rate (mean P_i - best channel known - Du), by channel and kind of customer."""
    best, phone, lost = max(org.service.values()), org.service["traditional"], cases.usual_loss(org)
    now = {"known": mean_met(org, phone - lost) - phone, "phone": mean_met(org, phone - lost) - best}
    now["social"] = mean_met(org, org.service["social"] - lost) - best
    for name, gap in now.items():
        org.usual[name] += rate * (gap - org.usual[name])


def usual_gap(org: Organization, customer: Customer) -> float:
    """Du on this week's channel."""
    if not customer.social:
        return org.usual["known"]
    return org.usual["social" if customer.channel == "social" else "phone"]


def mean_met(org: Organization, level: float) -> float:
    """E[clip(P + noise)] = integral over 0..1 of the chance that P + noise lies above."""
    sd = org.p.contact_noise
    if sd == 0.0:
        return cut(level)
    loss = [x * Phi(x) + math.exp(-x * x / 2.0) / math.sqrt(2.0 * math.pi) for x in (level / sd, (level - 1.0) / sd)]
    return sd * (loss[0] - loss[1])


def Phi(x: float) -> float:
    """The standard normal distribution function."""
    return 0.5 * math.erfc(-x / math.sqrt(2.0))


def meet(org: Organization, customer: Customer, noise: float, lost: float, reputation: float) -> float:
    """A contact, and what it says of the firm, D - Du: Q + tQ (D - Du)."""
    news = judge(org, customer, noise, lost, reputation) - usual_gap(org, customer)
    customer.trust = moved(org, customer.trust, org.p.customer_trust_step * cases.halo(org) * news)
    return news


def judge(org: Organization, customer: Customer, noise: float, lost: float, reputation: float) -> float:
    """Satisfaction and expectation after a contact; returns D.

    S' = S + aS (clip(P + 0.5 D (lneg if D < 0)) - S), X' towards the best channel known.
    """
    p, service = org.p, service_for(org, customer)
    met = cut(service[customer.channel] - lost + p.contact_noise * noise)
    gap = met - customer.expects["traditional"] - reputation
    judged = cut(met + p.disconfirmation * gap * weight(org, customer, met, gap))
    customer.satisfaction += p.satisfaction_step * (judged - customer.satisfaction)
    best = max(service.values())
    customer.expects["traditional"] += p.expectation_step * (best - customer.expects["traditional"])
    return gap
