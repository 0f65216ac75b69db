"""Indicators of questions, answers and readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.agents import Person
from reference.facts import topics

if TYPE_CHECKING:
    from reference.organization import Organization


def measure(org: Organization) -> dict[str, float]:
    """Who is asked and answers, whom leaders read, on what units agree."""
    v = dict.fromkeys(("help_by_mail", "cross_unit_help", "answers", "open_questions", "unanswered", "alignment"), 0.0)
    v["heard_by_leaders"] = heard(org)
    if topics.on(org):
        n = len(org.people)
        v["help_by_mail"], v["answers"] = org.by_mail / max(1.0, org.needs), org.given / n
        v["open_questions"] = org.open_questions / n
        v["cross_unit_help"] = org.given_across / org.needs_met if org.needs_met else 0.0
        v["unanswered"] = org.unanswered / org.open_questions if org.open_questions else 0.0
        v["alignment"] = alignment(org)
    return v


def heard(org: Organization) -> float:
    """Share of what people without reports contribute that a leader comes across."""
    leaders = [one for one in org.people if one.reports and one.act and one.level["tools"] > 0.0]
    said = sum(person.posts for person in org.people if not person.reports)
    found = 0
    for person in org.people:
        if not person.reports and person.posts:
            found += person.heard
            if person.level["tools"] > 0.0 and any(comes_across(leader, person) for leader in leaders):
                found += person.posts - person.private
    return found / said if said else 0.0


def comes_across(leader: Person, person: Person) -> bool:
    """By a tie, in the same unit, or in the same community."""
    return (
        leader.unit is person.unit
        or any(tie.to is person for tie in leader.ties)
        or bool(set(leader.own_communities) & set(person.own_communities))
    )


def alignment(org: Organization) -> float:
    """Share of facts known at both ends of ties across units on which both agree, by weight."""
    agreed = shared = 0.0
    for person in org.people:
        for tie in person.ties:
            if tie.to.unit is not person.unit:
                both = person.facts.keys() & tie.to.facts.keys()
                shared += tie.weight * len(both)
                agreed += tie.weight * sum(person.facts[fact] == tie.to.facts[fact] for fact in both)
    return agreed / shared if shared else 0.0
