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

_PATH = re.compile(r"^(/(\d+/)*|\d+([./]\d+)*)$")
_KNOWN = 0.9  # share of the paths above that must stand in the column themselves


def add_path_managers(table: Table, findings: Findings) -> Table:
    """Returns the table, with a column of managers where only a column of paths tells them."""
    named = zip(table.heading, table.columns, strict=True)
    if any(likeness(heading, "manager") == 3 and any(column) for heading, column in named):
        return table
    for heading, column in zip(table.heading, table.columns, strict=True):
        above = _find_above(column)
        if above is not None:
            what = f"its paths say who reports to whom: '{heading}' is read as a place in the tree"
            findings.note("path", what, column=heading)
            return replace(table, heading=[*table.heading, f"manager (by {heading})"], columns=[*table.columns, above])
    return table


def _find_above(column: Sequence[str]) -> list[str] | None:
    """The path above each; None where these are no paths of a tree."""
    if not all(map(_PATH.match, column[:20])) or len(column) < 3 or not all(map(_PATH.match, column)):
        return None
    paths = set(column)
    above = [_cut(path) for path in column]
    asked = [path for path in above if path]
    known = sum(path in paths for path in asked)
    deep = any(_cut(path) for path in asked if path in paths)
    whole = len(paths) == len(column) and known >= _KNOWN * len(asked) and len(asked) >= 0.5 * len(column)
    return above if whole and deep else None


def _cut(path: str) -> str:
    """The path above one; "" = it is at the top."""
    if path.startswith("/"):
        return path[: path[:-1].rfind("/") + 1] if path != "/" else ""
    return path[: max(path.rfind("."), path.rfind("/"), 0)]
