"""Reads org charts of people and groups: who leads a group manages its people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from scenarios.people.columns.headings import normalize
from scenarios.people.finding import Findings

_KINDS = ("type", "kind", "nodetype", "category", "class", "entitytype")
_PEOPLE = {"person", "people", "employee", "staff", "worker", "individual", "user", "human", "contractor", "member"}
_TITLES = ("label", "name", "title", "id")


def find_people(nodes: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """Returns the nodes that are marked as people; all of them where none is marked."""
    marked = {key for key, node in nodes.items() if _kind(node) in _PEOPLE}
    return marked or set(nodes)


def _kind(node: Mapping[str, Any]) -> str:
    by_name = {normalize(str(key)): value for key, value in node.items()}
    return next((normalize(by_name[key]) for key in _KINDS if isinstance(by_name.get(key), str)), "")


def read_members(
    nodes: Mapping[str, dict[str, Any]], people: set[str], lines: Sequence[tuple[str, str]], findings: Findings
) -> tuple[dict[str, dict[str, Any]], dict[str, list[str]]]:
    """Returns the people with their group as unit, and their managers.

    `lines`: pairs of what stands above and what below. A person above a group leads it; who has no manager by name
    reports to the leader of the own group, or of the nearest group above that has one.
    """
    leader: dict[str, str] = {}
    group: dict[str, str] = {}
    above: dict[str, list[str]] = {}
    for boss, below in lines:
        if boss in people and below not in people:
            leader.setdefault(below, boss)
        elif boss not in people:
            group.setdefault(below, boss)
        else:
            above.setdefault(below, []).append(boss)
    led: dict[str, list[str]] = {}
    for one, person in leader.items():
        led.setdefault(person, []).append(one)
    members = {}
    for person in (key for key in nodes if key in people):
        own = min(led.get(person, []), key=lambda one: len(_way_up(one, group)), default=group.get(person, ""))
        unit = _title(nodes[own]) if own in nodes else ""
        members[person] = {**nodes[person], "unit": unit}
        leaders = (leader[one] for one in _way_up(own, group) if one in leader)
        boss = next((one for one in leaders if one != person), "")
        if person not in above and boss:
            above[person] = [boss]
    others = len(nodes) - len(members)
    what = f"{others:,} nodes are groups, not people: a group is the unit of its people, its leader their manager"
    findings.note("json", what)
    return members, above


def _way_up(start: str, group: Mapping[str, str]) -> list[str]:
    """A group and those above it."""
    way: list[str] = []
    while start and start not in way:
        way.append(start)
        start = group.get(start, "")
    return way


def _title(node: Mapping[str, Any]) -> str:
    by_name = {normalize(str(key)): value for key, value in node.items()}
    return next((str(by_name[key]) for key in _TITLES if by_name.get(key)), "")
