"""Indicators of who knows what is so, where knowledge has topics; 0 elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.facts import topics

if TYPE_CHECKING:
    from reference.organization import Organization

ROUTES = {
    "colleague": "help_by_colleagues",
    "directory": "help_by_directory",
    "broker": "help_by_brokers",
    "open": "help_by_questions",
    "memory": "help_by_memory",
}
NAMES = ("who_knows_whom", *ROUTES.values(), "knowledge_right", "memory", "kept_after_leaving", "answers_gini")


def measure(org: Organization) -> dict[str, float]:
    """Routes of help, facts held and remembered, and who answers."""
    if not topics.on(org):
        return dict.fromkeys(NAMES, 0.0)
    n, held, remembered, share = len(org.people), set(), set(), 0.0
    for person in org.people:
        true, mine = topics.right(org, person.facts), topics.own(org, person)
        held |= true
        share += len(true & set(mine)) / len(mine)
    for community in org.communities:
        remembered |= topics.right(org, community.facts)
    memory = len(held & remembered) / max(1, len(held))
    taken = {fact for fact in held if org.week - org.left[fact] < 26}
    return {
        "who_knows_whom": sum(person.knows_whom for person in org.people) / n,
        **{name: org.by[route] / max(1.0, org.needs) for route, name in ROUTES.items()},
        "knowledge_right": share / n,
        "memory": memory,
        "kept_after_leaving": len(taken & remembered) / len(taken) if taken else memory,
        "answers_gini": gini(org),
    }


def gini(org: Organization) -> float:
    """Gini of loads; those of one 64th of an answer a week count as alike."""
    bins: dict[int, list[float]] = {}
    for person in org.people:
        bins.setdefault(min(511, int(person.load * 64)), []).append(person.load)
    values = [sum(alike) / len(alike) for _, alike in sorted(bins.items()) for _ in alike]
    if sum(values) <= 0.0:
        return 0.0
    n = len(values)
    return 2.0 * sum((rank + 1) * value for rank, value in enumerate(values)) / (n * sum(values)) - (n + 1) / n
