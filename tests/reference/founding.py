"""Communities that are founded, looked after and closed (E25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference import readers
from reference.agents import Community, Person

if TYPE_CHECKING:
    from reference.organization import Organization


def begin(org: Organization) -> None:
    """Room for N/10 of them, or N/40 that are there from the start."""
    living = readers.lives(org)
    count = max(2, round(len(org.people) / (10 if living else 40)))
    org.communities = [Community(org.p.half_benefit_content, alive=not living) for _ in range(count)]
    org.community_skill, org.founded, org.closed, org.by_community = org.p.manager_skill_start, 0, 0, 0.0


def care(org: Organization) -> float:
    """cm = min(1, managers skill/0.7); the level alone where communities are fixed."""
    level = org.level["community_managers"]
    return min(1.0, level * org.community_skill / org.p.manager_skill_enough) if readers.lives(org) else level


def answer_chance(org: Organization, person: Person) -> float:
    """Chance that a manager answers what nobody else recognised."""
    if not readers.lives(org) or not person.own_communities:
        return 0.0
    return org.p.manager_answers * org.level["community_managers"] * org.community_skill


def founders(org: Organization) -> list[Person]:
    """Those who act, have the tool, belong to nothing and found one; as many as find a place."""
    if not readers.lives(org):
        return []
    p, found = org.p, []
    by_purpose = p.founding_base + p.founding_purpose * org.level["purpose"]
    for person in org.people:
        chance = person.level["tools"] * p.founding * by_purpose * (p.founding_silent + person.recent)
        if person.act and not person.own_communities and org.draws.uniform("found", person) < chance:
            found.append(person)
    return found[: sum(not community.alive for community in org.communities)]


def found(org: Organization, person: Person) -> None:
    """One more community, about the founder's topic."""
    community = next(one for one in org.communities if not one.alive)
    community.alive, community.idle, community.topic = True, 0, person.topic
    org.founded += 1
    person.join(0, community, org.week)


def close(org: Organization, contributors: dict[Community, int]) -> None:
    """End those idle for too long that nobody cares for; contributors: as all found them."""
    cared = care(org) >= 0.05
    for community in org.communities if readers.lives(org) else ():
        if community.alive:
            community.idle = 0 if contributors[community] >= 2 else community.idle + 1
            if community.idle > org.p.idle_weeks and not cared:
                org.closed += 1
                end(org, community)


def end(org: Organization, community: Community) -> None:
    """Members and memory go."""
    community.alive, community.content, community.facts = False, 0.0, {}
    org.inflow[community] = 0.0
    for person in list(community.members):
        person.leave(person.communities.index(community))


def train(org: Organization) -> None:
    """skill' = skill + 0.04 training (1 - skill)."""
    if readers.lives(org):
        taught = org.p.manager_learning * org.level["community_training"]
        org.community_skill += taught * (1.0 - org.community_skill)
