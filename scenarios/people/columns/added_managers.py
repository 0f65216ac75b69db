"""Adds a column of managers to a table whose people are named by their rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scenarios.people.columns.headings import likeness
from scenarios.people.files.table import Table

NUMBER = "number in the list"
_DIGITS = re.compile(r"\d{1,24}")


def add_managers(table: Table, bosses: Sequence[int], heading: str) -> Table:
    """Returns the table with a column of managers, and one of numbers where it has no ids.

    `bosses`: the row of everybody's manager, -1 = none.
    """
    keys = find_keys(table)
    columns, headings = list(table.columns), list(table.heading)
    if keys is None:
        keys = _number_rows(table)
        columns.append(list(keys))
        headings.append(NUMBER)
    above = [keys[boss] if boss >= 0 else "" for boss in bosses]
    return replace(table, heading=[*headings, heading], columns=[*columns, above])


def names_managers(table: Table) -> bool:
    """Does a column say by its heading who the managers are, and say it of anybody?"""
    pairs = zip(table.heading, table.columns, strict=True)
    return any(likeness(heading, "manager") == 3 and any(column) for heading, column in pairs)


def find_keys(table: Table) -> list[str] | None:
    """Returns the first column of ids that tells everybody apart; None = there is none."""
    pairs = zip(table.heading, table.columns, strict=True)
    return next((column for heading, column in pairs if likeness(heading, "id") == 3 and tells_apart(column)), None)


def tells_apart(column: Sequence[str]) -> bool:
    """Is every cell of a column filled, and different from the others?"""
    return all(column) and len(set(column)) == len(column)


def _number_rows(table: Table) -> list[str]:
    """Numbers of the rows that no cell of the table can be taken for."""
    taken = {int(part) for column in table.columns for cell in set(column) for part in _DIGITS.findall(cell)}
    count = len(table.lines)
    starts = (0, *(10**power for power in range(1, 25)))
    start = next(one for one in starts if taken.isdisjoint(range(one + 1, one + count + 1)))
    return [f"{start + row}" for row in range(1, count + 1)]
