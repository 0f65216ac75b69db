"""Flattens JSON into rows: a list of people, or an org chart with people below people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scenarios.people.columns.headings import likeness, normalize
from scenarios.people.columns.words import ROLES
from scenarios.people.files.delimited import Row
from scenarios.people.files.edges import find_ends
from scenarios.people.files.json_chart import OrgChart, find_chart, read_chart
from scenarios.people.files.json_graph import write_value
from scenarios.people.files.json_listed import BELOW, find_listed
from scenarios.people.files.json_lists import Entry, add_managers_above, leave_out_legends
from scenarios.people.finding import Findings
from scenarios.people.layouts.json_shapes import load_json
from scenarios.people.layouts.json_units import take_people

MOST_LEVELS = 200
MOST_GROUPS = 3
ABOVE = "manager (above in the chart)"
NUMBER = "number in the file"
KEY = "key"
NAME_KEY = "name (key)"
_EVERYBODY = {"people", "persons", "employees", "staff", "members", "users", "workers", "personnel", "mitarbeiter"}
_DIGITS = re.compile(r"\d{1,24}")
_CODE = re.compile(r"[A-Za-z]{0,3}[-_]?\d+")
_IDS = (
    "id",
    "employeeid",
    "employeenumber",
    "personid",
    "key",
    "uid",
    "email",
    "name",
    "fullname",
    "title",
    "employee",
)


@dataclass
class _People:
    """The entries collected so far, and how many are not.

    They join two others, only hold a list of people, or have no name.
    """

    entries: list[Entry] = field(default_factory=list)
    edges: int = 0
    covers: int = 0
    unnamed: int = 0


def flatten_json(text: str, findings: Findings, mapping: Mapping[str, str] | None = None) -> list[Row] | None:
    """Returns a heading and one row for each person.

    None if the JSON holds no people (which is among the findings). `mapping`: the column of each role asked for.
    """
    try:
        content = load_json(text)
    except (ValueError, RecursionError) as problem:
        line = getattr(problem, "lineno", 0)
        findings.error("json", line, "", f"is JSON that cannot be read: {getattr(problem, 'msg', 'too deep')}")
        return None
    if (spread := take_people(content)) is not None:
        findings.note("json", "is JSON with people in units: the name of each is the unit of its people")
        content = spread
    graph = find_chart(content)
    if graph is not None:
        chart = read_chart(graph, (mapping or {}).get("manager", ""), findings)
        return None if chart is None else _list_nodes(chart, findings)
    people = _People()
    try:
        _collect(content, Entry({}), people, 0)
    except RecursionError:
        people = _People()
    entries = leave_out_legends([one for one in people.entries if one.fields], findings)
    if not entries:
        findings.error("json", 0, "", "is JSON without a list of people or an org chart in it")
        return None
    if people.edges:
        findings.note("json", f"{people.edges:,} entries join two others; they are not people, and not read")
    if people.unnamed:
        what = f"{people.unnamed:,} entries below others have no name and no id, such as departments"
        findings.warning("json", 0, "", what, "they are left out")
    if people.covers:
        what = f"{people.covers:,} entries at the top hold people and are none themselves, such as companies; not read"
        findings.note("json", what)
    nested = any(one.above is not None for one in entries)
    findings.note("json", f"is JSON: {'an org chart' if nested else 'a list'} of {len(entries):,} entries")
    add_managers_above(entries, findings)
    fields = [one.fields for one in entries]
    numbers = _number_entries(fields)
    number = {id(one): at for one, at in zip(entries, numbers, strict=True)}
    above = [number.get(id(one.above), "") for one in entries]
    listed = None if nested else find_listed(entries, findings)
    if listed is not None:
        bosses = [listed.above.get(at, [-1])[0] for at in range(len(entries))]
        above = [numbers[boss] if boss >= 0 else "" for boss in bosses]
        return _make_rows(fields, above, f"manager (by '{listed.key}')", numbers)
    return _make_rows(fields, above if nested else None, ABOVE, numbers)


def _list_nodes(chart: OrgChart, findings: Findings) -> list[Row]:
    """The rows of a chart of nodes; those with several managers keep the first."""
    kind = "a list" if chart.above is None else "an org chart"
    findings.note("json", f"is JSON: {kind} of {len(chart.nodes):,} nodes")
    fields = [_fields(node) for node in chart.nodes.values()]
    if chart.above is None:
        return _make_rows(fields, None, "", ())
    several = sum(len(bosses) > 1 for bosses in chart.above.values())
    if several:
        what = f"{several:,} nodes have several managers"
        findings.warning("several managers", 0, "", what, "the first one is taken; the others are not stored")
    numbers: Sequence[str] = _number_entries(fields)
    number = dict(zip(chart.nodes, numbers, strict=True))
    if all(map(_CODE.fullmatch, chart.nodes)) and all(
        one.get("id") == key for one, key in zip(fields, number, strict=True)
    ):
        number, numbers = {key: key for key in chart.nodes}, ()  # ids without names in them may be stored
    above = [number.get(chart.above.get(key, [""])[0], "") for key in chart.nodes]
    return _make_rows(fields, above, chart.heading, numbers)


def _number_entries(fields: Sequence[Mapping[str, str]]) -> list[str]:
    """Numbers of the entries that no id of theirs can be taken for.

    They are 1, 2, ... where the entries hold no such numbers, else they begin at 11, 101, 1001, ...
    """
    taken = {int(part) for one in fields for value in one.values() for part in _DIGITS.findall(value)}
    starts = (0, *(10**power for power in range(1, 25)))
    start = next(one for one in starts if taken.isdisjoint(range(one + 1, one + len(fields) + 1)))
    return [f"{start + at}" for at in range(1, len(fields) + 1)]


def _make_rows(fields: list[dict[str, str]], above: list[str] | None, title: str, numbers: Sequence[str]) -> list[Row]:
    """A heading and a row for each entry.

    With managers, these and the number of the entry, where there are numbers, come last.
    """
    heading = list(dict.fromkeys(key for one in fields for key in one))
    rows = [[one.get(key, "") for key in heading] for one in fields]
    if above is not None:
        heading += [NUMBER, title] if numbers else [title]
        for at, (row, boss) in enumerate(zip(rows, above, strict=True)):
            row += [numbers[at], boss] if numbers else [boss]
    return [(0, heading), *((number, row) for number, row in enumerate(rows, start=1))]


def _collect(node: Any, above: Entry, people: _People, level: int) -> None:
    """Adds the people at and below a node."""
    if level > MOST_LEVELS:
        raise RecursionError
    if isinstance(node, dict) and _is_keyed(node):
        key_name = KEY if any(any(map(str.isdigit, key)) for key in node) else NAME_KEY
        node = [{key_name: key, **entry} for key, entry in node.items()]
    if isinstance(node, list):
        for one in node:
            if isinstance(one, dict | list):
                _collect(one, above, people, level + 1)
        return
    fields, at = _fields(node), above
    if _is_edge(fields):
        people.edges += 1
    elif _is_person(fields) and level <= 1 and _is_cover(fields, node):
        people.covers += level
    elif _is_person(fields):
        at = Entry(fields, above if above.fields else None, above.place, _list_values(node))
        people.entries.append(at)
    for name, value in _below(node):
        if at.fields and normalize(name) in BELOW and isinstance(value, list):
            people.unnamed += sum(isinstance(one, dict) and not _is_person(_fields(one)) for one in value)
        _collect(value, at if at.fields else Entry({}, None, name), people, level + 1)


def _is_cover(fields: Mapping[str, str], node: dict[str, Any]) -> bool:
    """Is the object at the top only the cover of a list, and not the head of its people?

    Such as a report's title. It has no field in common with the entries below, or these name managers themselves, and
    never it. A head is known by the key of its list, which those below have, too, while each of them has a manager. A
    company is known by the key, too (`people`), and has few of their fields.
    """
    inner = [(key, one) for key, value in _below(node) for one in (value if isinstance(value, list) else [value])]
    entries = [(key, one, _fields(one)) for key, one in inner if isinstance(one, dict)]
    keys = {key for *_, row in entries for key in row}
    if not entries or keys.isdisjoint(fields):
        return bool(entries)
    if _holds_people(fields, entries):
        return True
    bosses = {key for key in keys if likeness(key, "manager") == 3}
    named = {row[key].casefold() for *_, row in entries for key in bosses if row.get(key)}
    led = all(any(row.get(key) for key in bosses) for *_, row in entries)
    if led and any(one.get(key) for key, one, _ in entries):
        return False
    return bool(named) and bosses.isdisjoint(fields) and named.isdisjoint(map(str.casefold, fields.values()))


def _holds_people(fields: Mapping[str, str], entries: Sequence[tuple[str, Any, Mapping[str, str]]]) -> bool:
    """Does a company hold its people, by the key of the list and by fields that it has not?"""
    common = set.intersection(*(set(row) for *_, row in entries))
    listed = all(normalize(key) in _EVERYBODY and not any(_below(one)) for key, one, _ in entries)
    return listed and len(common & fields.keys()) < 0.5 * len(common)


def _is_edge(fields: Mapping[str, str]) -> bool:
    """Does an entry join two others by id, and bear no name of its own?"""
    ends = find_ends(fields)
    named = any(likeness(key, "name") == 3 for key in fields)
    return ends is not None and likeness(ends[0], "manager") < 3 and not named


def _fields(node: dict[str, Any], before: str = "", depth: int = 0) -> dict[str, str]:
    """The values of an entry by name.

    Those of a group (`"work": {"manager": {"id": ...}}`) are given under all its names.
    """
    fields: dict[str, str] = {}
    for key, value in node.items():
        name = f"{before}{key}"
        if isinstance(value, dict) and depth < MOST_GROUPS and not _holds_entries(value, node):
            fields |= _fields(value, f"{name} ", depth + 1)
        elif isinstance(value, bool):
            fields[name] = "true" if value else "false"
        elif isinstance(value, str | int | float):
            fields[name] = write_value(value)
    return fields


def _list_values(node: Mapping[str, Any]) -> dict[str, list[str]]:
    """The lists of plain values in an entry."""
    plain = {key: value for key, value in node.items() if isinstance(value, list)}
    return {
        key: [write_value(one) for one in value]
        for key, value in plain.items()
        if all(isinstance(one, str | int | float) for one in value)
    }


def _below(node: dict[str, Any]) -> Iterable[tuple[str, Any]]:
    """The entries under an entry, by key."""
    return [(key, value) for key, value in node.items() if _holds_entries(value, node)]


def _holds_entries(value: Any, node: Mapping[str, Any]) -> bool:
    """Does a value of an entry hold more entries, and not only say more of this one?

    A list of entries does, an object with such a list somewhere in it, with entries by key, or with more below it and
    the keys of the entry around it.
    """
    if isinstance(value, list):
        return any(isinstance(one, dict | list) for one in value)
    if not isinstance(value, dict):
        return False
    inner = [one for one in value.values() if isinstance(one, dict)]
    alike = bool(inner) and len(value.keys() & node.keys()) >= 0.5 * len(value)
    return alike or _is_keyed(value) or any(_holds_entries(one, value) for one in value.values())


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
    tells = _is_person(dict.fromkeys(usual, "")) or any(likeness(name, "manager") == 3 for name in usual)
    return tells and all(len(usual & one) > 0.5 * len(usual) for one in fields)


def _is_person(fields: dict[str, str]) -> bool:
    """Does an entry tell who it is, and not only what the file is?

    `{"version": 1, "employees": [...]}` is not a person.
    """
    names = {"".join(sign for sign in key.casefold() if sign.isalnum()) for key in fields}
    return any(name in names or any(one.endswith(name) for one in names) for name in _IDS)
