"""Trust in leaders, judged by deeds against words (E2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reference.agents import Person
from reference.levers import discretion
from reference.newcomers import cut
from reference.rewards import counting

if TYPE_CHECKING:
    from reference.organization import Organization


def update(org: Organization) -> None:
    """Trust after a week of evidence; launches come on top of what an ordinary week can show."""
    top = mean_practice([person for person in org.people if person.top])
    informal = mean_practice([person for person in org.people if person.informal])
    for person in org.people:
        if org.head is None:
            boss = highest = informal
        else:
            boss, highest = boss_practice(org, person, top), top
        judge(org, person, cut(evidence(org, person, boss, highest), -1.0, 1.0) + person.launch_evidence)
        recover(org, person)
        person.launch_evidence = 0.0


def mean_practice(people: Sequence[Person]) -> float:
    """Mean practice (0 where there is nobody)."""
    return sum(person.practice for person in people) / len(people) if people else 0.0


def boss_practice(org: Organization, person: Person, top: float) -> float:
    """B_boss: the head's own; the top's where one has no boss or the seat is empty."""
    if person is org.head:
        return person.practice
    return person.manager.practice if person.manager in org.present else top


def evidence(org: Organization, person: Person, boss: float, highest: float) -> float:
    """e: promise gap, discretion, usefulness, answers, control, incidents."""
    p, words = org.p, org.level["words"]
    promise = words * (p.boss_share * boss + (1.0 - p.boss_share) * highest - p.promise_scale * words)
    if promise < 0.0:
        promise *= person.trust  # a promise nobody believes cannot be broken
    used = p.use_evidence * (person.usefulness - p.usefulness_threshold) if person.act else 0.0
    return (
        promise
        + p.discretion_evidence * (discretion(org, person) - p.empowerment_today)
        + used
        + p.answer_evidence * person.level["two_way"] * (2.0 * boss - p.answer_neutral)
        - p.control_evidence * max(person.level["mandate"], counting(org, person))
        - p.outrage_evidence * min(1.0, org.outrage)
    )


def judge(org: Organization, person: Person, e: float) -> None:
    """Trust after evidence e.

    e > 0: T' = T + t+ (1 - T) e; e < 0: T' = T + r t+ T e; symmetric: ts = t+ (1 + r)/2 both ways.
    """
    gain, loss = org.p.trust_gain, org.p.trust_gain * org.p.trust_asymmetry
    if org.structure["trust"] == "symmetric":
        gain = loss = org.p.trust_gain * (1.0 + org.p.trust_asymmetry) / 2.0
    step = gain * (1.0 - person.trust) if e > 0.0 else loss * person.trust
    person.trust = cut(person.trust + step * e)


def recover(org: Organization, person: Person) -> None:
    """Trust that usual outrage takes at the start comes back, as a share of 1 - T."""
    p, start = org.p, org.p.initial_trust
    speed = p.trust_asymmetry if org.structure["trust"] == "asymmetric" else (1.0 + p.trust_asymmetry) / 2.0
    lost = p.outrage_evidence * org.usual_force * speed * p.trust_gain * start
    person.trust += lost / (1.0 - start) * (1.0 - person.trust)
