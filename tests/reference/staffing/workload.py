"""Who bears the work of those who are missing (E32)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.agents import Person

if TYPE_CHECKING:
    from reference.organization import Organization


def on(org: Organization) -> bool:
    """Whether there are careers."""
    return org.structure["careers"] == "on"


def share_work(org: Organization) -> None:
    """Lw = demand n0 max(1, seats/seats0)/staffed in each unit, at most 3."""
    for unit in org.units if on(org) else ():
        seats = sum(1 for seat in org.open if seat.unit is unit)
        grown = max(1.0, seats / max(1, unit.seats_start))
        work = org.demand * unit.staff_start * grown / max(1, len(unit.people))
        unit.work = min(3.0, work) if unit.staff_start else 1.0


def work(org: Organization, person: Person) -> float:
    """The work of a person against usual."""
    return person.unit.work if on(org) else 1.0


def capacity(org: Organization) -> float:
    """People who face customers, against week 0."""
    if not on(org) or not org.facing_start:
        return 1.0
    return sum(person.facing for person in org.people) / org.facing_start
