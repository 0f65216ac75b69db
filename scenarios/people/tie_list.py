"""Ties between seats, from a table of ties, a mail log, a matrix or a network file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenarios.people import cells
from scenarios.people.columns.headings import likeness, normalize
from scenarios.people.columns.tie_columns import find_named
from scenarios.people.columns.words import TIE_ROLES, TITLES
from scenarios.people.files.graph import Network
from scenarios.people.files.network import read_network
from scenarios.people.files.table import Table, parse, read_table
from scenarios.people.files.text import decode
from scenarios.people.files.workbook import MARKS
from scenarios.people.finding import Findings, describe_lines, quote
from scenarios.people.keys import Directory
from scenarios.people.names import Names
from scenarios.people.numbers import read_numbers
from scenarios.people.tie_ends import Ends, pair_ends

_COPIES = {"cc", "bcc", "copy", "kopie", "ccrecipients", "copie", "copia"}
_WAYS = {
    "undirected": True,
    "mutual": True,
    "directed": False,
    "both": True,
    "bidirectional": True,
    "arc": False,
    "edge": True,
}
_UNLABELLED = 4  # columns of numbers alone from which a table without headings is a matrix


@dataclass(frozen=True)
class TieList:
    """One entry a line and recipient; a seat of -1 is nobody in the list."""

    source: NDArray[np.int64]
    target: NDArray[np.int64]
    amount: NDArray[np.float64]
    both_ways: NDArray[np.bool_]
    lines: NDArray[np.int64]
    heading: str
    """Where the amounts come from; "" = they are counted."""
    unknown: str = ""
    """An end that is nobody in the list."""


def list_ties(data: bytes, directory: Directory, names: Names, findings: Findings) -> TieList | None:
    """Returns the ties of a file of any known kind; None, and a finding, if it holds none."""
    if data.startswith(MARKS):
        table = read_table(data, findings)
        return None if table is None else _from_table(table, directory, names, findings)
    text = decode(data, findings)
    if text is None:
        return None
    before = len(findings.found)
    network = read_network(text, findings)
    if network is not None:
        return _from_network(network, directory, names, findings)
    if any(one.severity == "error" for one in findings.found[before:]):
        return None
    table = parse(_with_tabs(text), findings)
    return None if table is None else _from_table(table, directory, names, findings)


def _with_tabs(text: str) -> str:
    """A text with tabs where its first lines are two or three words each, and nothing else."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith(("#", "%"))]
    some = lines[:50]
    plain = some and not any(mark in line for line in some for mark in ',;\t|@"')
    if not plain or len({len(line.split()) for line in some}) != 1 or not 2 <= len(some[0].split()) <= 3:
        return text
    kept = ("" if line.startswith(("#", "%")) else "\t".join(line.split()) for line in text.splitlines())
    return "\n".join(kept)


def _from_network(network: Network, directory: Directory, names: Names, findings: Findings) -> TieList:
    """Ties of a network file; its nodes are known by id, label or another attribute."""
    called = {"": list(network.nodes)}
    for title in dict.fromkeys(key for node in network.nodes.values() for key in node):
        called[title] = [node.get(title, "") for node in network.nodes.values()]
    found = {title: sum(directory.find(name) >= 0 for name in column if name) for title, column in called.items()}
    best = max(found, key=lambda title: (found[title], title == ""))
    seat = {node: directory.find(name) if name else -1 for node, name in zip(network.nodes, called[best], strict=True)}
    for column in called.values():
        names.add(column)
    by = f"their {best!r}" if best else "their ids"
    both = np.array([link.both_ways for link in network.links], dtype=np.bool_)
    ways = "both ways" if both.all() else "one way" if not both.any() else "as each says"
    findings.note("network", f"is {network.kind}: {len(both):,} links, {ways}; people are known by {by}")

    def find(end: str) -> int:
        if end not in seat:
            seat[end] = directory.find(end)
        return seat[end]

    source = np.array([find(link.source) for link in network.links], dtype=np.int64)
    target = np.array([find(link.target) for link in network.links], dtype=np.int64)
    lines = [link.line for link in network.links]
    heading = "weight" if any(link.amount for link in network.links) else ""
    given = [link.amount or "1" for link in network.links]
    amount = read_amounts(given, lines, heading, findings) if heading else np.ones(len(given))
    return TieList(
        source, target, amount, both, np.array(lines, dtype=np.int64), heading, _example(network, source, called[best])
    )


