"""Which rows of a list are people: one row each, with an id that tells them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from scenarios.people import cells
from scenarios.people.columns.headings import split_words
from scenarios.people.columns.roles import Roles
from scenarios.people.columns.words import COMPANIES
from scenarios.people.files.table import Table
from scenarios.people.finding import Findings, describe_lines
from scenarios.people.histories import leave_out_history
from scenarios.people.keys import tidy


@dataclass(frozen=True)
class PeopleRows:
    """The rows that are people, by number, and what tells them apart."""

    rows: list[int]
    keys: list[str]
    lost: int
    """Rows left out by a repair though they may be other people."""


def choose_rows(table: Table, roles: Roles, findings: Findings, as_of: date | None = None) -> PeopleRows:
    """Returns the rows to keep and their keys.

    A row without a key gets a number; of rows with the same key the latest stays where they are dated, else the first.
    People who are told apart by names
    alone all stay: two may be called alike.
    """
    given, heading = _keys(table, roles, findings)
    empty = _empty_rows(table, roles, given, findings)
    within = _report_companies(table, roles, given, findings)
    gone = leave_out_history(table, given, roles, as_of, findings) if roles["id"] is not None and not within else set()
    seen: dict[str, int] = {}
    rows, names, lost, alike = [], [], 0, []
    taken = set(given)
    for row, key in enumerate(given):
        if row in empty or row in gone:
            continue
        line = table.lines[row]
        if not key:
            key = _free(line, taken)
            taken.add(key)
            findings.error("no id", line, heading, "this person has no id", f"gets the id '{key}'")
        if key in seen:
            same = all(column[row] == column[seen[key]] for column in table.columns)
            if same or roles["id"] is not None:
                what = f"the id stands in line {table.lines[seen[key]]} already" + (
                    "" if same else ", with other details"
                )
                if not within:
                    findings.error("duplicate", line, heading, what, "this line is left out")
                lost += not same
                continue
            alike.append(line)
            key = f"{key} ({line})"
        seen[key] = row
        rows.append(row)
        names.append(key)
    if alike:
        what = f"the names of {describe_lines(alike)} stand in other lines already, with other details"
        findings.warning("alike", 0, heading, what, "each line counts as a person")
    _report_doubles(table, roles, rows, findings)
    return PeopleRows(rows, names, lost)


def _report_companies(table: Table, roles: Roles, keys: Sequence[str], findings: Findings) -> bool:
    """Reports ids that several companies of one list have each for themselves; are there any?"""
    times = Counter(key for key in keys if key)
    several = [key for key, count in times.items() if count > 1]
    if roles["id"] is None or len(several) < max(2, 0.05 * len(times)):
        return False
    for one in roles.profiles:
        if not set(split_words(one.heading)) & COMPANIES or not 1 < one.different <= 0.5 * len(keys):
            continue
        pairs = Counter(zip(keys, one.cells, strict=True))
        if max(pairs[key, cell] for key, cell in pairs if key) == 1:
            what = (
                f"{len(several):,} ids stand for people in several of the {one.different:,} values of '{one.heading}'"
            )
            need = "they are ids within each alone: keep the lines of one, or give everybody an id of his or her own"
            findings.error("companies", 0, table.heading[roles.read["id"]], f"{what}; {need}")
            return True
    return False


def _report_doubles(table: Table, roles: Roles, rows: Sequence[int], findings: Findings) -> None:
    """Warn of people who stand in several lines with different ids: the same name and address."""
    mails = roles.private.get("email", [])
    if not mails:
        return
    columns = [table.columns[at] for at in roles.all_private]
    entries: dict[tuple[str, ...], list[int]] = {}
    for row in rows:
        if any(table.columns[at][row] for at in mails):
            entries.setdefault(tuple(column[row].casefold() for column in columns), []).append(row)
    doubles = [same for same in entries.values() if len(same) > 1]
    if doubles:
        lines = describe_lines(sorted(table.lines[row] for same in doubles for row in same))
        who = "1 person stands" if len(doubles) == 1 else f"{len(doubles):,} people stand"
        what = f"{who} in several lines, with one name and address but several ids: {lines}"
        read_as = "each line counts as a person; if this is a history of jobs, keep one line of each"
        findings.warning("double", 0, "", what, read_as)


def _keys(table: Table, roles: Roles, findings: Findings) -> tuple[list[str], str]:
    """What tells the rows apart, and its heading.

    Ids, else names or addresses, else numbers of the rows.
    """
    position = roles["id"]
    if position is not None:
        return [tidy(value) for value in cells.values(table, position, findings)], table.heading[position]
    least = 0.5 * len(table.lines)
    places = [*((at,) for at in roles.all_private), *(one.positions for one in roles.targets if len(one.positions) > 1)]
    columns = [[cells.values(table, at, findings) for at in one] for one in places]
    joined = [[tidy(" ".join(filter(None, row))) for row in zip(*one, strict=True)] for one in columns]
    found = [at for at, keys in enumerate(joined) if len(set(keys)) >= least]
    if not found:
        findings.warning("no id", 0, "", "no column tells people apart", "people are numbered in order")
        return [str(number) for number in range(1, len(table.lines) + 1)], ""
    best = max(found, key=lambda at: (len(set(joined[at])), len(places[at]), -at))
    by = " + ".join(f"'{table.heading[at]}'" for at in places[best])
    findings.warning("no id", 0, "", "no column holds ids", f"people are told apart by {by}")
    return joined[best], " + ".join(table.heading[at] for at in places[best])


def _empty_rows(table: Table, roles: Roles, keys: Sequence[str], findings: Findings) -> set[int]:
    """Rows that say nothing of a person.

    No id, no name, no address, no manager, and little else.
    """
    telling = [at for at in (*roles.all_private, roles["manager"]) if at is not None]
    widths = [sum(bool(column[row]) for column in table.columns) for row in range(len(keys)) if not keys[row]]
    if not widths:
        return set()
    usual = sorted(sum(bool(column[row]) for column in table.columns) for row in range(len(keys)))[len(keys) // 2]
    missing = (row for row, key in enumerate(keys) if not key)
    empty = {
        row
        for row, width in zip(missing, widths, strict=True)
        if width <= max(1, usual // 2) and not any(table.columns[at][row] for at in telling)
    }
    if empty:
        lines = describe_lines(sorted(table.lines[row] for row in empty))
        first = table.lines[min(empty)]
        findings.note("no entry", f"left out as no entry (no id, name or manager): {lines}", line=first)
    return empty


def _free(line: int, taken: set[str]) -> str:
    key = f"line-{line}"
    while key in taken:
        key += "x"
    return key


def keep_rows(table: Table, rows: Sequence[int]) -> Table:
    """Returns a table of some rows of another."""
    if len(rows) == len(table.lines):
        return table
    columns = [[column[row] for row in rows] for column in table.columns]
    return replace(table, columns=columns, lines=[table.lines[row] for row in rows])
