"""Turnover, hiring and socialisation (E10)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reference.agents import Person, Unit
from reference.facts import topics
from reference.newcomers import replace
from reference.staffing import careers, seats, workload
from reference.ties import hand_over

if TYPE_CHECKING:
    from reference.organization import Organization


def quit_and_hire(org: Organization) -> None:
    """Who leaves this week; their seats are filled at once, or with careers stand vacant."""
    org.unit_openness = mean = mean_openness(org)
    org.dismissals = org.promotions = 0
    if workload.on(org):
        seats.turn_over(org, quit_or_dismissed(org))
        return
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
    seats.fill_at_once(org)


def quit_or_dismissed(org: Organization) -> list[Person]:
    """Who leaves; one uniform decides both, and the last one present stays."""
    leaving: list[Person] = []
    org.quits = 0
    for person in org.people:
        person.tenure += 1
        person.misfit += (abs(person.openness - org.unit_openness[person.unit]) - person.misfit) / org.p.misfit_weeks
        quits = hazard(org, person, org.unit_openness[person.unit])
        r = org.draws.uniform("quit", person)
        if r < quits + careers.dismissal(org, person) and len(leaving) < len(org.people) - 1:
            leaving.append(person)
            org.quits += r < quits
            org.dismissals += r >= quits
    return leaving


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
    p, fit = org.p, 1.0 - (person.misfit if workload.on(org) else abs(person.openness - unit_openness))
    by_trust, by_fit = p.quit_by_trust * (person.trust - p.quit_trust_at), p.quit_by_fit * (fit - p.quit_fit_at)
    scale = careers.by_tenure(org, person) if workload.on(org) else 1.0
    return min(1.0, scale * p.quit_base * math.exp(-by_trust - by_fit + p.quit_by_fatigue * person.fatigue))


def hire(org: Organization, person: Person) -> None:
    """Somebody new takes the seat of somebody who leaves."""
    if topics.on(org):
        topics.leave(org, person)
    take_up(org, person)


def take_up(org: Organization, person: Person) -> None:
    """Somebody new in the seat: anchor ~ N((1 - selection) xm + selection x_target, sd)."""
    selection = org.level["selection"]
    market = org.p.market_openness + org.hires_openness
    replace(org, person, (1.0 - selection) * market + selection * org.p.selected_openness)
    if workload.on(org):
        person.misfit = abs(person.openness - org.unit_openness.get(person.unit, person.openness))
