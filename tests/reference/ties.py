"""Ties and silos (E8)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reference.agents import Person, Tie

if TYPE_CHECKING:
    from reference.organization import Organization

MOST_NEW = 8  # ties a person begins in a week


def change(org: Organization) -> None:
    """Ties after a week of contact; answers from other units begin new ones."""
    for person in org.people:
        keep_up(org, person)
    begun: Counter[Person] = Counter()
    for person in org.people:
        other = person.answerer
        if other is not None and other.unit is not person.unit and not tied(person, other):
            chance = org.p.new_tie_chance * (1.0 + org.level["coordination"])
            if org.draws.pair(person, other) < chance:
                begin(org, person, other, begun)
                begin(org, other, person, begun)


def keep_up(org: Organization, person: Person) -> None:
    """Weights after the week: w' = (1 - dT) w + aT contacts.

    Below eps a tie is dropped, unless one reports to the other.
    """
    p, kept = org.p, []
    for tie in person.ties:
        other = tie.to
        contacts = tie.rate
        if person.act and other.act:
            contacts += p.acting_contact
        contacts += (person.answerer is other) + (other.answerer is person)
        contacts += person.contacts.get(other, 0.0)
        tie.weight = (1.0 - p.tie_decay) * tie.weight + p.tie_gain * contacts
        if tie.weight >= p.tie_floor or person.manager is other or other.manager is person:
            kept.append(tie)
    person.ties = kept


def tied(person: Person, other: Person) -> bool:
    """Whether a person turns to the other."""
    return any(tie.to is other for tie in person.ties)


def begin(org: Organization, person: Person, other: Person, begun: Counter[Person]) -> None:
    """One direction of a new tie, where there is none yet."""
    if begun[person] < MOST_NEW and not tied(person, other):
        person.ties.append(Tie(other, org.p.new_tie_weight, org.p.new_tie_rate))
        begun[person] += 1


def hand_over(org: Organization, new: set[Person]) -> None:
    """Weaken ties from and to newcomers to 0.3, not below eps by that; not where ties are fixed."""
    p = org.p
    if not org.on("ties"):
        return
    for person in org.people:
        for tie in person.ties:
            if person in new or tie.to in new:
                tie.weight = max(p.inherited_ties * tie.weight, min(p.tie_floor, tie.weight))
