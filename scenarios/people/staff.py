"""A staff list that has been read: the people, before they become an organization."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from scenarios.people import cells, ids, managers, tenure, units
from scenarios.people.columns import Roles, recognize
from scenarios.people.finding import Findings
from scenarios.people.table import Table, parse
from scenarios.people.text import decode

READ = ("id", "manager", "unit", "rank", "location", "tenure", "name", "email")


@dataclass(frozen=True)
class Staff:
    """The people of a file, one entry each, in the order of the file."""

    ids: tuple[str, ...]
    """What is stored: never names."""
    lines: tuple[int, ...]
    """Where each stands in the file."""
    keys: tuple[str, ...]
    """What the file itself, and a file of ties, calls them; not stored."""
    manager: NDArray[np.int32]
    unit: tuple[str, ...]
    location: tuple[str, ...]
    tenure: NDArray[np.float64]


def read_staff(data: bytes, findings: Findings, as_of: date | None = None) -> Staff | None:
    """Reads a staff list; None if it holds no list of people.

    The reason is then among the findings.
    """
    text = decode(data, findings)
    table = parse(text, findings) if text is not None else None
    if table is None:
        return None
    roles = recognize(table, findings, READ)
    if not roles.read and not roles.private:
        found = ", ".join(f"'{heading}'" for heading in table.heading[:8])
        what = f"no column is recognized (found: {found}); needed: id; useful: manager, unit, location, tenure"
        findings.error("column", 1, "", what)
        return None
    return _staff(table, roles, findings, as_of)


def _staff(table: Table, roles: Roles, findings: Findings, as_of: date | None) -> Staff:
    given = ids.keys(table, roles, findings)
    kept, keys = ids.keep_one_each(table, given, _heading(table, roles["id"]), findings)
    lines = [table.lines[row] for row in kept]

    def column(role: str) -> list[str]:
        position = roles[role]
        values = [""] * len(table.lines) if position is None else cells.values(table, position, findings)
        return [values[row] for row in kept]

    manager = _managers(table, roles, column("manager"), keys, kept, lines, findings)
    unit = units.spell(column("unit"), lines, _heading(table, roles["unit"]), findings)
    named = [[table.columns[at][row] for row in kept] for at in roles.private.get("name", [])]
    location = column("location")
    return Staff(
        ids=ids.without_names(keys, roles["id"] is None and bool(roles.private), findings),
        lines=tuple(lines),
        keys=tuple(keys),
        manager=manager,
        unit=tuple(units.without_names(unit, named, findings)),
        location=tuple(location) if any(location) else (),
        tenure=tenure.weeks(column("tenure"), lines, _heading(table, roles["tenure"]), findings, as_of),
    )


def _managers(
    table: Table,
    roles: Roles,
    given: Sequence[str],
    keys: Sequence[str],
    kept: Sequence[int],
    lines: Sequence[int],
    findings: Findings,
) -> NDArray[np.int32]:
    if not any(given):
        findings.warning("no managers", 0, "", "nobody has a manager", "the organization has no hierarchy")
        return np.full(len(keys), -1, dtype=np.int32)
    private = [at for positions in roles.private.values() for at in positions]
    others = [[table.columns[at][row] for row in kept] for at in private]
    place = managers.Place(lines, _heading(table, roles["manager"]))
    manager = managers.resolve(given, keys, others, place, findings)
    return managers.one_line_of_command(manager, place, findings)


def _heading(table: Table, position: int | None) -> str:
    return "" if position is None else table.heading[position]
