"""Experienced usefulness and commitment (E5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.agents import Person
from reference.compliance import is_ceremonial
from reference.founding import answer_chance
from reference.readers import reads
from reference.rewards import level

if TYPE_CHECKING:
    from reference.organization import Organization


def experience(org: Organization) -> None:
    """On acting U' = U + aU (o - U); not acting U' = U - dU (U - U0)."""
    p = org.p
    for person in org.people:
        if person.act or (person.need and reads(org, person)):
            outcome = find_outcome(org, person)
            if outcome is not None:
                person.usefulness += p.usefulness_rate * (outcome - person.usefulness)
        else:
            person.usefulness -= p.usefulness_fading * (person.usefulness - p.usefulness_start)


def find_outcome(org: Organization, person: Person) -> bool | None:
    """Whether it was useful: a need met, or contributions recognised; None if there was neither."""
    if person.need:
        return person.met
    if person.posts == 0:
        return None
    praised = org.p.recognition_by_reward * level(org, person, "reward_collaborative")
    private = person.private / person.posts
    noticed = (1.0 - private) * min(1.0, 2.0 * person.neighbours) + private * org.p.answers_mail
    seen = min(1.0, noticed + praised)
    return org.draws.uniform("recognition", person) < seen + (1.0 - seen) * answer_chance(org, person)


def commit(org: Organization) -> None:
    """a' = a + aA act ((U - 0.4)(1 - a) above the threshold, (U - 0.4) a below).

    Times fa where forced.
    """
    for person in org.people:
        if person.act:
            above, a = person.usefulness - org.p.usefulness_threshold, person.anchor
            taken = org.p.forced_commitment if person.forced and is_ceremonial(org) else 1.0
            person.anchor += taken * org.p.commitment_rate * (above * (1.0 - a) if above > 0.0 else above * a)
