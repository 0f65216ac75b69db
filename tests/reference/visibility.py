"""What one sees of others' work (E16)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reference.agents import Person, Unit

if TYPE_CHECKING:
    from reference.organization import Organization


def look(org: Organization) -> None:
    """X: open contributions of ties, unit, communities and firm; in the rival form posts a head."""
    if org.structure["visibility"] == "firm-wide":
        posts = org.open_posts / len(org.people)
        for person in org.people:
            person.seen = posts
        return
    shown = {person: person.posts - person.private if person.level["tools"] > 0.0 else 0 for person in org.people}
    by_unit = {unit: mean([shown[one] for one in unit.people]) for unit in org.units}
    by_community = {community: a_head(community.members, shown) for community in org.communities}
    everywhere = mean(list(shown.values()))
    for person in org.people:
        own = [by_community[community] for community in person.own_communities]
        person.seen = around(org, person, shown, by_unit, own, everywhere)


def mean(values: list[float]) -> float:
    """Mean, 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def a_head(members: list[Person], shown: dict[Person, float]) -> float:
    """What members show in a community a head; of a member of k communities a k-th counts."""
    parts = {one: 1.0 / len(one.own_communities) for one in members}
    return sum(shown[one] * part for one, part in parts.items()) / sum(parts.values()) if parts else 0.0


def around(
    org: Organization,
    person: Person,
    shown: dict[Person, float],
    by_unit: dict[Unit, float],
    own: list[float],
    everywhere: float,
) -> float:
    """Weighted mean of what is shown around a person, of what there is."""
    p = org.p
    parts = [(p.see_unit, by_unit[person.unit]), (p.see_firm, everywhere)]
    if person.ties:
        parts.append((p.see_ties, mean([shown[tie.to] for tie in person.ties])))
    if own:
        parts.append((p.see_communities, mean(own)))
    return sum(weight * part for weight, part in parts) / sum(weight for weight, _ in parts)


def noticed_work(org: Organization, person: Person, share: float = 1.0) -> float:
    """vis = tools (0.3 + 0.7 act)(1 - exp(-reading X (1 + 0.5 two_way))); the rival cuts at 1."""
    p, seen = org.p, share * person.seen
    attention = person.level["tools"] * (p.quiet_visibility + (1.0 - p.quiet_visibility) * person.act)
    open_traffic = 1.0 + p.two_way_visibility * person.level["two_way"]
    if org.structure["visibility"] == "firm-wide":
        return min(1.0, attention * min(1.0, p.reading * seen) * open_traffic)
    return attention * (1.0 - math.exp(-p.reading * seen * open_traffic))
