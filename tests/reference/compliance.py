"""Acting on demand (E15): ceremony, the example set, and the wear of own motives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.agents import Person
from reference.facts.mail import private_share
from reference.levers import discretion

if TYPE_CHECKING:
    from reference.organization import Organization


def is_ceremonial(org: Organization) -> bool:
    """Whether forced acts are more than a push."""
    return org.structure["mandate"] == "ceremonial"


def show(org: Organization, person: Person) -> float:
    """How much of this week's act is more than show: 1 - y if forced."""
    return 1.0 - person.ceremony if person.forced else 1.0


def remember(org: Organization, person: Person) -> None:
    """B and B0 after the week; y towards 1 by a forced act, towards 0 by an own one."""
    p = org.p
    own, shown = person.act and not person.forced, 1.0 - private_share(person)
    seen = shown * show(org, person) if person.act else 0.0
    person.practice = p.practice_memory * person.practice + (1.0 - p.practice_memory) * seen
    person.practice_own = p.practice_memory * person.practice_own + (1.0 - p.practice_memory) * own * shown
    if is_ceremonial(org) and person.forced:
        person.ceremony += p.ceremony_gain * (1.0 - person.ceremony)
    elif is_ceremonial(org) and own:
        person.ceremony *= 1.0 - p.ceremony_loss


def example(org: Organization, person: Person) -> float:
    """What others take as an example: B0 + fs (B - B0)."""
    weight = org.p.forced_seen if is_ceremonial(org) else 1.0
    return person.practice_own + weight * (person.practice - person.practice_own)


def resent(org: Organization) -> None:
    """a' = a - ra forced (1 - E) a."""
    for person in org.people:
        if person.forced and is_ceremonial(org):
            person.anchor *= 1.0 - org.p.reactance * (1.0 - discretion(org, person))
