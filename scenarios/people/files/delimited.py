"""Cuts a delimited text into rows of cells, with the line each row starts in."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator

from scenarios.people.finding import Findings

Row = tuple[int, list[str]]
"""A line of the file, from 1, and the cells that start there, as written."""

DELIMITERS = (",", ";", "\t", "|", "^", "~")
LONGEST_CELL = 10  # lines that a quoted cell may run over; more means that a quotation mark was never closed
LOOKED_AT = 10_000  # characters of a line that tell the delimiter


def split_rows(text: str, findings: Findings) -> tuple[list[Row], str]:
    """Returns the rows of a text that are not blank, and what divides cells; [] = it is empty."""
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return [], ""
    delimiter = ""
    if lines[first].lower().startswith("sep=") and len(lines[first].strip()) == 5:  # Excel's own hint
        delimiter, first = lines[first].strip()[4], first + 1
    delimiter = delimiter or _find_delimiter(lines[first : first + 60])
    return _take_single_quotes(list(_split(lines, first, delimiter, findings))), delimiter


def _take_single_quotes(rows: list[Row]) -> list[Row]:
    """Rows without single quotation marks around cells, where the whole first row has them."""
    first = [cell.strip() for cell in rows[0][1]] if rows else []
    if len(first) < 2 or not all(len(cell) > 1 and cell[0] == cell[-1] == "'" for cell in first):
        return rows
    return [(line, [cell.strip().removeprefix("'").removesuffix("'") for cell in cells]) for line, cells in rows]


def _find_delimiter(lines: list[str]) -> str:
    """The character that divides the lines most evenly, and into most cells.

    Titles and totals may differ.
    """

    def score(delimiter: str) -> tuple[float, int]:
        rows = [next(csv.reader([line[:LOOKED_AT]], delimiter=delimiter)) for line in lines if line.strip()]
        counts = Counter(map(len, rows))
        usual = max(counts, key=lambda count: (counts[count] * (count > 1), count))
        return (counts[usual] / len(rows) if usual > 1 else 0.0, usual)

    return max(DELIMITERS, key=score)


def _split(lines: list[str], first: int, delimiter: str, findings: Findings) -> Iterator[Row]:
    """(line, cells as written) of each row that is not blank.

    A quoted cell may run over some lines.
    """
    at = first
    while at < len(lines):
        line, start = lines[at], at
        at += 1
        if '"' not in line:  # nearly all lines of a large file
            if line and not line.isspace():
                yield start + 1, line.split(delimiter)
            continue
        while line.count('"') % 2 == 1 and at < min(len(lines), start + LONGEST_CELL):
            line, at = f"{line}\n{lines[at]}", at + 1
        cells = _unquote(line, delimiter) if line.count('"') % 2 == 0 else None
        if cells is None:
            cells, at = lines[start].replace('"', "").split(delimiter), start + 1
            what, repair = "a quotation mark is opened and never closed", "quotation marks of this line are ignored"
            findings.error("quotes", start + 1, "", what, repair)
        yield start + 1, cells


def _unquote(line: str, delimiter: str) -> list[str] | None:
    """The cells of a line with quotation marks.

    None where these make no sense, as in a file that is no table.
    """
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return None
