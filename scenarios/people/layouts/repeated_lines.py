"""Counts people once who stand in several lines, one kind of pay a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scenarios.people.columns.headings import likeness, normalize, split_words
from scenarios.people.files.table import Table
from scenarios.people.finding import Findings

_PAY = set(
    """pay paycode paytype payment paid earning earnings wage wages amount salary compensation deduction element
    component hours lohnart entgelt entgeltart gehalt betrag bezug bezuge stunden rubrique montant salaire concepto
    importe sueldo voce importo""".split()
)
_SAID = ("manager", "unit", "location", "tenure", "status", "leaving", "kind", "name", "email")
"""Roles of columns in which lines of one person must agree."""
_FEWEST = 2  # people with several lines


def leave_out_pay_lines(table: Table, findings: Findings) -> Table:
    """Returns the first line of each person, where the lines of one differ in the pay alone.

    People go by an id, else by their name. Everything else that is read must agree.
    """
    own = [at for at, heading in enumerate(table.heading) if likeness(heading, "id") == 3 and all(table.columns[at])]
    named = [at for at, heading in enumerate(table.heading) if likeness(heading, "name") == 3]
    keys = own[:1] or named
    if not keys:
        return table
    lines: dict[tuple[str, ...], list[int]] = {}
    for row, key in enumerate(zip(*(table.columns[at] for at in keys), strict=True)):
        lines.setdefault(key, []).append(row)
    several = [rows for key, rows in lines.items() if len(rows) > 1 and any(key)]
    if len(several) < _FEWEST:
        return table
    differ = [at for at, column in enumerate(table.columns) if any(not _is_same(column, rows) for rows in several)]
    paid = [at for at in differ if _names_pay(table.heading[at])]
    read = [at for at in differ if at not in paid and any(likeness(table.heading[at], role) >= 2 for role in _SAID)]
    if not paid or read or any(likeness(table.heading[at], "manager") >= 2 for at in paid):
        return table
    gone = {row for rows in several for row in rows[1:]}
    kept = [row for row in range(len(table.lines)) if row not in gone]
    headings = ", ".join(f"'{table.heading[at]}'" for at in differ[:5])
    what = f"{len(several):,} people stand in several lines, which differ in {headings} alone"
    findings.warning("pay lines", 0, "", what, f"each counts once: {len(gone):,} lines are left out")
    columns = [[column[row] for row in kept] for column in table.columns]
    return replace(table, columns=columns, lines=[table.lines[row] for row in kept])


def _is_same(column: Sequence[str], rows: Sequence[int]) -> bool:
    return all(column[row] == column[rows[0]] for row in rows)


def _names_pay(heading: str) -> bool:
    return bool({normalize(heading), *split_words(heading)} & _PAY)
