"""Vacant seats, who takes them, and what moves with somebody who is promoted (E31)."""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING

from reference.agents import SLOTS, Leader, Person, Running
from reference.facts import topics
from reference.newcomers import leave_all

if TYPE_CHECKING:
    from reference.organization import Organization

PERSONAL = (
    "openness anchor stubbornness trust trust_boss trust_top grievance peer_trust skill outside_skill usefulness habit "
    "practice practice_own ceremony fatigue tiring threshold propensity posts_rate posts_memory knows_who tenure "
    "misfit quality neighbours seen help_chance launch_evidence act forced posts need met load given knows_whom "
    "will offer recent"
).split()


def turn_over(org: Organization, leaving: list[Person]) -> None:
    """Seats fall vacant, are filled, and ties sleep or wake."""
    for person in leaving:
        if topics.on(org):
            topics.leave(org, person)
        vacate(org, person)
    new: set[Person] = set()
    for seat in org.seats:
        empty: Person | None = seat
        while empty is not None and empty in org.open and empty not in org.present:
            empty = fill(org, empty, new)
    if leaving or new:
        pass_ties_on(org, new)
        org.listed = [topics.experts(org, topic) for topic in range(org.topics)]


def fill_at_once(org: Organization) -> None:
    """Without careers every vacant seat is filled in the same week."""
    from reference.turnover import take_up

    new = {seat for seat in org.seats if seat in org.open and seat not in org.present}
    for seat in sorted(new, key=lambda one: one.seat):
        take_up(org, seat)
        seat.neighbours = seat.seen = seat.will = seat.offer = 0.0
        enter(org, seat)
    if new:
        pass_ties_on(org, new)
        org.listed = [topics.experts(org, topic) for topic in range(org.topics)]


def vacate(org: Organization, person: Person) -> None:
    """The holder is gone: memberships end, and what was done."""
    leave_all(person)
    person.act = person.forced = person.need = person.met = False
    person.answerer, person.posts = None, 0
    person.quality = person.posts_memory = person.practice = person.practice_own = 0.0
    person.ceremony = person.habit = person.fatigue = 0.0
    org.people.remove(person)
    org.present.remove(person)
    person.unit.people.remove(person)


def enter(org: Organization, person: Person) -> None:
    """The seat is taken again."""
    insort(org.people, person, key=lambda one: one.seat)
    insort(person.unit.people, person, key=lambda one: one.seat)
    org.present.add(person)


def fill(org: Organization, seat: Person, new: set[Person]) -> Person | None:
    """With chance 1/(1 + vacancy_weeks) somebody takes the seat; the seat that was left for it."""
    from reference.turnover import take_up

    if org.draws.uniform("vacancy", seat) >= 1.0 / (1.0 + org.vacancy_weeks):
        return None
    below = [one for one in seat.reports if one in org.present]
    new.add(seat)
    if not below or org.draws.uniform("from below", seat) >= org.p.inside:
        take_up(org, seat)
        seat.neighbours = seat.seen = seat.will = seat.offer = 0.0
        enter(org, seat)
        return None
    chosen = best_of(org, below)
    promote(org, chosen, seat)
    return chosen


def best_of(org: Organization, below: list[Person]) -> Person:
    """Answers/most + tenure/longest + facts/most + noise u."""
    held = {one: topics.right(org, one.facts) if topics.on(org) else set() for one in below}
    merits: list[dict[Person, float]] = [
        {one: one.load if topics.on(org) else 0.0 for one in below},
        {one: one.tenure for one in below},
        {one: float(sum(all(f not in held[o] for o in below if o is not one) for f in held[one])) for one in below},
    ]
    score = {one: org.p.promotion_noise * org.draws.uniform("promotion", one) for one in below}
    for merit in merits:
        most = max(merit.values())
        for one in below:
            score[one] += merit[one] / most if most > 0.0 else 0.0
    return max(below, key=lambda one: (score[one], -one.seat))


def promote(org: Organization, person: Person, seat: Person) -> None:
    """What is personal moves; ties, levers and topic stay with the seats."""
    for name in PERSONAL:
        setattr(seat, name, getattr(person, name))
    seat.answerer, seat.kept = None, False
    seat.facts, seat.directory, seat.filed = dict(person.facts), list(person.directory), dict(person.filed)
    seat.topic, person.topic = person.topic, seat.topic
    seat.usual, person.usual = person.usual, seat.usual
    seat.holder += 1
    seat.willingness = org.draws.uniform("willingness", seat)
    for community in person.own_communities:
        community.members[community.members.index(person)] = seat
    seat.communities, person.communities = person.communities, [None] * SLOTS
    seat.joined, person.joined = person.joined, [None] * SLOTS
    for lever in seat.running:
        seat.running[lever] = Running(asked=True, weeks=seat.running[lever].weeks)
    seat.belief = org.p.belief_by_taste * seat.openness
    vacate(org, person)
    enter(org, seat)
    org.promotions += 1
    assert isinstance(seat, Leader)


def pass_ties_on(org: Organization, new: set[Person]) -> None:
    """Ties that lack an end sleep, or end with their seat; others wake, for newcomers at 0.3."""
    p = org.p
    for seat in org.seats:
        missing = [tie for tie in seat.ties if seat not in org.present or tie.to not in org.present]
        asleep = [tie for tie in seat.asleep + missing if seat in org.open and tie.to in org.open]
        seat.ties = [tie for tie in seat.ties if tie not in missing]
        seat.ties += [tie for tie in asleep if seat in org.present and tie.to in org.present]
        seat.asleep = [tie for tie in asleep if seat not in org.present or tie.to not in org.present]
        for tie in seat.ties if org.on("ties") else ():
            if seat in new or tie.to in new:
                tie.weight = max(p.inherited_ties * tie.weight, min(p.tie_floor, tie.weight))
