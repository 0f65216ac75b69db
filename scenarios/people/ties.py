"""Reading who works with whom: a table of ties, or a log with a line for each message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenarios.people import cells
from scenarios.people.columns import Roles, normalize, recognize
from scenarios.people.finding import Findings
from scenarios.people.ids import loose, tidy
from scenarios.people.table import Table, parse
from scenarios.people.text import decode
from scenarios.people.words import TITLES
from simulation.population_checks import HEAVIEST, LIGHTEST


@dataclass(frozen=True)
class Ties:
    """Directed ties between seats: sorted, without self-ties or duplicates, weights of 0.1 to 3."""

    source: NDArray[np.int32]
    target: NDArray[np.int32]
    weight: NDArray[np.float64]


def read_ties(data: bytes, keys: Sequence[str], findings: Findings, at_least: float = 0.0) -> Ties | None:
    """Reads ties between people whose keys are given, in seat order.

    None if the table cannot be read at all.

    Contacts, or weights outside 0.1..3, are divided by their median and cut to 0.1..3; ties of fewer than
    `at_least` contacts are left out. Without a column of numbers every line of the same two people is one contact.
    """
    text = decode(data, findings)
    table = parse(text, findings) if text is not None else None
    if table is None:
        return None
    roles = _roles(table, findings)
    if roles is None:
        return None
    seats = _Seats(keys)
    source = _ends(table, roles.read["source"], seats, findings)
    target = _ends(table, roles.read["target"], seats, findings)
    amount, heading = _amounts(table, roles, findings)
    source, target, amount, lines = _known(source, target, amount, table, findings)
    return _ties(source, target, amount, lines, heading, len(keys), findings, at_least)


def _roles(table: Table, findings: Findings) -> Roles | None:
    roles = recognize(table, findings, ("source", "target", "weight", "contacts"))
    missing = [TITLES[role] for role in ("source", "target") if role not in roles.read]
    if missing and len(table.heading) >= 2 and len(missing) == 2:
        roles.read |= {"source": 0, "target": 1}
        findings.warning("column", 0, "", "no heading says who turns to whom", "the first column turns to the second")
    elif missing:
        found = ", ".join(f"'{heading}'" for heading in table.heading)
        findings.error("column", table.lines[0] - 1, "", f"no column says {' or '.join(missing)} (columns: {found})")
        return None
    return roles


class _Seats:
    """Finds the seat of a key, as written or written a little differently."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.exact = {key: seat for seat, key in enumerate(keys)}
        self.near: dict[str, int] = {}
        for seat, key in enumerate(keys):
            near = loose(key)
            self.near[near] = -1 if near in self.near else seat

    def find(self, key: str) -> int:
        key = tidy(key)
        seat = self.exact.get(key, -1)
        return seat if seat >= 0 else self.near.get(loose(key), -1)


def _ends(table: Table, position: int, seats: _Seats, findings: Findings) -> NDArray[np.int64]:
    column = cells.values(table, position, findings)
    known = {key: seats.find(key) if key else -1 for key in set(column)}
    return np.array([known[key] for key in column], dtype=np.int64)


def _amounts(table: Table, roles: Roles, findings: Findings) -> tuple[NDArray[np.float64], str]:
    """A number for each line (1 if the table has none) and the heading it came from."""
    role = "contacts" if "contacts" in roles.read else "weight"
    position = roles[role]
    if position is None:
        return np.ones(len(table.lines)), ""
    heading = table.heading[position]
    column = cells.values(table, position, findings)
    amounts = np.ones(len(column))
    for row, value in enumerate(column):
        try:
            amounts[row] = float(value.replace(",", "."))
        except ValueError:
            amounts[row] = np.nan
        if not 0 < amounts[row] < np.inf:
            what = f"'{value[:24]}' is no number above 0" if value else "no number is given"
            findings.error("weight", table.lines[row], heading, what, "counts as 1")
            amounts[row] = 1.0
    return amounts, heading


def _known(
    source: NDArray[np.int64], target: NDArray[np.int64], amount: NDArray[np.float64], table: Table, findings: Findings
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64], NDArray[np.int64]]:
    """Only ties between two different people of the list; the others are reported."""
    lines = np.array(table.lines)
    for row in np.flatnonzero((source < 0) | (target < 0)):
        findings.error("unknown", int(lines[row]), "", "names somebody who is not in the list of people", "is left out")
    for row in np.flatnonzero((source == target) & (source >= 0)):
        findings.error("self-tie", int(lines[row]), "", "joins a person to himself or herself", "is left out")
    good = (source >= 0) & (target >= 0) & (source != target)
    return source[good], target[good], amount[good], lines[good]


def _ties(
    source: NDArray[np.int64],
    target: NDArray[np.int64],
    amount: NDArray[np.float64],
    lines: NDArray[np.int64],
    heading: str,
    people: int,
    findings: Findings,
    at_least: float,
) -> Ties:
    pair = source * people + target
    key, first, at, times = np.unique(pair, return_index=True, return_inverse=True, return_counts=True)
    total = np.bincount(at, weights=amount, minlength=len(key)).astype(np.float64)
    if (times > 1).any() and not heading:
        findings.note("log", f"{len(source):,} lines are counted as contacts of {len(key):,} ties")
    elif (times > 1).any():
        for row in np.flatnonzero(first[at] != np.arange(len(at))):
            what = f"the tie stands in line {lines[first[at[row]]]} already"
            findings.error("duplicate tie", int(lines[row]), heading, what, "the numbers are added up")
    enough = total >= at_least
    if not enough.all():
        findings.note("weak", f"{int((~enough).sum()):,} ties of fewer than {at_least:g} contacts are left out")
    weight = _weights(total[enough], heading, findings)
    return Ties((key[enough] // people).astype(np.int32), (key[enough] % people).astype(np.int32), weight)


def _weights(total: NDArray[np.float64], heading: str, findings: Findings) -> NDArray[np.float64]:
    """Weights as they are if they are weights; else divided by their median and cut to 0.1..3."""
    if not len(total):
        return total
    if normalize(heading) == "weight" and LIGHTEST <= total.min() and total.max() <= HEAVIEST:
        return total
    median = float(np.median(total))
    if total.min() < total.max():
        limits = f"{LIGHTEST:g}..{HEAVIEST:g}"
        findings.note("scaled", f"numbers are divided by their median ({median:g}) and cut to {limits}")
    return np.clip(total / median, LIGHTEST, HEAVIEST)
