"""Flattens JSON into rows: a list of people, or an org chart with people below people."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from scenarios.people.columns.headings import likeness
from scenarios.people.columns.words import ROLES
from scenarios.people.files.delimited import Row
from scenarios.people.finding import Findings

MOST_LEVELS = 200
ABOVE = "manager (above in the chart)"
NUMBER = "number in the file"
KEY = "key"
_IDS = ("id", "employeeid", "employeenumber", "personid", "key", "uid", "email", "name", "fullname", "title")


def flatten_json(text: str, findings: Findings) -> list[Row] | None:
    """Returns a heading and one row for each person.

    None if the JSON holds no people (which is among the findings).
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as problem:
        line = getattr(problem, "lineno", 0)
        findings.error("json", line, "", f"is JSON that cannot be read: {getattr(problem, 'msg', 'too deep')}")
        return None
    people: list[tuple[dict[str, str], int]] = []
    try:
        nested = _collect(content, -1, people, 0)
    except RecursionError:
        nested, people = False, []
    people = [(fields, above) for fields, above in people if fields]
    if not people:
        findings.error("json", 0, "", "is JSON without a list of people or an org chart in it")
        return None
    heading = list(dict.fromkeys(key for fields, _ in people for key in fields))
    findings.note("json", f"is JSON: {'an org chart' if nested else 'a list'} of {len(people):,} entries")
    rows = [[fields.get(key, "") for key in heading] for fields, _ in people]
    if nested:
        heading += [NUMBER, ABOVE]
        for number, (row, (_, above)) in enumerate(zip(rows, people, strict=True)):
            row += [f"{number + 1}", f"{above + 1}" if above >= 0 else ""]
    return [(1, heading), *((number, row) for number, row in enumerate(rows, start=2))]


def _collect(node: Any, above: int, people: list[tuple[dict[str, str], int]], level: int) -> bool:
    """Adds the people at and below a node; returns whether any stands below another."""
    if level > MOST_LEVELS:
        raise RecursionError
    if isinstance(node, dict) and _is_keyed(node):
        node = [{KEY: key, **entry} for key, entry in node.items()]
    if isinstance(node, list):
        return _collect_all((one for one in node if isinstance(one, dict | list)), above, people, level)
    fields, below = _fields(node), _below(node)
    at = above
    if _is_person(fields):
        at = len(people)
        people.append((fields, above))
    nested = _collect_all(below, at, people, level)
    return nested or (at != above and above >= 0)


def _collect_all(nodes: Iterable[Any], above: int, people: list[tuple[dict[str, str], int]], level: int) -> bool:
    nested = False
    for node in nodes:
        nested |= _collect(node, above, people, level + 1)
    return nested


def _fields(node: dict[str, Any], before: str = "") -> dict[str, str]:
    """The values of an entry by name.

    Those of a group (`"name": {"first": ...}`) are given under both names.
    """
    fields: dict[str, str] = {}
    for key, value in node.items():
        name = f"{before}{key}"
        if isinstance(value, dict) and not before and not any(isinstance(part, list) for part in value.values()):
            fields |= _fields(value, f"{name} ")
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            fields[name] = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
        elif isinstance(value, bool):
            fields[name] = "true" if value else "false"
    return fields


def _below(node: dict[str, Any]) -> list[Any]:
    """The entries under an entry.

    Lists of entries, and a single one that has such a list itself.
    """
    return [
        value
        for value in node.values()
        if (isinstance(value, list) and any(isinstance(one, dict | list) for one in value))
        or (isinstance(value, dict) and any(isinstance(part, list | dict) for part in value.values()))
    ]


def _is_keyed(node: dict[str, Any]) -> bool:
    """Is an entry a list of people whose ids are its keys?

    As `{"e7": {"name": ...}, "e8": {"name": ...}}`. The entries below have most fields in common, and no key is
    a usual heading, as in `{"name": {"first": ...}}`.
    """
    entries = list(node.values())
    if len(entries) < 2 or not all(isinstance(one, dict) and one and KEY not in one for one in entries):
        return False
    if any(likeness(key, role) == 3 for key in node for role in ROLES):
        return False
    fields = [set(one) for one in entries]
    usual = {name for name in set().union(*fields) if sum(name in one for one in fields) > 0.5 * len(fields)}
    return _is_person(dict.fromkeys(usual, "")) and all(len(usual & one) > 0.5 * len(usual) for one in fields)


def _is_person(fields: dict[str, str]) -> bool:
    """Does an entry tell who it is, and not only what the file is?

    `{"version": 1, "employees": [...]}` is not a person.
    """
    names = {"".join(sign for sign in key.casefold() if sign.isalnum()) for key in fields}
    return any(name in names or any(one.endswith(name) for one in names) for name in _IDS)
