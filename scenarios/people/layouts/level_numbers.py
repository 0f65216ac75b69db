"""Cuts numbers of levels off the names that they stand before: `1.2 Ana Ash`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scenarios.people.columns.headings import likeness
from scenarios.people.files.delimited import Row

NUMBER = "outline number"
_FEWEST = 3  # rows from which numbers can tell levels
_MOSTLY = 0.95  # of the cells, how many must begin with such a number
_BEFORE = re.compile(r"^\s*((?:\d{1,4}\.)+\d{0,4}|\d{1,4})[).:]?\s*[-–—:]?\s+(?=[^\W\d])")
_PLACE = re.compile(r"^\d{1,3}(\.\d{1,3})*\.?$")
_COMMENT = re.compile(r"^#+ ?[\w-]+: ?\S")


def cut_numbers(heading: list[str], rows: Sequence[Row]) -> list[str]:
    """Returns the heading, with a column of the numbers that stand before the cells of another.

    Numbers of one level are running numbers and stay. Rows are changed in place.
    """
    if len(rows) < _FEWEST:
        return heading
    for at in range(len(heading)):
        found = [_BEFORE.match(cells[at]) if at < len(cells) else None for _, cells in rows]
        numbers = [one[1].strip(".") if one else "" for one in found]
        if sum(map(bool, numbers)) < _MOSTLY * len(rows) or len({number.count(".") for number in numbers}) < 2:
            continue
        if likeness(heading[at], "name") < 2 and not heading[at].startswith("column ") and not _are_places(numbers):
            continue
        for (_, cells), one, number in zip(rows, found, numbers, strict=True):
            if one:
                cells[at] = cells[at][one.end() :]
            cells[len(heading) :] = [*[""] * (len(heading) - len(cells)), number, *cells[len(heading) :]]
        return [*heading, NUMBER]
    return heading


def _are_places(numbers: Sequence[str]) -> bool:
    """Are numbers places in a tree, and no amounts or codes of units?

    Each stands once, and the one above it is there, too.
    """
    places = [number for number in numbers if number]
    least = min(number.count(".") for number in places)
    above = {number.rpartition(".")[0] for number in places if number.count(".") > least}
    return len(set(places)) == len(places) and above <= set(places)


def find_repeated_numbers(heading: Sequence[str], columns: Sequence[Sequence[str]]) -> str:
    """Returns the heading of a column of places in a tree of which some stand twice.

    "" = there is none. Spreadsheets make 1.1 of 1.10.
    """
    for name, column in zip(heading, columns, strict=True):
        filled = [cell for cell in column if cell]
        places = [cell for cell in filled if _PLACE.match(cell)]
        deep = sum(cell.strip(".").count(".") > 1 for cell in places)
        if len(places) >= _MOSTLY * len(column) and deep and 0.5 * len(places) < len(set(places)) < len(places):
            return name
    return ""


def blank_comments(text: str) -> str:
    """Returns a text with empty lines instead of settings in comments above a table.

    Such as `# style: rounded`.
    """
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip() and not line.startswith("#")), 0)
    if not any(map(_COMMENT.match, lines[:first])):
        return text
    return "\n" * first + "\n".join(lines[first:])
