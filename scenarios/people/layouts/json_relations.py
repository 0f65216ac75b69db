"""Gives people in JSON the managers that a table of pairs beside them names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scenarios.people.columns.headings import likeness

_ENOUGH = 0.8  # share of the pairs that must join two people of the list
_MANAGER = "manager"


def join_relations(content: Mapping[str, Any]) -> Mapping[str, Any]:
    """Returns the content with a manager in each entry, where pairs of ids beside them tell it.

    As `{"people": [...], "managers": {"e2": "e1"}}` or `"reports_to": [["e2", "e1"], ...]`.
    """
    for key, value in content.items():
        pairs = _list_pairs(value) if likeness(key, "manager") >= 2 else []
        if not pairs:
            continue
        for name, people in content.items():
            if name != key and (joined := _join(people, pairs)) is not None:
                return {one: joined if one == name else rest for one, rest in content.items() if one != key}
    return content


def _list_pairs(value: Any) -> list[tuple[str, str]]:
    """Pairs of person and manager; [] where these are none, or where both sides may be either."""
    if isinstance(value, dict):
        rows: list[Any] = [[key, boss] for key, boss in value.items()]
    else:
        rows = value if isinstance(value, list) else []
    if len(rows) < 2 or not all(isinstance(row, list) and len(row) == 2 for row in rows):
        return []
    if any(isinstance(end, dict | list) for row in rows for end in row):
        return []
    pairs = [(str(one), str(other)) for one, other in rows if one is not None and other is not None]
    first, second = ({pair[side] for pair in pairs} for side in (0, 1))
    if len(first) == len(pairs):
        return pairs
    return [(other, one) for one, other in pairs] if len(second) == len(pairs) else []


def _join(people: Any, pairs: list[tuple[str, str]]) -> Any:
    """The entries with their managers; None where the pairs name others."""
    boss_of = dict(pairs)
    if isinstance(people, dict) and all(isinstance(one, dict) for one in people.values()):
        if not _are_known(pairs, set(people)):
            return None
        return {key: {**one, _MANAGER: boss_of.get(key)} for key, one in people.items()}
    if not isinstance(people, list) or not people or not all(isinstance(one, dict) for one in people):
        return None
    for by in people[0]:
        keys = [str(one.get(by)) for one in people if not isinstance(one.get(by), dict | list)]
        if len(set(keys)) == len(people) and _are_known(pairs, set(keys)):
            return [{**one, _MANAGER: boss_of.get(str(one.get(by)))} for one in people]
    return None


def _are_known(pairs: list[tuple[str, str]], keys: set[str]) -> bool:
    known = sum(one in keys and other in keys for one, other in pairs)
    return known >= _ENOUGH * len(pairs)
