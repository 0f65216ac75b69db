"""Reads who reports to whom from an outline: levels, and the order of the lines.

The manager is the last one before with a smaller level. Levels are numbers in a column, or how far a name is set in.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from scenarios.people.columns.added_managers import add_managers, names_managers
from scenarios.people.columns.headings import likeness, split_words
from scenarios.people.files.table import Table
from scenarios.people.finding import Findings
from scenarios.people.layouts.outline import BY_INDENT

_FEWEST = 4  # lines from which levels can be an outline


def add_outline_managers(table: Table, findings: Findings) -> Table:
    """Returns the table, with managers where only levels and the order of lines tell them."""
    if names_managers(table):
        return table
    for at, heading in enumerate(table.heading):
        indented = heading == BY_INDENT
        if not indented and not names_level(heading):
            continue
        levels = read_levels(table.columns[at])
        if levels is None or not (indented or is_outline(levels)):
            continue
        what = "says who reports to whom with the order of the lines: the last one before on the level above"
        read_as = "read as the manager; --map manager=none if these levels are no outline"
        findings.warning("outline", 0, heading, what, read_as)
        return add_managers(table, find_above(levels), "manager (by the outline)")
    return table


def is_outline(levels: Sequence[int]) -> bool:
    """Do levels go down one at a time from a single top, and come up again in between?

    Lists that are only sorted by level never come up again: their order says nothing.
    """
    steps = [after - before for before, after in pairwise(levels)]
    top = min(levels, default=0)
    whole = len(levels) >= _FEWEST and levels[0] == top and list(levels).count(top) == 1
    return whole and max(steps) == 1 and min(steps) < 0 and max(levels) > top + 1


def find_above(levels: Sequence[int]) -> list[int]:
    """Returns the row of the last one before with a smaller level, for each; -1 = there is none."""
    above: list[int] = []
    path: list[int] = []
    for row, level in enumerate(levels):
        while path and levels[path[-1]] >= level:
            path.pop()
        above.append(path[-1] if path else -1)
        path.append(row)
    return above


def names_level(heading: str) -> bool:
    """Does a heading ask for a level of an outline?"""
    words = set(split_words(heading))
    return likeness(heading, "rank") == 3 or bool(words & {"level", "depth", "tier", "outline", "indent", "ebene"})


def read_levels(column: Sequence[str]) -> list[int] | None:
    """Returns the levels in a column; None where it holds anything else."""
    whole = [cell.removesuffix(".0") for cell in column]
    return [int(cell) for cell in whole] if all(cell.isdigit() and len(cell) < 3 for cell in whole) else None
