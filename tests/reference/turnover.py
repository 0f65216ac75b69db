"""Turnover, hiring and socialisation (E10)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reference.agents import Person, Unit
from reference.newcomers import replace
from reference.ties import hand_over

if TYPE_CHECKING:
    from reference.organization import Organization


def quit_and_hire(org: Organization) -> None:
    """Who leaves this week; their seats are filled at once."""
    mean = mean_openness(org)
    leaving = []
    for person in org.people:
        person.tenure += 1
        if org.draws.uniform("quit", person) < hazard(org, person, mean[person.unit]):
            leaving.append(person)
    org.quits = len(leaving)
    for person in leaving:
        hire(org, person)
    if leaving:
        hand_over(org, set(leaving))


def mean_openness(org: Organization) -> dict[Unit, float]:
    """Mean openness of each unit with people in it."""
    return {
        unit: sum(person.openness for person in unit.people) / len(unit.people) for unit in org.units if unit.people
    }


def hazard(org: Organization, person: Person, unit_openness: float) -> float:
    """Chance to quit this week; 0 for the head.

    q0 exp(-qT (T - 0.5) - qF (fit - 0.8) + qf f), fit = 1 - |x - mean x of the unit|
    """
    if person is org.head:
        return 0.0
    p, fit = org.p, 1.0 - abs(person.openness - unit_openness)
    by_trust, by_fit = p.quit_by_trust * (person.trust - p.quit_trust_at), p.quit_by_fit * (fit - p.quit_fit_at)
    return min(1.0, p.quit_base * math.exp(-by_trust - by_fit + p.quit_by_fatigue * person.fatigue))


def hire(org: Organization, person: Person) -> None:
    """Somebody new in the seat: anchor ~ N((1 - selection) xm + selection x_target, sd)."""
    selection = org.level["selection"]
    market = org.p.market_openness + org.hires_openness
    replace(org, person, (1.0 - selection) * market + selection * org.p.selected_openness)
