"""Makes a column of managers of one of chains of command, where there is no other.

A chain names everybody above somebody: `E7 > E3 > E1`, from the nearest up or from the top down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scenarios.people.columns.added_managers import names_managers, tells_apart
from scenarios.people.columns.words import NO_MANAGER
from scenarios.people.files.table import Table
from scenarios.people.finding import Findings

_DIVIDERS = ("->", "→", "»", ">", "<", "/", "|", "\\", ";", ",")
_KNOWN = 0.9  # share of those named that must stand in the list, and of chains that must agree


def add_chain_managers(table: Table, findings: Findings) -> Table:
    """Returns the table, with a column of managers where only chains of command tell them.

    These stand in one column, a chain a cell.
    """
    if names_managers(table):
        return table
    for at, heading in enumerate(table.heading):
        for divider in _DIVIDERS:
            chains = _split(table.columns[at], divider)
            found = _read(chains, table, at) if chains else None
            if found is not None:
                bosses, end = found
                what = f"its chains say who reports to whom: the {end} of each is the manager"
                findings.note("path", what, column=heading)
                return replace(
                    table,
                    heading=[*table.heading, f"manager (by {heading})"],
                    columns=[*table.columns, bosses],
                )
    return table


def _split(column: Sequence[str], divider: str) -> list[list[str]]:
    """The names or ids in each cell; [] where too few cells hold several."""
    if sum(divider in cell for cell in column) < max(2, 0.2 * len(column)):
        return []
    return [[part.strip() for part in cell.split(divider) if part.strip()] for cell in column]


def _read(chains: Sequence[list[str]], table: Table, at: int) -> tuple[list[str], str] | None:
    """The manager of each, and at which end of a chain.

    None where these are no chains of people of the list.
    """
    named = {part for chain in chains for part in chain if part.casefold() not in NO_MANAGER}
    others = [one for one in range(len(table.heading)) if one != at and tells_apart(table.columns[one])]
    by = max(others, key=lambda one: len(named.intersection(table.columns[one])), default=None)
    if by is None or len(named.intersection(table.columns[by])) < _KNOWN * len(named):
        return None
    keys = table.columns[by]
    up = [[part for part in chain if part != key] for chain, key in zip(chains, keys, strict=True)]
    down = [chain[::-1] for chain in up]
    agree, end, best = max((_agree(up, keys), "first", up), (_agree(down, keys), "last", down))
    return ([chain[0] if chain else "" for chain in best], end) if agree >= _KNOWN else None


def _agree(chains: Sequence[list[str]], keys: Sequence[str]) -> float:
    """The share of chains of several that go on as the chain of their first does."""
    chain_of = dict(zip(keys, chains, strict=True))
    several = [chain for chain in chains if len(chain) > 1]
    same = sum(chain_of.get(chain[0], [])[: len(chain) - 1] == chain[1:] for chain in several)
    return same / len(several) if len(several) > 1 else 0.0
