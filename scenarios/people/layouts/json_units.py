"""Takes people out of the units that hold them, in JSON: departments with employees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scenarios.people.columns.headings import likeness, normalize

_PEOPLE = set(
    """people person persons employees employee staff members member users user workers worker personnel
    mitarbeiter mitarbeitende salaries empleados""".split()
)
"""Keys of lists of people."""
_UNITS = set(
    """departments department units unit teams team groups group divisions division orgunits orgunit
    organizationalunits organizationunits businessunits branches abteilungen abteilung bereiche bereich services
    departamentos""".split()
)
"""Keys of lists of units."""
_TITLES = ("name", "title", "label", "department", "unit", "team", "text", "code", "id")
_HEADS = set(
    """head headid leader leaderid lead leadid manager managerid chief boss supervisor supervisorid leiter leitung
    vorgesetzter responsable chef jefe""".split()
)
_DEEPEST = 3  # objects around the list of units
_MOST = 50  # units inside one another


@dataclass(frozen=True)
class _Unit:
    """A unit that holds people: its name, and who leads it and those above it, nearest first."""

    title: str
    heads: tuple[str, ...]


def take_people(content: Any) -> list[dict[str, Any]] | None:
    """Returns the people in units, each with the unit and who leads it.

    None where the content is no list of units with people. Managers whom people name themselves stay.
    """
    units = _find_units(content)
    if units is None:
        return None
    found = [(dict(person), unit) for one in units for person, unit in _walk(one, (), 0)]
    if not found:
        return None
    own = any(likeness(key, "manager") == 3 and value for person, _ in found for key, value in person.items())
    for person, unit in found:
        if unit.title and not any(likeness(key, "unit") >= 2 for key in person):
            person["unit"] = unit.title
        values = {str(value).casefold() for value in person.values() if isinstance(value, str | int)}
        boss = next((head for head in unit.heads if head.casefold() not in values), "")
        if boss and not own:
            person["manager"] = boss
    return [person for person, _ in found]


def _find_units(content: Any) -> list[dict[str, Any]] | None:
    """The list of units: at the top, or in an object with no other list of entries."""
    for _ in range(_DEEPEST):
        if isinstance(content, list):
            flat = len(content) > 1 and all(isinstance(one, dict) and _holds_flat(one) for one in content)
            return content if flat and any(map(_holds_list, content)) else None
        if not isinstance(content, dict):
            return None
        inner = {key: value for key, value in content.items() if isinstance(value, dict | list)}
        if len(inner) != 1:
            return None
        ((key, content),) = inner.items()
        if normalize(key) in _UNITS:
            units = [content] if isinstance(content, dict) else content
            whole = all(isinstance(one, dict) and not _is_someone(one) for one in units)
            return units if whole and any(map(_holds_list, units)) else None
    return None


def _holds_flat(unit: Mapping[str, Any]) -> bool:
    """Has an entry a name, a list of people with nobody below them, and no manager among people?"""
    people = _list_people(unit)
    return bool(people) and bool(_title(unit)) and not _lists_below(people) and not _has_email(unit)


def _is_someone(unit: Mapping[str, Any]) -> bool:
    """Is an entry a person who has people below, by its keys or theirs?"""
    keys = set(map(normalize, unit))
    addressed = _has_email(unit) and len(_title(unit).split()) > 1  # "Sales" may have an address of its own
    return _lists_below(_list_people(unit)) or {"name", "title"} <= keys or addressed


def _lists_below(people: Sequence[Mapping[str, Any]]) -> bool:
    """Has one of the people a list of people?"""
    return any(normalize(key) in _PEOPLE for person in people for key in person)


def _has_email(unit: Mapping[str, Any]) -> bool:
    return any(likeness(key, "email") == 3 for key in unit)


def _holds_list(unit: Mapping[str, Any], depth: int = 0) -> bool:
    """Does an entry, or one of the units in it, hold a list of people?"""
    for key, value in unit.items():
        if isinstance(value, list) and any(isinstance(one, dict) for one in value):
            if normalize(key) in _PEOPLE:
                return True
            inner = [one for one in value if isinstance(one, dict)] if normalize(key) in _UNITS else []
            if depth < _MOST and any(_holds_list(one, depth + 1) for one in inner):
                return True
    return False


def _list_people(unit: Mapping[str, Any]) -> list[dict[str, Any]]:
    held = [value for key, value in unit.items() if normalize(key) in _PEOPLE]
    listed = [one for value in held for one in (value if isinstance(value, list) else [value])]
    return [one for one in listed if isinstance(one, dict)]


def _title(unit: Mapping[str, Any]) -> str:
    plain = {normalize(key): value for key, value in unit.items() if isinstance(value, str | int)}
    return next((str(plain[key]) for key in _TITLES if plain.get(key) not in (None, "")), "")


def _find_head(unit: Mapping[str, Any]) -> str:
    for key, value in unit.items():
        if normalize(key) in _HEADS:
            if isinstance(value, dict):
                inner = {normalize(name): text for name, text in value.items()}
                value = next((inner[name] for name in ("id", "employeeid", "name") if inner.get(name)), "")
            if isinstance(value, str | int) and str(value):
                return str(value)
    return ""


def _walk(unit: Mapping[str, Any], heads: tuple[str, ...], depth: int) -> Iterator[tuple[dict[str, Any], _Unit]]:
    """The people in a unit and in those inside it."""
    if depth > _MOST:
        return
    head = _find_head(unit)
    heads = (head, *heads) if head else heads
    own = _Unit(_title(unit), heads)
    for person in _list_people(unit):
        yield person, own
    for key, value in unit.items():
        if normalize(key) in _UNITS:
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, dict):
                    yield from _walk(one, heads, depth + 1)
