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
        of_boss, of_top = evidence(org, person, boss, highest)
        shake(org, person, of_boss, of_top, heal=True)
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


def evidence(org: Organization, person: Person, boss: float, highest: float) -> tuple[float, float]:
    """e of boss and top: promise gap and control of both; answers; incidents and launches.

    What speaks of one of them counts double. Judged as one, both get the same: half of each deed, every term once.
    """
    p = org.p
    both = p.discretion_evidence * (discretion(org, person) - p.empowerment_today)
    both += p.use_evidence * (person.usefulness - p.usefulness_threshold) if person.act else 0.0
    both -= p.control_evidence * max(person.level["mandate"], counting(org, person))
    answers = p.answer_evidence * person.level["two_way"] * (2.0 * boss - p.answer_neutral)
    outrage = p.outrage_evidence * min(1.0, org.outrage)
    if org.structure["trusts"] == "one":
        seen = p.boss_share * boss + (1.0 - p.boss_share) * highest
        e = cut(promise(org, seen, person.trust) + both + answers - outrage, -1.0, 1.0) + person.launch_evidence
        return e, e
    of_boss = promise(org, boss, person.trust_boss) + both + 2.0 * answers
    of_top = promise(org, highest, person.trust_top) + both - 2.0 * outrage
    return cut(of_boss, -1.0, 1.0), cut(of_top, -1.0, 1.0) + 2.0 * person.launch_evidence


def promise(org: Organization, practice: float, trust: float) -> float:
    """words (B - 0.8 words); one that nobody believes cannot be broken."""
    words = org.level["words"]
    gap = words * (practice - org.p.promise_scale * words)
    return gap * trust if gap < 0.0 else gap


def shake(org: Organization, person: Person, of_boss: float, of_top: float, heal: bool = False) -> None:
    """Trust and grievance after evidence of boss and top; `heal`: a week has gone by, too."""
    p = org.p
    if not org.on("trust"):
        return
    if org.structure["trusts"] == "one":
        person.trust = judged(org, person.trust, (of_boss + of_top) / 2.0)
        person.trust_boss = person.trust_top = person.trust
        return
    free = 1.0 - p.grudge * person.grievance
    person.trust_boss = judged(org, person.trust_boss, of_boss * free if of_boss > 0.0 else of_boss)
    person.trust_top = judged(org, person.trust_top, of_top * free if of_top > 0.0 else of_top)
    person.trust = (person.trust_boss + person.trust_top) / 2.0
    if heal:
        person.grievance *= (1.0 - 1.0 / p.heal_weeks) * (1.0 - p.repair_rate * person.level["repair"])
    hurt = (max(0.0, -of_boss) + max(0.0, -of_top)) / 2.0
    person.grievance = min(1.0, person.grievance + p.grievance_gain * hurt)


def judged(org: Organization, trust: float, e: float) -> float:
    """Trust after evidence e.

    e > 0: T' = T + t+ (1 - T) e; e < 0: T' = T + r t+ T e; symmetric: ts = t+ (1 + r)/2 both ways.
    """
    gain, loss = org.p.trust_gain, org.p.trust_gain * org.p.trust_asymmetry
    if org.structure["trust"] == "symmetric":
        gain = loss = org.p.trust_gain * (1.0 + org.p.trust_asymmetry) / 2.0
    step = gain * (1.0 - trust) if e > 0.0 else loss * trust
    return cut(trust + step * e)


def usual_loss(org: Organization) -> float:
    """Trust that usual outrage takes in a week at the start."""
    p = org.p
    speed = p.trust_asymmetry if org.structure["trust"] == "asymmetric" else (1.0 + p.trust_asymmetry) / 2.0
    return p.outrage_evidence * org.usual_force * speed * p.trust_gain * p.initial_trust


def recover(org: Organization, person: Person) -> None:
    """Trust that usual outrage takes at the start comes back, as a share of 1 - T: in the top."""
    start = org.p.initial_trust + person.unit.shift["trust"]
    back = usual_loss(org) / org.p.initial_trust * start / (1.0 - start)
    if org.structure["trusts"] == "one":
        person.trust += back * (1.0 - person.trust)
        person.trust_boss = person.trust_top = person.trust
        return
    person.trust_top += 2.0 * back * (1.0 - person.trust_top)
    person.trust = (person.trust_boss + person.trust_top) / 2.0


def bear_usual_grievance(org: Organization) -> None:
    """G at rest: what usual outrage adds a week over what heals and leaves a week."""
    p = org.p
    if org.on("trust") and org.structure["trusts"] != "one":
        hurt = p.grievance_gain * p.outrage_evidence * org.usual_force
        for person in org.people:
            person.grievance = min(1.0, hurt / (1.0 / p.heal_weeks + org.quit_start))
