"""Rewards (E11): what is praised and paid for, and what counting does to own motives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.agents import Person

if TYPE_CHECKING:
    from reference.organization import Organization


def level(org: Organization, person: Person, lever: str) -> float:
    """The level of a reward, inert where rewards are switched off."""
    return person.level[lever] if org.on("rewards") else 0.0


def counting(org: Organization, person: Person) -> float:
    """How far a person's activity is counted and rewarded."""
    return level(org, person, "reward_counts")


def expected(org: Organization, person: Person) -> float:
    """What rewards add to the usefulness expected: rU (collaborative - individual)."""
    collaborative, individual = level(org, person, "reward_collaborative"), level(org, person, "reward_individual")
    return org.p.reward_effect * (collaborative - individual)


def crowd_out(org: Organization) -> None:
    """a' = a - cr L a."""
    for person in org.people:
        person.anchor -= org.p.crowding_out * counting(org, person) * person.anchor
