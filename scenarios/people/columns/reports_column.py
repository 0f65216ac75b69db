"""Makes a column of managers of one that lists everybody's reports, where there is no other."""

from __future__ import annotations

from collections.abc import Sequence

from scenarios.people.columns.added_managers import add_managers, names_managers, tells_apart
from scenarios.people.columns.headings import normalize
from scenarios.people.columns.words import NO_MANAGER
from scenarios.people.files.json_listed import BELOW
from scenarios.people.files.table import Table
from scenarios.people.finding import Findings
from scenarios.people.keys import Directory
from scenarios.people.tie_ends import find_people

_KNOWN = 0.9  # share of those listed that must stand in the list
_HEADINGS = ("reports", "subordinate", "reportees", "untergebene", "unterstellte", "supervises", "collaborateurs")


def add_reports_managers(table: Table, findings: Findings) -> Table:
    """Returns the table, with a column of managers where only lists of people below tell them."""
    if names_managers(table):
        return table
    for at, heading in enumerate(table.heading):
        text = normalize(heading)
        if text not in BELOW and not any(word in text for word in _HEADINGS):
            continue
        bosses = _read(table, at, findings)
        if bosses is not None:
            count = sum(boss >= 0 for boss in bosses)
            findings.note("reports", f"lists who reports to each person ({count:,} people)", column=heading)
            return add_managers(table, bosses, "manager (by the lists)")
    return table


def _read(table: Table, at: int, findings: Findings) -> list[int] | None:
    """The row of everybody's manager; None where the column holds no lists of people."""
    column = table.columns[at]
    filled = [cell for cell in column if cell and cell.casefold() not in NO_MANAGER]
    keys = [cells for place, cells in enumerate(table.columns) if place != at and tells_apart(cells)]
    best = max((_list_reports(column, one) for one in keys if filled), key=_count_known, default=None)
    if best is None or not any(len(seats) > 1 for seats in best):
        return None
    named = sum(map(len, best))
    if _count_known(best) < _KNOWN * named:
        return None
    bosses, again = [-1] * len(column), 0
    for boss, seats in enumerate(best):
        for seat in seats:
            again += seat >= 0 and bosses[seat] >= 0
            if seat >= 0 and seat != boss and bosses[seat] < 0:
                bosses[seat] = boss
    if again > (1 - _KNOWN) * named:
        return None  # contacts, perhaps
    if missing := named - _count_known(best):
        what = f"{missing:,} of {named:,} people in the lists have no line of their own"
        findings.warning("reports", 0, table.heading[at], what, "they are left out")
    if again:
        what = f"{again:,} people stand in the lists of several others"
        findings.warning("several managers", 0, table.heading[at], what, "the first one is taken")
    return bosses


def _list_reports(column: Sequence[str], keys: Sequence[str]) -> list[tuple[int, ...]]:
    """The rows that each cell names by these keys; -1 = nobody of the list."""
    directory = Directory([keys])
    lists = [cell if cell and cell.casefold() not in NO_MANAGER else "" for cell in column]
    return [find_people(cell.replace("\n", ";"), directory) if cell else () for cell in lists]


def _count_known(lists: Sequence[tuple[int, ...]]) -> int:
    return sum(seat >= 0 for seats in lists for seat in seats)
