"""What people know (E17): facts in topics, held one way or the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.agents import Person
from reference.staffing.workload import work

if TYPE_CHECKING:
    from reference.organization import Organization

FACTS = range(30)


def on(org: Organization) -> bool:
    """Whether knowledge has topics."""
    return org.structure["knowledge"] == "topics"


def topic_of(org: Organization, fact: int) -> int:
    """Facts are dealt out to topics in order, as evenly as can be."""
    return fact * org.topics // len(FACTS)


def own(org: Organization, person: Person) -> list[int]:
    """The facts of a person's topic."""
    return [fact for fact in FACTS if topic_of(org, fact) == person.topic]


def others(org: Organization, person: Person) -> list[int]:
    """The facts outside it."""
    return [fact for fact in FACTS if topic_of(org, fact) != person.topic]


def right(org: Organization, held: dict[int, bool]) -> set[int]:
    """The facts that are held as they are."""
    return {fact for fact, way in held.items() if way == org.reality[fact]}


def experts(org: Organization, topic: int) -> list[Person]:
    """Those present whose topic it is, by seat."""
    return [person for person in org.people if person.topic == topic]


def lacking(org: Organization, person: Person) -> list[int]:
    """The facts outside one's topic that one does not hold."""
    return [fact for fact in others(org, person) if fact not in person.facts]


def bring(org: Organization, person: Person, share: float) -> None:
    """What a newcomer holds, and knows of the others against week 0."""
    p = org.p
    person.facts = {}
    for fact in FACTS:
        chance = p.depth if topic_of(org, fact) == person.topic else p.breadth
        if org.draws.fact(fact, person) < chance:
            person.facts[fact] = org.reality[fact]
    person.directory = [share * p.directory_start] * org.topics
    person.knows_whom = share * p.knows_whom_start
    person.load, person.given, person.filed = person.usual, 0, {}


def leave(org: Organization, person: Person) -> None:
    """What was known of somebody who leaves is lost."""
    org.lost[person.topic] += 1.0 / max(1, len(org.listed[person.topic]))
    org.lost_of_all += 1.0 / max(1, len(org.people))


def arise(org: Organization) -> None:
    """A need for one fact outside one's topic, which one does not hold, with chance pn."""
    for person in org.people:
        person.need = person.met = person.kept = False
        person.answerer = None
        if org.draws.uniform("need", person) < org.p.need_rate * work(org, person) and org.topics > 1:
            person.fact = org.draws.choice("fact", person, others(org, person))
            person.need = person.fact not in person.facts
    org.needs = sum(person.need for person in org.people)


def relearn(org: Organization) -> None:
    """Facts outside the topic are forgotten; what is wrong in it is found out by trial."""
    for person in org.people:
        if person.kept:
            person.facts[person.fact] = org.reality[person.fact]
        aside = [fact for fact in others(org, person) if fact in person.facts]
        for fact in some(org, "forget", person, aside, org.forgetting):
            del person.facts[fact]
        held = right(org, person.facts)
        wrong = [fact for fact in own(org, person) if fact in person.facts and fact not in held]
        for fact in some(org, "trial", person, wrong, org.p.explore):
            person.facts[fact] = org.reality[fact]


def some(org: Organization, purpose: str, person: Person, facts: list[int], chance: float) -> list[int]:
    """Each of these facts with a chance: first how many, then which."""
    count = org.draws.binomial(purpose, person, len(facts), chance) if facts else 0
    left, taken = list(facts), []
    for number in range(count):
        taken.append(left.pop(int(org.draws.nth(purpose, number, person) * len(left))))
    return taken


def turn(org: Organization, chance: float, number: int, week: int) -> None:
    """Each fact turns with a chance."""
    for fact in FACTS:
        if org.draws.turning(fact, number, week) < chance:
            org.reality[fact] = not org.reality[fact]


def wear(org: Organization) -> None:
    """Drift: facts turn, or all that people know fades."""
    yearly = org.drift
    if yearly > 0.0 and on(org):
        turn(org, yearly / 52.0, 0, org.week)
    elif yearly > 0.0:
        for person in org.people:
            person.skill *= 1.0 - yearly / 52.0
            person.outside_skill *= 1.0 - yearly / 52.0
            person.knows_who *= 1.0 - yearly / 52.0
        for community in org.communities:
            community.content *= 1.0 - yearly / 52.0
