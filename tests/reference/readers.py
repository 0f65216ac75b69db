"""Members who read, and those who contribute (E26)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.agents import Community, Person

if TYPE_CHECKING:
    from reference.organization import Organization


def lives(org: Organization) -> bool:
    """Whether communities are founded and closed."""
    return org.structure["communities"] == "living"


def may_read(org: Organization) -> bool:
    """Whether those who do not act can be members."""
    return lives(org) and org.structure["members"] == "readers"


def recall(org: Organization) -> None:
    """recent' = 0.75 recent + 0.25 [posts > 0], posts being lost where nobody has the tool."""
    step = org.p.recent_step
    for person in org.people:
        gave = person.posts > person.private and org.level["tools"] > 0.0
        person.recent = (1.0 - step) * person.recent + step * gave


def contributes(person: Person) -> bool:
    """Whether one has contributed lately."""
    return person.recent >= 0.1


def reads(org: Organization, person: Person) -> bool:
    """Whether one is a member with the tool who does not act."""
    return may_read(org) and not person.act and person.level["tools"] > 0.0 and bool(person.own_communities)


def keenness(org: Organization, person: Person) -> float:
    """1 of those who act, readers x tools of others."""
    if person.act:
        return 1.0
    return org.p.readers * person.level["tools"] if may_read(org) else 0.0


def restlessness(org: Organization, person: Person) -> float:
    """`passive` of those who are silent, else 1."""
    return org.p.passive_leaving if may_read(org) and not contributes(person) else 1.0


def crowd(org: Organization, community: Community) -> float:
    """What members have contributed lately, at least 1; members where communities are fixed."""
    share = sum(one.recent for one in community.members) if lives(org) else len(community.members)
    return max(1.0, share)


def measure(org: Organization) -> dict[str, float]:
    """Communities, their members, and what becomes of both."""
    there = [community for community in org.communities if community.alive]
    members = [person for person in org.people if person.own_communities]
    giving = sum(contributes(person) for person in members)
    lasting = [week for person in members for week in person.joined if week is not None and week <= org.week - 26]
    earlier = org.memberships[max(0, org.week - 26)] if org.memberships else 0
    return {
        "communities": len(there),
        "community_content": sum(community.content for community in there) / max(1, len(there)),
        "community_help": org.by_community / max(1, len(there)),
        "members": len(members) / len(org.people),
        "contributing_members": giving / len(org.people),
        "readers_share": 1.0 - giving / len(members) if members else 0.0,
        "returning": len(lasting) / earlier if earlier else 0.0,
        "founded": org.founded,
        "closed": org.closed,
    }
