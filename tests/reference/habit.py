"""Habit, and the integration of units in stages (E4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.agents import Person, Unit

if TYPE_CHECKING:
    from reference.organization import Organization

STAGES, REVIEW_WEEKS, REVIEW_MARGIN = 4, 8, 0.02


def form(org: Organization) -> None:
    """Units integrate by the habits found, people form habits in the context found."""
    habits = {unit: [person.habit for person in unit.people] for unit in org.units}
    for person in org.people:
        practise(org, person)
    for unit, found in habits.items():
        unit.mean_habit = sum(found) / len(found) if found else 0.0
        integrate(org, unit)


def practise(org: Organization, person: Person) -> None:
    """Habit after the week.

    Acting h' = h + aH c (1 - h), forced acts at 0.2; not acting h' = h - dH h; c = c0 + (1 - c0) z.
    """
    p, h = org.p, person.habit
    context = p.context_base + (1.0 - p.context_base) * person.unit.embedding
    if person.act:
        person.habit = h + p.habit_gain * context * (1.0 - h) * (p.forced_habit if person.forced else 1.0)
    else:
        person.habit = h - p.habit_loss * h


def integrate(org: Organization, unit: Unit) -> None:
    """z' = z + aZ em (goal - z) up to the stage's ceiling; - dZ (z - goal) when above the goal."""
    p, z = org.p, unit.embedding
    redesign = sum(person.level["embedding"] for person in unit.people) / len(unit.people) if unit.people else 0.0
    em = p.self_embedding + (1.0 - p.self_embedding) * redesign
    goal = unit.mean_habit + p.embedding_lead * redesign
    ceiling = unit.stage / STAGES
    if goal > z:
        unit.embedding = min(ceiling, z + p.integration_rate * em * (goal - z))
    else:
        unit.embedding = z - p.integration_loss * (z - goal)
    unit.weeks_in_stage += 1
    if unit.stage < STAGES and unit.embedding >= ceiling - REVIEW_MARGIN and unit.weeks_in_stage >= REVIEW_WEEKS:
        unit.stage, unit.weeks_in_stage = unit.stage + 1, 0
