"""Incidents, governance, listening and outrage (E13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.levers import governed
from reference.outside import foresight, stories

if TYPE_CHECKING:
    from reference.organization import Organization


def happen(org: Organization) -> None:
    """User errors and attacks feed outrage, outrage feeds itself, and reaches customers."""
    p, draws = org.p, org.draws
    prevented = p.approval_effect * governed(org)
    errors = draws.count(
        "user errors", p.incident_rate * org.outside_posts * (1.0 - org.posters_outside_skill) * (1.0 - prevented)
    )
    attacks = draws.count("attacks", p.attack_rate * org.firm.M / 1000.0)
    severities = [severity(draws.numbered("severity", k)) for k in range(errors + attacks)]
    for k in range(attacks):
        severities[errors + k] *= foresight.left(org, k)
    severities += org.dated_severities
    org.incidents = len(severities)
    org.severity = sum(severities)
    org.dated_severities = []
    foresight.watch(org)
    org.outrage = org.outrage * persistence(org) + org.severity * 1000.0 / max(org.firm.M, 200)
    if org.outrage > 0.0 and org.on("customers"):
        reach(org)


def severity(r: float) -> float:
    """min(20, r^-0.5 - 1)."""
    return min(20.0, r**-0.5 - 1.0)


def persistence(org: Organization) -> float:
    """min(0.95, b_low + b_high/(1 + 4 listening)(1 - 0.5 coordination))."""
    p = org.p
    unattended = p.outrage_unattended / (1.0 + p.outrage_listening * org.level["listening"])
    calmed = 1.0 - p.outrage_coordination * org.level["coordination"]
    return min(0.95, p.outrage_persistence + unattended * calmed)


def usual(org: Organization) -> tuple[float, float]:
    """E[min(1, F)], and E[min(0.4, 0.05 F) min(1, F)] with that of the mean F added.

    Summed over incidents, the weeks after them and 200 equally likely severities.
    """
    p, stays = org.p, persistence(org)
    prevented = p.approval_effect * governed(org)
    rate = p.attack_rate * org.firm.M / 1000.0
    rate += p.incident_rate * org.outside_posts * (1.0 - org.posters_outside_skill) * (1.0 - prevented)
    severities = [severity((k + 0.5) / 200) for k in range(200)]
    one, force, hits = 1000.0 / max(org.firm.M, 200), 0.0, 0.0
    felt = one
    while felt * 20.0 > 1e-3:
        for each in severities:
            force += rate * min(1.0, felt * each) / 200
            hits += rate * min(1.0, felt * each) * min(p.most_hit, p.hit_share * felt * each) / 200
        felt *= stays
    mean = rate * p.mean_severity * one / (1.0 - stays)
    return min(1.0, force), hits + min(1.0, mean) * min(p.most_hit, p.hit_share * mean)


def reach(org: Organization) -> None:
    """A share min(0.4, 0.05 F) of customers: S loses 0.08 min(1, F) S, Q loses 0.15 min(1, F) Q."""
    p, force = org.p, min(1.0, org.outrage)
    share = min(p.most_hit, p.hit_share * org.outrage)
    for customer in org.customers.values():
        if org.draws.uniform("hit", customer) < share:
            customer.satisfaction *= 1.0 - p.satisfaction_hit * force
            customer.trust *= 1.0 - p.trust_hit * force
            stories.carry_hit(org, customer, force)
