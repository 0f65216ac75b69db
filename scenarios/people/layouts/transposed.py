"""Turns a table that lies on its side: its headings are the first column."""

from __future__ import annotations

from collections.abc import Sequence

from scenarios.people.columns.headings import likeness
from scenarios.people.columns.words import ROLES
from scenarios.people.files.delimited import Row
from scenarios.people.finding import Findings

_FEWEST = 4  # columns from which a table can lie on its side
_USUAL = 0.6  # share of the first column that must be usual headings


def turn_table(rows: list[Row], findings: Findings) -> list[Row]:
    """Returns the rows, turned where the table lies on its side; lines are then columns."""
    wide = max(len(cells) for _, cells in rows)
    if wide < _FEWEST or not 2 <= len(rows) <= 60 or sum(len(cells) < wide for _, cells in rows) > 0.2 * len(rows):
        return rows
    first = [cells[0].strip() for _, cells in rows]
    found = _find_roles(first)
    if len(found) < 2 or sum(map(_is_usual, first)) < _USUAL * len(first) or len(_find_roles(rows[0][1][1:])):
        return rows
    filled = [cells + [""] * (wide - len(cells)) for _, cells in rows]
    what = f"lies on its side: its headings stand in the first column, and the other {wide - 1:,} columns are people"
    findings.note("turned", f"{what}; lines are columns here")
    return [(number, list(cells)) for number, cells in enumerate(zip(*filled, strict=True), start=1)]


def _find_roles(cells: Sequence[str]) -> set[str]:
    return {role for cell in cells for role in ROLES if likeness(cell.strip()[:60], role) == 3}


def _is_usual(cell: str) -> bool:
    return any(likeness(cell[:60], role) >= 2 for role in ROLES)