def _example(network: Network, source: NDArray[np.int64], column: Sequence[str]) -> str:
    at = np.flatnonzero(source < 0)
    if not len(at):
        return ""
    called = dict(zip(network.nodes, column, strict=True))
    return called.get(network.links[int(at[0])].source, network.links[int(at[0])].source)


def _from_table(table: Table, directory: Directory, names: Names, findings: Findings) -> TieList | None:
    if matrix := _from_matrix(table, directory, names, findings):
        return matrix
    roles = _find_roles(table, directory, findings)
    if roles is None:
        return None
    for role, at in roles.items():
        if role.startswith(("source", "target")):
            names.add(table.columns[at])
    ends = Ends(directory)
    senders = cells.values(table, roles["source"], findings)
    ends.read(senders)
    targets = [*(at for role, at in roles.items() if role.startswith("target"))]
    targets += [at for at, name in enumerate(table.heading) if normalize(name) in _COPIES]
    role = "contacts" if "contacts" in roles else "weight"
    heading = table.heading[roles[role]] if role in roles else ""
    rows = len(table.lines)
    amount = np.ones(rows)
    if role in roles:
        amount = read_amounts(cells.values(table, roles[role], findings), table.lines, heading, findings)
    both = _ways(table, roles.get("type"), findings)
    parts: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    for position in dict.fromkeys(targets):
        column = cells.values(table, position, findings)
        optional = position != targets[0] or "target 1" in roles
        parts.append(ends.spread(column, table.columns[position] if optional else None))
    reached = np.concatenate([rows for rows, _ in parts]), np.concatenate([seats for _, seats in parts])
    row, source, target = pair_ends(ends.spread(senders, None), reached, rows)
    lines = np.array(table.lines, dtype=np.int64)
    if len(row) > rows:
        findings.note(
            "recipients",
            f"{rows:,} lines name {len(row):,} pairs: a line with several people is one contact of each",
        )
    return TieList(source, target, amount[row], both[row], lines[row], heading, ends.unknown)


def _find_roles(table: Table, directory: Directory, findings: Findings) -> dict[str, int] | None:
    """Which column is what in a table of ties."""
    roles: dict[str, int] = {}
    scores = {(at, role): likeness(name, role) for at, name in enumerate(table.heading) for role in TIE_ROLES}
    for at, role in sorted(scores, key=lambda key: (-scores[key], key[0])):
        free = scores[at, role] > 0 and role not in roles and at not in roles.values() and any(table.columns[at])
        ways = free and (role != "type" or all(cell.casefold() in _WAYS for cell in set(table.columns[at]) if cell))
        if free and ways and normalize(table.heading[at]) not in _COPIES:
            roles[role] = at
    missing = [TITLES[role] for role in ("source", "target") if role not in roles]
    if missing and (named := find_named(table, directory)):
        roles = {role: at for role, at in roles.items() if role not in ("source", "target") and at not in named}
        roles |= {"source": named[0], **{f"target {number}": at for number, at in enumerate(named[1:], start=1)}}
        others = ", ".join(f"'{table.heading[at]}'" for at in named[1:])
        what = "no heading says who turns to whom, but these columns name people of the list"
        findings.warning("column", 0, "", what, f"'{table.heading[named[0]]}' turns to {others}")
    elif len(missing) == 2 and len(table.heading) >= 2:
        if not _take_first_two(table, roles, directory, findings):
            return None
    elif missing:
        found = ", ".join(f"'{heading}'" for heading in table.heading)
        findings.error("column", table.lines[0] - 1, "", f"no column says {' or '.join(missing)} (columns: {found})")
        return None
    for role, at in sorted(roles.items(), key=lambda item: item[1]):
        if normalize(table.heading[at]) != role and not missing:
            findings.note("column", f"column '{table.heading[at]}' is read as {TITLES[role]}")
    used = {*roles.values(), *(at for at, name in enumerate(table.heading) if normalize(name) in _COPIES)}
    unused = [repr(name) for at, name in enumerate(table.heading) if name and at not in used]
    if unused and not missing:
        findings.note("unused", f"not used: {', '.join(unused)}")
    return roles


