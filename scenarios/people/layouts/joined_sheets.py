"""Joins the sheets of a workbook that hold one list, such as a sheet a department."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scenarios.people.columns.headings import likeness, normalize
from scenarios.people.files.delimited import Row
from scenarios.people.finding import Findings

UNIT = "unit (by the sheet)"
_GENERAL = re.compile(r"^(sheet|tabelle|feuil|hoja|blad|foglio|page|seite)? ?\d+$", re.IGNORECASE)
"""Titles of sheets that say nothing."""
_SAME = 0.5  # share of the people of a sheet from which two sheets hold the same people


@dataclass(frozen=True)
class Sheet:
    """The rows of a sheet, and which of them is the heading."""

    number: int
    """Which sheet of the workbook it is, from 1."""
    title: str
    rows: list[Row]
    head: int

    @property
    def heading(self) -> list[str]:
        """The headings, normalized."""
        return [normalize(cell) for cell in self.rows[self.head][1]]

    @property
    def body(self) -> list[list[str]]:
        """The cells below the heading."""
        return [cells for _, cells in self.rows[self.head + 1 :]]


def join_sheets(sheets: Sequence[Sheet], findings: Findings) -> list[Row] | None:
    """Returns the rows of several sheets as one list; None where they hold the same people.

    As sheets of months do. Columns go by their headings. Without a column of units the sheets are the units. Lines are
    counted on.
    """
    if not _hold_others(sheets):
        return None
    first = sheets[0]
    heading = list(first.rows[first.head][1])
    known = [normalize(cell) for cell in heading]
    for one in sheets[1:]:
        for cell in one.rows[one.head][1]:
            if normalize(cell) not in known:
                heading.append(cell)
                known.append(normalize(cell))
    numbered = [at for at, name in enumerate(known) if name in _find_running(sheets)]
    named = not all(_GENERAL.match(one.title) for one in sheets)
    by_sheet = named and not any(likeness(cell, "unit") >= 2 for cell in heading)
    rows = [*first.rows[: first.head], (first.rows[first.head][0], [*heading, *([UNIT] if by_sheet else [])])]
    before, begins = 0, []
    for one in sheets:
        begins.append(f"{one.number} at line {before + 1:,}")
        places = {name: at for at, name in reversed(list(enumerate(one.heading)))}
        for line, cells in one.rows[one.head + 1 :]:
            row = [cells[places[name]] if name in places and places[name] < len(cells) else "" for name in known]
            for at in numbered:
                row[at] = ""
            some = any(map(str.strip, row))
            rows.append((before + line, [*row, *([one.title if some else ""] if by_sheet else [])]))
        before += one.rows[-1][0]
    what = f"{len(sheets)} sheets have the same headings and are read as one list"
    what += ", each as a unit" if by_sheet else ""
    findings.warning("sheet", 0, "", f"{what} (number {', '.join(begins)})", "lines are counted on from sheet to sheet")
    return rows


def _hold_others(sheets: Sequence[Sheet]) -> bool:
    """Does each sheet hold other people than those before it?

    By ids, names and addresses, but for numbers that begin again on each sheet.
    """
    running = _find_running(sheets)
    apart = False
    for name in (one for one in _find_own(sheets) if one not in running):
        seen: set[str] = set()
        for one in sheets:
            own = set(_list_cells(one, name))
            if own and len(own & seen) >= _SAME * len(own):
                return False
            apart = apart or bool(own and seen)
            seen |= own
    return apart


def _find_own(sheets: Sequence[Sheet]) -> list[str]:
    """Headings of what tells people apart: ids, names, addresses."""
    return [name for name in sheets[0].heading if max(likeness(name, role) for role in ("id", "name", "email")) == 3]


def _find_running(sheets: Sequence[Sheet]) -> set[str]:
    """Headings of numbers that begin again on each sheet.

    None where nothing else tells people apart.
    """
    own = _find_own(sheets)
    found = {name for name in own if likeness(name, "id") == 3 and all(_count_on(one, name) for one in sheets)}
    return found if len(found) < len(own) else set()


def _list_cells(sheet: Sheet, name: str) -> list[str]:
    """The cells under a heading that are filled."""
    if name not in sheet.heading:
        return []
    at = sheet.heading.index(name)
    return [cells[at].strip() for cells in sheet.body if at < len(cells) and cells[at].strip()]


def _count_on(sheet: Sheet, name: str) -> bool:
    """Are the numbers under a heading 1, 2, 3 ... in this order?"""
    found = [cell for cell in _list_cells(sheet, name) if cell.isdigit()]
    return len(found) > 0 and found == [f"{number}" for number in range(1, len(found) + 1)]
