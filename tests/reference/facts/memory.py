"""What communities remember (E19; March 1991)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.agents import SLOTS, Community, Person
from reference.facts import topics

if TYPE_CHECKING:
    from reference.organization import Organization


def remember(org: Organization) -> None:
    """Memories learn from members, members from memories, both from what the other held last week."""
    if not topics.on(org):
        return
    follow(org)
    votes = {community: count_votes(org, community) for community in org.communities}
    for person in org.people:
        take_over(org, person)
    for number, community in enumerate(org.communities):
        change(org, number, community, votes[community])


def score(org: Organization, held: dict[int, bool], topic: int) -> int:
    """Facts of a topic held rightly less those held wrongly."""
    mine = [fact for fact in held if topics.topic_of(org, fact) == topic]
    true = topics.right(org, held)
    return sum(1 if fact in true else -1 for fact in mine)


def count_votes(org: Organization, community: Community) -> dict[int, int]:
    """Votes of members who contributed and score more than memory, by fact."""
    votes = dict.fromkeys(topics.FACTS, 0)
    if org.inflow.get(community, 0.0) <= 0.0:
        return votes
    for person in org.people:
        if community in person.slots_before and person.posts > person.private:
            if score(org, person.facts, community.topic) > score(org, community.facts, community.topic):
                for fact, way in person.facts.items():
                    if topics.topic_of(org, fact) == community.topic:
                        votes[fact] += 1 if way else -1
    return votes


def take_over(org: Organization, person: Person) -> None:
    """Each fact that memory holds otherwise with chance p1 b."""
    for slot in range(SLOTS):
        community = person.slots_before[slot]
        if community is None:
            continue
        other = [fact for fact in sorted(community.facts) if person.facts.get(fact) != community.facts[fact]]
        chance = org.p.people_from_code * community.benefit
        if other and chance > 0.0:
            for fact in topics.some(org, f"from memory {slot}", person, other, chance):
                person.facts[fact] = community.facts[fact]


def change(org: Organization, number: int, community: Community, votes: dict[int, int]) -> None:
    """Memory takes over the view of most with chance 1 - (1 - p2)^k."""
    for fact, k in votes.items():
        if k and community.facts.get(fact) != (k > 0):
            if org.draws.remembering(number, fact) < 1.0 - (1.0 - org.p.code_from_people) ** abs(k):
                community.facts[fact] = k > 0


def follow(org: Organization) -> None:
    """Note which facts have lost their main holder, and choose new ones."""
    for fact in topics.FACTS:
        if fact in org.holders:
            person, holder = org.holders[fact]
            if person not in org.present or person.holder != holder:
                org.left[fact] = org.week
                del org.holders[fact]
        if fact not in org.holders or fact not in topics.right(org, org.holders[fact][0].facts):
            there = topics.experts(org, topics.topic_of(org, fact))
            able = [one for one in there if fact in topics.right(org, one.facts)]
            org.holders.pop(fact, None)
            if able:
                longest = max(able, key=lambda one: (one.tenure, -one.seat))
                org.holders[fact] = longest, longest.holder
