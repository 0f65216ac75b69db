"""Readiness of units and the groups in its order (E9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reference.agents import Person, Unit

if TYPE_CHECKING:
    from reference.organization import Organization

WAVES = ("ready", "middle", "unready")


class Place(NamedTuple):
    """A unit by its place in the file, as somebody who draws."""

    seat: int
    holder: int = 0


def draw(org: Organization) -> None:
    """The order of units without an audit."""
    scores = {unit: org.draws.uniform("order of units", Place(k)) for k, unit in enumerate(org.units)}
    sort(org, scores)


def ask(org: Organization) -> None:
    """Score of a unit = mean of x - th + noise over those who answer; of all answers where nobody does."""
    answers: dict[Unit, list[float]] = {unit: [] for unit in org.units}
    for person in org.people:
        if org.draws.uniform("answer to the audit", person) < org.p.audit_response * org.audit_level:
            noise = org.p.audit_noise * org.draws.normal("error of the answer", person)
            answers[person.unit].append(person.openness - person.threshold + noise)
    every = [answer for found in answers.values() for answer in found]
    usual = sum(every) / len(every) if every else 0.0
    sort(org, {unit: sum(found) / len(found) if found else usual for unit, found in answers.items()})


def sort(org: Organization, scores: dict[Unit, float]) -> None:
    """Thirds of the seats, best units first: a unit belongs where the middle of its seats lies."""
    org.wave, before = {}, 0
    for unit in sorted(org.units, key=lambda unit: -scores[unit]):
        seats = sum(person.unit is unit for person in org.seats)
        third = int(3 * (before + seats / 2.0) / len(org.seats))
        org.wave[unit] = WAVES[min(2, third)]
        before += seats


def reached(org: Organization, target: str) -> list[Person]:
    """The seats of a group by readiness."""
    if not org.wave:
        draw(org)
    return [person for person in org.seats if org.wave[person.unit] == target]
