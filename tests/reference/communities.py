"""The life of communities (E6)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reference import founding, readers
from reference.agents import SLOTS, Community, Person

if TYPE_CHECKING:
    from reference.organization import Organization


def live(org: Organization) -> None:
    """Leave and join by what everybody found; content grows by the members found there."""
    for person in org.people:
        person.slots_before = list(person.communities)
    readers.recall(org)
    founders = founding.founders(org)
    leaving = [(person, slot) for person in org.people for slot in leaves(org, person)]
    looking = [person for person in org.people if person not in founders]
    joining = [(person, *step) for person in looking if (step := joins(org, person))]
    inflow = org.inflow = contributions(org)
    contributors = {one: sum(map(readers.contributes, one.members)) for one in org.communities}
    crowds = {one: readers.crowd(org, one) for one in org.communities}
    for person, slot in leaving:
        person.leave(slot)
    for person, slot, community in joining:
        person.join(slot, community, org.week)
    for person in founders:
        founding.found(org, person)
    for community in org.communities:
        if community.alive:
            grow(org, community, inflow[community], crowds[community])
    founding.close(org, contributors)
    founding.train(org)


def leaves(org: Organization, person: Person) -> list[int]:
    """Slots left, each with chance l0 + l1 (1 - b)(1 - 0.5 purpose)."""
    p = org.p
    held = 1.0 - p.staying_purpose * org.level["purpose"]
    return [
        slot
        for slot, community in enumerate(person.communities)
        if community is not None
        and org.draws.uniform(f"leave community {slot}", person)
        < (p.leaving_base + p.leaving_useless * (1.0 - community.benefit) * held) * readers.restlessness(org, person)
    ]


def joins(org: Organization, person: Person) -> tuple[int, Community] | None:
    """A free slot and the community that fills it, or None.

    It is joined with chance j (0.1 + b (0.3 + 0.7 purpose)), less by those who do not act.
    """
    p, keen = org.p, readers.keenness(org, person)
    if None not in person.communities or keen == 0.0:
        return None
    community = looked_at(org, person)
    if community is None or community in person.communities:
        return None
    by_benefit = p.joining_benefit + p.joining_purpose * org.level["purpose"]
    if org.draws.uniform("join", person) < keen * p.joining * (p.joining_useless + community.benefit * by_benefit):
        return person.communities.index(None), community
    return None


def looked_at(org: Organization, person: Person) -> Community | None:
    """One of a random tie's slots with chance 0.8 if it is filled, else any community there is."""
    draws = org.draws
    if person.ties:
        friend = draws.choice("look at tie", person, person.ties).to
        if draws.uniform("look where a tie is", person) < org.p.by_ties:
            community = friend.communities[draws.choice("look at slot", person, range(SLOTS))]
            if community is not None:
                return community
    there = [community for community in org.communities if community.alive]
    return draws.choice("look anywhere", person, there) if there else None


def contributions(org: Organization) -> dict[Community, float]:
    """Posts times quality in each community, a person's shared equally; none without any tool."""
    inflow = dict.fromkeys(org.communities, 0.0)
    if org.level["tools"] > 0.0:
        for person in org.people:
            own = person.own_communities
            for community in own:
                inflow[community] += (person.posts - person.private) * person.quality / len(own)
    return inflow


def grow(org: Organization, community: Community, inflow: float, crowd: float) -> None:
    """K' = K (1 - dK (1 - 0.4 cm)) + rel inflow/sqrt(crowd) + seed cm."""
    p, managed = org.p, founding.care(org)
    relevance = p.relevance_base + p.relevance_purpose * org.level["purpose"] + p.relevance_manager * managed
    kept = community.content * (1.0 - p.content_decay * (1.0 - p.manager_care * managed))
    made = relevance * inflow / math.sqrt(crowd)
    community.content = kept + made + p.seed_content * managed
