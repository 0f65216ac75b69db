"""Makes a column of managers of one of paths, where there is no other.

A path says where somebody stands in the tree: `/1/2/` reports to `/1/`, `1.2` to `1`. SQL Server calls the first a
hierarchyid.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scenarios.people.columns.added_managers import add_managers, names_managers
from scenarios.people.files.table import Table
from scenarios.people.finding import Findings
from scenarios.people.keys import Directory

_LEVEL = re.compile(r"^(management ?chain|manager|reporting|level|ebene|niveau|nivel).*\d+$|^(level|ebene)\W*\w+$")
_NUMBERED = re.compile(r"[\W_]*(level|stufe)?[\W_]*\d+\W*(manager|supervisor|leader)?$")
_DIVIDERS = ("/", ".", "|", ">", "\\")
_KNOWN = 0.9  # share of the paths above that must stand in the column themselves


def add_path_managers(table: Table, findings: Findings) -> Table:
    """Returns the table, with a column of managers where only a column of paths tells them."""
    if names_managers(table):
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

    `Level 1` names the head, `Level 2` whoever is below, and so on; or `Manager 1` the nearest, `Manager 2` the next.
    """
    for stem, levels in _find_levels(table).items():
        found = _read_chains(table, levels, usual=bool(_LEVEL.match(f"{stem} 1")))
        if found is not None:
            bosses, end = found
            what = f"{len(levels)} columns of levels say who reports to whom"
            what += f": the {end} one that names somebody else counts"
            findings.note("path", what)
            return add_managers(table, bosses, "manager (by the levels)")
    return table


def _find_levels(table: Table) -> dict[str, list[int]]:
    """Columns with one heading but for a number at its end, by what is before the number."""
    found: dict[str, list[int]] = {}
    for at, heading in enumerate(table.heading):
        text = heading.casefold().replace("_", " ").strip()
        stem = _NUMBERED.sub("", text)
        if stem != text or _LEVEL.match(text):
            found.setdefault((stem if stem != text else "") or "level", []).append(at)
    for at, heading in enumerate(table.heading):  # CEO, CEO-1, CEO-2 ...
        text = heading.casefold().replace("_", " ").strip()
        if text in found and at not in found[text] and at + 1 in found[text]:
            found[text].insert(0, at)
    return {stem: levels for stem, levels in found.items() if len(levels) > 1}


def _read_chains(table: Table, levels: Sequence[int], usual: bool) -> tuple[list[int], str] | None:
    """Everybody's manager and at which end of the levels it stands; None = these are no chains.

    `usual`: the headings say that these are levels, so that the last one counts where nothing speaks against it.
    """
    rows = len(table.lines)
    named = {cell for at in levels for cell in table.columns[at] if cell}
    others = [at for at in range(len(table.heading)) if at not in levels]
    best: list[list[int]] = []
    most = 0
    for at in others:
        column = table.columns[at]
        if len(set(column) - {""}) < _KNOWN * rows:
            continue
        directory = Directory([column])
        seats = {cell: directory.find(cell) for cell in named}
        known = sum(seat >= 0 for seat in seats.values())
        if known > most and known >= _KNOWN * len(named):
            most = known
            best = [[seats[cell] for one in levels if (cell := table.columns[one][row])] for row in range(rows)]
    if not best:
        return None
    down = [[seat for seat in chain if seat not in (row, -1, -2)] for row, chain in enumerate(best)]
    up = [chain[::-1] for chain in down]
    shares = [_agree(chains) for chains in (down, up)]
    if max(shares) < _KNOWN and not (usual and max(shares) <= 0):
        return None
    chains, end = (up, "first") if shares[1] > shares[0] else (down, "last")
    return [chain[-1] if chain else -1 for chain in chains], end


def _agree(chains: Sequence[list[int]]) -> float:
    """The share of chains of several that begin as the chain of their last; 0 = there are none."""
    several = [chain for chain in chains if len(chain) > 1]
    return sum(chains[chain[-1]] == chain[:-1] for chain in several) / len(several) if several else 0.0
