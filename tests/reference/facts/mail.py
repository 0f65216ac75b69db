"""Mail and phone (E37): private contributions, their readers, and questions to chosen people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.agents import Person, Tie
from reference.facts import topics

if TYPE_CHECKING:
    from reference.organization import Organization


def private_share(person: Person) -> float:
    """m = mail/(mail + tools), 0 without mail."""
    mail = person.level["mail"]
    return mail / (mail + person.level["tools"]) if mail > 0.0 else 0.0


def begin(org: Organization) -> None:
    """Nothing is private yet this week."""
    for person in org.seats:
        person.private = person.received = person.heard = 0
        person.contacts = {}


def send(org: Organization) -> None:
    """Each contribution is private with chance m and goes to a tie; then each is read or not."""
    sent: list[tuple[Person, int, Person]] = []
    for person in org.people:
        for number in range(person.posts):
            if org.draws.mail(number, 0, person) < private_share(person):
                person.private += 1
                if person.ties:
                    other = by_weight(person.ties, org.draws.mail(number, 1, person))
                    other.received += 1
                    sent.append((person, number, other))
    for person, number, other in sent:
        if org.draws.mail(number, 2, person) < share_read(org, other):
            contacts = 2.0 if org.draws.mail(number, 3, person) < org.p.answers_mail else 1.0
            person.contacts[other] = person.contacts.get(other, 0.0) + contacts
            other.contacts[person] = other.contacts.get(person, 0.0) + contacts
            person.heard += bool(other.reports)


def by_weight(ties: list[Tie], u: float) -> Person:
    """Somebody drawn by the weight of the tie."""
    left = u * sum(tie.weight for tie in ties)
    for tie in ties:
        if left < tie.weight:
            return tie.to
        left -= tie.weight
    return ties[-1].to


def share_read(org: Organization, person: Person) -> float:
    """min(1, inbox/received)."""
    return min(1.0, org.p.inbox / max(1, person.received))


def able(org: Organization, person: Person, fact: int) -> list[tuple[Person, float]]:
    """Who of those one turns to holds the fact rightly, with weight x read x will."""
    return [
        (tie.to, tie.weight * share_read(org, tie.to) * tie.to.will)
        for tie in person.ties
        if fact in topics.right(org, tie.to.facts)
    ]


def answered(org: Organization, person: Person, fact: int) -> float:
    """1 - (1 - q)^recipients."""
    weight = sum(tie.weight for tie in person.ties)
    told = sum(share for _, share in able(org, person, fact))
    one = org.p.answers_mail * min(1.0, told / weight) if weight > 0.0 else 0.0
    return 1.0 - (1.0 - min(1.0, one)) ** org.p.recipients


def who_answers(org: Organization, person: Person, u: float) -> Person:
    """One of those who could, by what each could tell."""
    there = [(other, told) for other, told in able(org, person, person.fact) if told > 0.0]
    left = u * sum(told for _, told in there)
    for other, told in there:
        if left < told:
            return other
        left -= told
    return there[-1][0]


def in_mailbox(org: Organization, person: Person, fact: int) -> float:
    """`archive` where the own mailbox holds the fact as it is."""
    return org.p.archive if fact in topics.right(org, person.filed) else 0.0
