"""Who drifts away, and who is dismissed (E30)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reference.agents import Person, Unit
from reference.facts import topics
from reference.staffing import workload

if TYPE_CHECKING:
    from reference.organization import Organization


def begin(org: Organization, mean: dict[Unit, float]) -> None:
    """Misfit, seats and hazard of week 0."""
    org.unit_openness = mean
    org.hazard_scale, org.shortfall_start = lasting_hazard(org) / org.p.quit_base, 1.0
    for person in org.people:
        person.misfit = abs(person.openness - mean[person.unit])
    for unit in org.units:
        unit.staff_start = unit.seats_start = len(unit.people)
    org.facing_start = float(sum(person.facing for person in org.people))
    workload.share_work(org)


def hold_hazard(org: Organization, quits: float) -> None:
    """Dismissals take the place of quits: s = lambda/q0 (1 - dismissals/quits)."""
    org.shortfall_start = sum(shortfall(org, person) for person in org.people) / len(org.people)
    dismissals = sum(dismissal(org, person) for person in org.people)
    if quits > 0.0:
        org.hazard_scale *= max(0.0, 1.0 - dismissals / quits)


def by_tenure(org: Organization, person: Person) -> float:
    """S (1 + first_years exp(-tenure/52))."""
    return org.hazard_scale * (1.0 + org.p.first_years * math.exp(-person.tenure / 52.0))


def dismissal(org: Organization, person: Person) -> float:
    """D0 exp(b below)/its mean at week 0; 0 for the head."""
    if not workload.on(org) or person is org.head:
        return 0.0
    return min(1.0, org.p.dismissal_base * shortfall(org, person) / org.shortfall_start)


def shortfall(org: Organization, person: Person) -> float:
    """Exp(b max(0, 1 - answers/mean answers of the unit))."""
    if not topics.on(org):
        return 1.0
    mean = sum(one.load for one in person.unit.people) / len(person.unit.people)
    return math.exp(org.p.dismissal_by_answers * max(0.0, 1.0 - person.load / mean)) if mean > 0.0 else 1.0


def lasting_hazard(org: Organization) -> float:
    """Lambda, at which mean tenure on leaving is 1/q0, by bisection."""
    low, high = 0.0, org.p.quit_base
    for _ in range(200):
        middle = (low + high) / 2.0
        if mean_stay(middle, org.p.first_years) > 1.0 / org.p.quit_base:
            low = middle
        else:
            high = middle
    return high


def mean_stay(hazard: float, more: float) -> float:
    """Sum over k of exp(-c) c^k/k!/(hazard + k/52), c = 52 hazard more."""
    if hazard == 0.0:
        return math.inf
    c = 52.0 * hazard * more
    return sum(math.exp(-c) * c**k / math.factorial(k) / (hazard + k / 52.0) for k in range(40))


def tenure(org: Organization, person: Person) -> float:
    """Exponential tenures, each kept with chance exp(-c (1 - exp(-t/52))), until one is."""
    hazard = lasting_hazard(org)
    attempt = 0
    while True:
        u, kept = org.draws.attempt(attempt, person)
        weeks = -math.log(u) / hazard
        if math.log(kept) <= -52.0 * hazard * org.p.first_years * (1.0 - math.exp(-weeks / 52.0)):
            return weeks
        attempt += 1