def _take_first_two(table: Table, roles: dict[str, int], directory: Directory, findings: Findings) -> bool:
    """Take the first two columns as ends; a heading that names two people is an entry."""
    numbers = all(_is_number(cell) for column in table.columns for cell in column[:50] if cell)
    if len(table.heading) > _UNLABELLED and numbers:
        what = "looks like a matrix, but its first row and column do not name people of the list"
        what += "; a table with a line a tie is needed"
        findings.error("matrix", 0, "", what)
        return False
    roles |= {"source": 0, "target": 1}
    if all(directory.find(name) >= 0 for name in table.heading[:2]):
        for column, cell in zip(table.columns, table.heading, strict=True):
            column.insert(0, cell)
        table.lines.insert(0, table.lines[0] - 1)
        if len(table.heading) > 2 and "contacts" not in roles and _is_number(table.heading[2]):
            roles["contacts"] = 2
        what = "there is no heading"
    else:
        what = "no heading says who turns to whom"
    findings.warning("column", 0, "", what, "the first column turns to the second")
    return True


def _is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"[\d.,eE+-]+", cell))


def _ways(table: Table, position: int | None, findings: Findings) -> NDArray[np.bool_]:
    """Which ties run both ways, by a column as Gephi writes it."""
    if position is None:
        return np.zeros(len(table.lines), dtype=np.bool_)
    both = np.array([_WAYS.get(cell.casefold(), False) for cell in table.columns[position]], dtype=np.bool_)
    if both.any():
        what = f"{int(both.sum()):,} ties are undirected and run both ways"
        findings.note("both ways", what, column=table.heading[position])
    return both


def _from_matrix(table: Table, directory: Directory, names: Names, findings: Findings) -> TieList | None:
    """Ties of a matrix with people in the first row and column; None for any other table."""
    heading, rows = table.heading[1:], table.columns[0] if table.columns else []
    if len(heading) < 3 or not 0.5 <= len(rows) / len(heading) <= 2:
        return None
    inside = [cell for column in table.columns[1:] for cell in column[:50] if cell]
    across = [directory.find(name) if name else -1 for name in heading]
    shared = len(set(heading) & set(rows)) >= 0.8 * len(heading)
    if not (shared or sum(seat >= 0 for seat in across) >= 0.8 * len(heading)) or not all(map(_is_number, inside)):
        return None
    names.add([*heading, *rows])
    down = [directory.find(name) if name else -1 for name in rows]
    flat = [
        (line, down[row], across[at], cell)
        for at, column in enumerate(table.columns[1:])
        for row, (line, cell) in enumerate(zip(table.lines, column, strict=True))
        if cell.strip("0.,") and rows[row] != heading[at]
    ]
    findings.note(
        "matrix", f"is a matrix of {len(rows):,} x {len(heading):,}: who stands at the left turns to who stands above"
    )
    lines, source, target, given = zip(*flat, strict=True) if flat else ((), (), (), ())
    amount = read_amounts(given, lines, "weight", findings)
    example = next((name for name, seat in zip(rows, down, strict=True) if seat < 0), "")
    ends = np.array(source, dtype=np.int64), np.array(target, dtype=np.int64)
    return TieList(
        *ends, amount, np.zeros(len(given), dtype=np.bool_), np.array(lines, dtype=np.int64), "weight", example
    )


def read_amounts(given: Sequence[str], lines: Sequence[int], heading: str, findings: Findings) -> NDArray[np.float64]:
    """Returns the number of each line; 0 = no contact, 1 where a repair takes it for one."""
    numbers, thousands = read_numbers(given)
    if thousands:
        findings.note("thousands", "marks between thousands are read as such: 1,200 is 1200", column=heading)
    amounts = np.array([numbers[value] if value else np.nan for value in given], dtype=np.float64)
    for row in np.flatnonzero(~((amounts >= 0) & (amounts < np.inf))).tolist():
        what = f"{quote(given[row])} is no number above 0" if given[row] else "no number is given"
        findings.error("weight", lines[row], heading, what, "counts as 1")
        amounts[row] = 1.0
    none = np.flatnonzero(amounts == 0)
    if len(none):
        what = describe_lines([lines[row] for row in none[:7].tolist()]) if len(none) <= 6 else f"{len(none):,} lines"
        findings.note("no contact", f"{what}: 0 contacts are no tie", column=heading)
    return amounts
