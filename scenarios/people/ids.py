"""Telling people apart: one id for each row, never a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scenarios.people import cells
from scenarios.people.columns import Roles
from scenarios.people.finding import Findings
from scenarios.people.table import Table

_WHOLE = re.compile(r"^\d+\.0+$")


def keys(table: Table, roles: Roles, findings: Findings) -> list[str]:
    """Returns what tells the rows apart, [rows]: the id column, else addresses or names.

    Row numbers where there is none of these.
    """
    position = roles["id"]
    if position is None:
        private = [*roles.private.get("email", []), *roles.private.get("name", [])]
        position = max(private, key=lambda at: len(set(table.columns[at])), default=None)
        if position is None:
            findings.warning("no id", 0, "", "no column tells people apart", "people are numbered in order")
            return [str(number) for number in range(1, len(table.lines) + 1)]
        findings.warning("no id", 0, "", "no column holds ids", f"people are told apart by '{table.heading[position]}'")
    return [tidy(value) for value in cells.values(table, position, findings)]


def tidy(key: str) -> str:
    """An id as written, but without the ".0" that spreadsheets hang on to numbers."""
    return key.split(".")[0] if _WHOLE.match(key) else key


def loose(key: str) -> str:
    """Returns an id without case, blanks and leading zeros.

    So it can be matched with another spelling in the same file.
    """
    return key.casefold().replace(" ", "").lstrip("0") or "0"


def keep_one_each(table: Table, given: Sequence[str], heading: str, findings: Findings) -> tuple[list[int], list[str]]:
    """Returns the rows to keep and their keys.

    Rows without a key get a number; of rows with the same key the first stays.
    """
    seen: dict[str, int] = {}
    kept: list[int] = []
    names: list[str] = []
    taken = set(given)
    for row, key in enumerate(given):
        line = table.lines[row]
        if not key:
            key = _free(line, taken)
            taken.add(key)
            findings.error("no id", line, heading, "this person has no id", f"gets the id '{key}'")
        if key in seen:
            first = seen[key]
            same = all(column[row] == column[first] for column in table.columns)
            what = f"the id stands in line {table.lines[first]} already" + ("" if same else ", with other details")
            findings.error("duplicate", line, heading, what, "this line is left out")
            continue
        seen[key] = row
        kept.append(row)
        names.append(key)
    return kept, names


def _free(line: int, taken: set[str]) -> str:
    key = f"line-{line}"
    while key in taken:
        key += "x"
    return key


def private(keys: Sequence[str]) -> bool:
    """Do these ids give people away: addresses, full names, or log-in names without any digit?"""
    some = keys[:: max(1, len(keys) // 500)]
    telling = sum("@" in key or _like_a_name(key) for key in some)
    return telling > 0.3 * len(some)


def _like_a_name(key: str) -> bool:
    letters = sum(sign.isalpha() for sign in key)
    return letters >= 4 and not any(sign.isdigit() for sign in key)


def without_names(keys: Sequence[str], identified_by_names: bool, findings: Findings) -> tuple[str, ...]:
    """Returns the ids to store: as they are, or numbers if they give people away.

    Numbers follow the order of the file.
    """
    if not identified_by_names and not private(keys):
        return tuple(keys)
    findings.note("private", "ids look like names or addresses, never stored: people are numbered 1, 2, 3 ...")
    return tuple(str(number) for number in range(1, len(keys) + 1))
