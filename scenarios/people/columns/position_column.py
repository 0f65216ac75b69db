"""Makes a column of managers of one of superior positions.

Position tables say which position is above which, and who holds each: `Position ID`, `Reports To Position ID`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scenarios.people.columns.added_managers import NUMBER, find_keys
from scenarios.people.columns.headings import likeness, names_group, names_position, normalize
from scenarios.people.columns.words import EMPTY, NO_MANAGER, POSITION_IDS
from scenarios.people.files.table import Table
from scenarios.people.finding import Findings
from scenarios.people.keys import loose

_ABOVE = (
    "superior superieur ubergeordnet vorgesetzt parent report manager supervisor mgr boss upper chief jefe leiter"
).split()
_KNOWN = 0.5  # share of the superior positions that must be held by somebody in the list


def add_position_managers(table: Table, findings: Findings) -> Table:
    """Returns the table, with managers instead of superior positions.

    Only where several people hold one position. Where everybody has a position of his or her own, positions tell
    people apart as ids do.
    """
    positions = [at for at, heading in enumerate(table.heading) if names_position(heading) and any(table.columns[at])]
    above = [at for at in positions if _names_above(table.heading[at])]
    if not above or any(_names_person(table, at) for at in range(len(table.heading)) if at not in above):
        return table
    for at in above:
        for held in (one for one in positions if one not in above):
            holders = _list_holders(table.columns[held])
            asked = {_spell(cell) for cell in table.columns[at]} - {""}
            if len(holders) < len(table.lines) and asked and len(asked & holders.keys()) >= _KNOWN * len(asked):
                return _name_holders(table, at, held, holders, findings)
    return table


def find_position_id(table: Table) -> str:
    """Returns the heading of a column of positions by number or code; "" = there is none."""
    pairs = zip(table.heading, table.columns, strict=True)
    found = (heading for heading, column in pairs if normalize(heading) in POSITION_IDS and any(column))
    return next(found, "")


def _names_above(heading: str) -> bool:
    return any(word in normalize(heading) for word in _ABOVE)


def _names_person(table: Table, at: int) -> bool:
    """Is it a column of managers that names people, not positions?"""
    heading = table.heading[at]
    return likeness(heading, "manager") >= 2 and not names_group(heading) and any(table.columns[at])


def _spell(cell: str) -> str:
    """A position in one spelling; "" = none."""
    return "" if cell.casefold() in EMPTY | NO_MANAGER else loose(cell)


def _list_holders(column: Sequence[str]) -> dict[str, list[int]]:
    """The rows of the people who hold each position."""
    holders: dict[str, list[int]] = {}
    for row, cell in enumerate(column):
        if text := _spell(cell):
            holders.setdefault(text, []).append(row)
    return holders


def _name_holders(table: Table, at: int, held: int, holders: Mapping[str, Sequence[int]], findings: Findings) -> Table:
    """The table in which whoever holds the superior position stands instead of it."""
    keys = find_keys(table)
    numbers = [f"{row}" for row in range(1, len(table.lines) + 1)]
    bosses, doubtful = [], 0
    for cell in table.columns[at]:
        rows = holders.get(_spell(cell), ())
        doubtful += len(rows) > 1
        bosses.append((keys or numbers)[rows[0]] if rows else cell)
    heading, above = table.heading[held], table.heading[at]
    what = f"its positions say who reports to whom: the manager is whoever holds the position in '{heading}'"
    findings.note("position", what, column=above)
    if doubtful:
        what = f"{doubtful:,} people report to a position that several hold"
        findings.warning("several managers", 0, above, what, "the first of them in the list is taken")
    columns = [*table.columns[:at], bosses, *table.columns[at + 1 :]]
    if keys is not None:
        return replace(table, columns=columns)
    return replace(table, heading=[*table.heading, NUMBER], columns=[*columns, numbers])
