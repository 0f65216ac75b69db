"""Finds cells that are no values: formulas, and numbers kept as text by a trick."""

from __future__ import annotations

import re
from collections import Counter
from itertools import repeat

from scenarios.people.files.table import Table
from scenarios.people.finding import Findings

_AS_TEXT = re.compile(r'^="([^"]*)"$|^\'(.*)$|^=([\w.]+)$')  # ="00123", '00123: the value of these is plain to see
_CELL = re.compile(r"^=\$?[A-Z]{1,3}\$?\d+$")
_FORMULA = re.compile(r"^(=|@\w+\(|[+-][A-Za-z_]\w*\(|[+-]\w*\|)")


def values(table: Table, position: int, findings: Findings) -> list[str]:
    """Returns the values of a column.

    A formula is reported and, where repairs may be made, counts as empty.
    """
    column = table.columns[position]
    if not any(map(str.startswith, column, repeat(("=", "@", "+", "-", "'")))):
        return column
    heading = table.heading[position]
    read = [_value(value, line, heading, findings) for value, line in zip(column, table.lines, strict=True)]
    bare = Counter(text for value, text in zip(column, read, strict=True) if text and value == f"={text}")
    for text, times in bare.items():
        cells = "1 cell" if times == 1 else f"{times:,} cells"
        what = f"the leading = is taken off '={text}' ({cells}): spreadsheets would take it for a formula"
        findings.note("sign", what, column=heading)
    return read


def _value(value: str, line: int, heading: str, findings: Findings) -> str:
    if value[:1] not in ("=", "@", "+", "-", "'"):
        return value
    text = _AS_TEXT.match(value)
    if text and not _CELL.match(value):
        return next((part for part in text.groups() if part is not None), "").strip()
    if _FORMULA.match(value):
        what = f"holds a formula ({_function(value)}), not a value; export values instead"
        findings.error("formula", line, heading, what, "the cell counts as empty")
        return ""
    return value


def _function(value: str) -> str:
    """The function a formula begins with, never what it holds."""
    found = re.match(r"[=@+-]*([A-Za-z_][A-Za-z_.]{0,23})\(", value)
    return f"{found[1]}(...)" if found else f"{value[0]}..."
