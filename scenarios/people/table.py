"""From text to a table: heading, rows, and the line each row started in."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from scenarios.people.finding import Findings

DELIMITERS = (",", ";", "\t", "|")
LONGEST_CELL = 10  # lines that a quoted cell may run over; more means that a quotation mark was never closed
EMPTY = {"", "-", "--", "n/a", "#n/a", "na", "null", "none", "nan", "(blank)", "(leer)", "k.a.", "."}


@dataclass
class Table:
    """A table of texts: `columns[heading position][row]`, trimmed, "" where nothing is said."""

    heading: list[str]
    columns: list[list[str]]
    lines: list[int]

    def column(self, position: int | None) -> list[str]:
        """One column; all empty for None."""
        return [""] * len(self.lines) if position is None else self.columns[position]


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
    _, heading = next(rows)
    kept = [(line, cells) for line, cells in rows if any(cells)]
    if not kept:
        findings.error("empty", 0, "", "has a heading but nobody under it")
        return None
    width = len(heading)
    while width and not heading[width - 1] and not any(len(cells) >= width and cells[width - 1] for _, cells in kept):
        width -= 1
    for line, cells in kept:
        _fit(line, cells, width, findings)
    return Table(heading[:width], [list(column) for column in zip(*(cells for _, cells in kept), strict=True)],
                 [line for line, _ in kept])  # fmt: skip


def _delimiter(lines: list[str]) -> str:
    """The character that divides the heading into most cells, and the following lines into as many."""

    def score(delimiter: str) -> tuple[float, int]:
        counts = [len(next(csv.reader([line], delimiter=delimiter))) for line in lines if line.strip()]
        return (sum(count == counts[0] for count in counts) / len(counts) if counts[0] > 1 else 0.0, counts[0])

    return max(DELIMITERS, key=score)


def _rows(lines: list[str], first: int, delimiter: str, findings: Findings) -> Iterator[tuple[int, list[str]]]:
    """(line number, trimmed cells) of each row; a quoted cell may run over some lines."""
    at = first
    while at < len(lines):
        line, end = lines[at], at + 1
        if line.count('"') % 2 == 1:
            while end < min(len(lines), at + LONGEST_CELL) and line.count('"') % 2 == 1:
                line, end = f"{line}\n{lines[end]}", end + 1
            if line.count('"') % 2 == 1:
                line, end = lines[at].replace('"', ""), at + 1
                findings.error("quotes", at + 1, "", "a quotation mark is opened and never closed",
                               "the quotation marks of this line are ignored")  # fmt: skip
        yield at + 1, [_cell(cell) for cell in next(csv.reader([line], delimiter=delimiter), [])]
        at = end


def _cell(cell: str) -> str:
    cell = " ".join(cell.split())
    return "" if cell.casefold() in EMPTY else cell


def _fit(line: int, cells: list[str], width: int, findings: Findings) -> None:
    """Make a row as wide as the heading, telling about cells too many; cells too few are empty."""
    if len(cells) > width and any(cells[width:]):
        what = f"has {len(cells)} cells, the heading has {width}"
        findings.error("width", line, "", what, "what is too much is ignored")
    del cells[width:]
    cells.extend([""] * (width - len(cells)))
