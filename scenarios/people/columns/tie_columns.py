"""Finds by their values which columns of a table of ties name people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scenarios.people.columns.headings import normalize
from scenarios.people.files.table import Table
from scenarios.people.keys import Directory
from scenarios.people.tie_ends import find_people

_LOOKED_AT = 300  # rows that tell
_MOSTLY = 0.8  # of the cells, how many must name people of the list
_NUMBERED = re.compile(r"\W*\d+\W*$")


def find_named(table: Table, directory: Directory) -> list[int]:
    """Returns the columns that name people: first who turns to somebody, then who is turned to.

    [] = there are no two, or numbers alone. Columns that name the same people again are left out; so are numbers, which
    may count something, unless their headings differ in a number alone (`Advice 1`, `Advice 2`).
    """
    found: list[tuple[int, list[tuple[int, ...]]]] = []
    for at, column in enumerate(table.columns):
        seats = [find_people(cell, directory) if cell else () for cell in column[:_LOOKED_AT]]
        filled = [one for one in seats if one]
        known = sum(all(seat >= 0 for seat in one) for one in filled)
        if not filled or known < _MOSTLY * len(filled) or any(_are_same(seats, other) for _, other in found):
            continue
        if len(found) > 1 and _are_numbers(column) and not _are_alike(table.heading, found[1][0], at):
            continue
        found.append((at, seats))
    if all(_are_numbers(table.columns[at]) for at, _ in found[1:]) and len(found) < 3:
        return []  # may count something
    headed = any(directory.find(name) < 0 for name in table.heading[:2])
    return [at for at, _ in found] if len(found) > 1 and headed else []


def _are_same(one: Sequence[tuple[int, ...]], other: Sequence[tuple[int, ...]]) -> bool:
    both = [(first, second) for first, second in zip(one, other, strict=True) if first and second]
    return bool(both) and sum(first == second for first, second in both) > _MOSTLY * len(both)


def _are_numbers(column: Sequence[str]) -> bool:
    return all(cell.isdigit() for cell in column[:_LOOKED_AT] if cell)


def _are_alike(heading: Sequence[str], one: int, other: int) -> bool:
    """Do two headings differ in a number at their end alone?"""
    stems = {normalize(_NUMBERED.sub("", heading[at])) for at in (one, other)}
    return len(stems) == 1
