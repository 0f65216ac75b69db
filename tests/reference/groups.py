"""Who belongs where, by seat, fixed at week 0 (completions: groups)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reference.agents import Leader, Person

if TYPE_CHECKING:
    from reference.organization import Organization

FACING = ("service", "sales", "marketing")
FRONT_FROM = ("marketing", "service", "sales")


def incoming(org: Organization) -> dict[Person, float]:
    """Tie weight that points at each person."""
    weight = dict.fromkeys(org.people, 0.0)
    for person in org.people:
        for tie in person.ties:
            weight[tie.to] += tie.weight
    return weight


def highest(people: Iterable[Person], score: dict[Person, float], count: int) -> list[Person]:
    """The `count` people with the highest score; earlier seats first where equal."""
    return sorted(people, key=lambda person: (-score[person], person.seat))[:count]


def mark(org: Organization) -> None:
    """Set everybody's memberships."""
    turned_to, n = incoming(org), len(org.people)
    others = [person for person in org.people if not isinstance(person, Leader)]
    for person in highest(others, turned_to, max(1, round(0.05 * len(others)))):
        person.informal = True
    if org.head is not None:
        for person in [org.head, *(report for report in org.head.reports if isinstance(report, Leader))]:
            person.top = True
    else:
        for person in highest(org.people, turned_to, max(1, round(0.03 * n))):
            person.top = True
    for person in front_team(org, min(n, max(2, round(0.02 * n)))):
        person.front = True
    labelled = any(unit.function in FACING for unit in org.units)
    for person in org.people:
        person.facing = person.unit.function in FACING if labelled else True
        person.outside_marketing = not person.front and person.unit.function != "marketing"


def front_team(org: Organization, count: int) -> list[Person]:
    """The front team: from marketing, then service, sales, anybody; managers only at the last."""

    def place(person: Person) -> tuple[bool, int, int]:
        function = person.unit.function
        rank = FRONT_FROM.index(function) if function in FRONT_FROM else len(FRONT_FROM)
        return isinstance(person, Leader), rank, person.seat

    return sorted(org.people, key=place)[:count]


def members(org: Organization, target: str) -> list[Person]:
    """The people a lever or event with this target reaches."""
    everyone, n = org.seats, org.firm.N
    if target == "everyone":
        return list(everyone)
    if target == "managers":
        return [person for person in everyone if isinstance(person, Leader)]
    if target in ("top", "informal", "front", "facing"):
        return [person for person in everyone if getattr(person, target)]
    if target == "starters":
        return highest(everyone[:n], org.eagerness, max(1, round(0.10 * n)))
    if target == "hubs":
        return highest(everyone[:n], org.turned_to, max(1, round(0.10 * n)))
    kind, _, name = target.partition(":")
    return [person for person in everyone if getattr(person.unit, "name" if kind == "unit" else kind) == name]
