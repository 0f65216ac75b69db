"""Makes a column of managers of one of paths, where there is no other.

A path says where somebody stands in the tree: `/1/2/` reports to `/1/`, `1.2` to `1`. SQL Server calls the first a
hierarchyid.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scenarios.people.columns.headings import likeness
from scenarios.people.files.table import Table
from scenarios.people.finding import Findings

_LEVEL = re.compile(r"^(management ?chain|manager|reporting|level|ebene|niveau|nivel).*\d+$|^(level|ebene)\W*\w+$")
_DIVIDERS = ("/", ".", "|", ">", "\\")
_KNOWN = 0.9  # share of the paths above that must stand in the column themselves


def add_path_managers(table: Table, findings: Findings) -> Table:
    """Returns the table, with a column of managers where only a column of paths tells them."""
    named = zip(table.heading, table.columns, strict=True)
    if any(likeness(heading, "manager") == 3 and any(column) for heading, column in named):
        return table
    for heading, column in zip(table.heading, table.columns, strict=True):
        above = next((found for one in _DIVIDERS if (found := _find_above(column, one))), None)
        if above is not None:
            what = f"its paths say who reports to whom: '{heading}' is read as a place in the tree"
            findings.note("path", what, column=heading)
            return _add(table, f"manager (by {heading})", above)
    return _read_levels(table, findings)


def _add(table: Table, heading: str, column: list[str]) -> Table:
    return replace(table, heading=[*table.heading, heading], columns=[*table.columns, column])


def _find_above(column: Sequence[str], divider: str) -> list[str] | None:
    """The path above each; None where these are no paths of a tree."""
    if len(column) < 3 or sum(divider in path for path in column[:50]) < 0.5 * len(column[:50]):
        return None
    paths = set(column)
    above = [_cut(path, divider) for path in column]
    asked = [path for path in above if path]
    known = sum(path in paths for path in asked)
    deep = any(_cut(path, divider) for path in asked if path in paths)
    whole = len(paths) == len(column) and known >= _KNOWN * len(asked) and len(asked) >= 0.5 * len(column)
    return above if whole and deep else None


def _cut(path: str, divider: str) -> str:
    """The path above one; "" = it is at the top."""
    if path.endswith(divider):
        return path[: path[:-1].rfind(divider) + 1] if path != divider else ""
    return path[: max(path.rfind(divider), 0)]


def _read_levels(table: Table, findings: Findings) -> Table:
    """The table with managers by columns of levels.

    `Level 1` names the head, `Level 2` whoever is below, and so on.
    """
    levels = [at for at, heading in enumerate(table.heading) if _LEVEL.match(heading.casefold().replace("_", " "))]
    if len(levels) < 2:
        return table
    others = [at for at in range(len(table.heading)) if at not in levels]
    rows = list(zip(*table.columns, strict=True))
    known = {at: {row[at] for row in rows if row[at]} for at in others}
    named = {row[at] for row in rows for at in levels if row[at]}
    by = max(others, key=lambda at: len(named & known[at]), default=None)
    if by is None or len(named & known[by]) < _KNOWN * len(named) or len(known[by]) < _KNOWN * len(rows):
        return table
    above = [next((row[at] for at in reversed(levels) if row[at] and row[at] != row[by]), "") for row in rows]
    what = f"{len(levels)} columns of levels say who reports to whom: the last one that names somebody else counts"
    findings.note("path", what)
    return _add(table, "manager (by the levels)", above)
