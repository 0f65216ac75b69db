"""From text to a table: heading, rows, and the line each row started in."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scenarios.people.finding import Findings

DELIMITERS = (",", ";", "\t", "|")
LONGEST_CELL = 10  # lines that a quoted cell may run over; more means that a quotation mark was never closed
LOOKED_AT = 10_000  # characters of a line that tell the delimiter
EMPTY = {"", "-", "--", "n/a", "#n/a", "na", "null", "none", "nan", "(blank)", "(leer)", "k.a.", "."}


@dataclass
class Table:
    """A table of texts: `columns[heading position][row]`, trimmed, "" where nothing is said."""

    heading: list[str]
    columns: list[list[str]]
    lines: list[int]


def parse(text: str, findings: Findings) -> Table | None:
    """Read a delimited text; None if there is nothing in it (which is then among the findings)."""
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        findings.error("empty", 0, "", "is empty")
        return None
    delimiter = ""
    if lines[first].lower().startswith("sep=") and len(lines[first].strip()) == 5:  # Excel's own hint
        delimiter, first = lines[first].strip()[4], first + 1
    delimiter = delimiter or _delimiter(lines[first : first + 50])
    rows = _rows(lines, first, delimiter, findings)
    _, heading = next(rows, (0, [""]))
    table = _table(_cleaned(heading), list(rows), findings)
    if not table.lines:
        findings.error("empty", 0, "", "has a heading but nobody under it")
        return None
    return table


def _delimiter(lines: list[str]) -> str:
    """The character that divides the heading into most cells, and the following lines into as many."""

    def score(delimiter: str) -> tuple[float, int]:
        counts = [len(next(csv.reader([line[:LOOKED_AT]], delimiter=delimiter))) for line in lines if line.strip()]
        return (sum(count == counts[0] for count in counts) / len(counts) if counts[0] > 1 else 0.0, counts[0])

    return max(DELIMITERS, key=score)


def _rows(lines: list[str], first: int, delimiter: str, findings: Findings) -> Iterator[tuple[int, list[str]]]:
    """(line number, cells as written) of each row that is not empty; a quoted cell may run over some lines."""
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
        cells = _unquoted(line, delimiter) if line.count('"') % 2 == 0 else None
        if cells is None:
            cells, at = lines[start].replace('"', "").split(delimiter), start + 1
            what, repair = "a quotation mark is opened and never closed", "quotation marks of this line are ignored"
            findings.error("quotes", start + 1, "", what, repair)
        yield start + 1, cells


def _unquoted(line: str, delimiter: str) -> list[str] | None:
    """The cells of a line with quotation marks; None where these make no sense, as in a file that is no table."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return None


def _table(heading: list[str], rows: list[tuple[int, list[str]]], findings: Findings) -> Table:
    """Rows made as wide as the heading, cells trimmed, empty rows and empty columns without a heading left out."""
    width = len(heading)
    while width and not heading[width - 1] and not any(part.strip() for _, row in rows for part in row[width - 1 :]):
        width -= 1
    for line, cells in rows:
        if len(cells) != width:
            _fit(line, cells, width, findings)
    columns = [_cleaned(column) for column in zip(*(cells for _, cells in rows), strict=True)]
    full = [any(cells) for cells in zip(*columns, strict=True)]
    if not all(full):
        columns = [[cell for cell, keep in zip(column, full, strict=True) if keep] for column in columns]
    return Table(heading[:width], columns, [line for (line, _), keep in zip(rows, full, strict=True) if keep])


def _cleaned(column: Sequence[str]) -> list[str]:
    """Cells without blanks around them or in a row, and without signs that stand for nothing."""
    cells = list(map(str.strip, column))
    whole = "\x00".join(cells)
    if any(blank in whole for blank in ("  ", "\n", "\t", "\xa0")):
        cells = [" ".join(cell.split()) for cell in cells]
    empty = {cell for cell in set(cells) if len(cell) < 8 and cell.casefold() in EMPTY}
    return ["" if cell in empty else cell for cell in cells] if empty - {""} else cells


def _fit(line: int, cells: list[str], width: int, findings: Findings) -> None:
    """Make a row as wide as the heading, telling about cells too many; cells too few are empty."""
    if any(map(str.strip, cells[width:])):
        what = f"has {len(cells)} cells, the heading has {width}"
        findings.error("width", line, "", what, "what is too much is ignored")
    del cells[width:]
    cells.extend([""] * (width - len(cells)))
