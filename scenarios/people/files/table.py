"""From rows to a table: heading, cleaned columns, and the line each row started in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scenarios.people.columns.words import EMPTY
from scenarios.people.files import other_rows
from scenarios.people.files.delimited import Row, split_rows
from scenarios.people.files.first_entry import is_entry
from scenarios.people.files.heading import align_heading, find_heading
from scenarios.people.files.json_rows import flatten_json
from scenarios.people.files.text import decode
from scenarios.people.files.workbook import MARKS, read_sheet
from scenarios.people.finding import Findings, describe_lines
from scenarios.people.layouts import markup, outline, text_kinds
from scenarios.people.layouts.commas import join_commas
from scenarios.people.layouts.fixed_width import split_columns
from scenarios.people.layouts.level_numbers import blank_comments, cut_numbers
from scenarios.people.layouts.sections import take_sections
from scenarios.people.layouts.shapes import read_shapes
from scenarios.people.layouts.transposed import turn_table

_SHOUTED = re.compile(r"^[A-Z]{2,5}$")


@dataclass
class Table:
    """A table of texts: `columns[heading position][row]`, trimmed, "" where nothing is said."""

    heading: list[str]
    columns: list[list[str]]
    lines: list[int]
    above: list[Row] = field(default_factory=list)
    """Rows above the heading, such as a title."""
    headless: bool = False
    """Does the file have no heading, so that the columns are numbered?"""


def read_table(data: bytes, findings: Findings, mapping: Mapping[str, str] | None = None) -> Table | None:
    """Returns the table of a file of any known kind.

    None if it holds none (which is among the findings).
    """
    if data.startswith(MARKS):
        rows = read_sheet(data, findings)
        return None if rows is None else make_table(rows, findings)
    text = decode(data, findings)
    return None if text is None else parse(text, findings, mapping)


def parse(text: str, findings: Findings, mapping: Mapping[str, str] | None = None) -> Table | None:
    """Returns the table of a text of any kind that is read; None if it holds none."""
    text = text.lstrip("\ufeff")
    if "\r" in text or "\x00" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if kind := text_kinds.name_unread(text):
        findings.error("binary", 0, "", f"is {kind}, not a table; export the people as CSV, Excel or JSON")
        return None
    text = text_kinds.read_yaml(text) or text_kinds.read_toml(text) or text
    start = text.lstrip(" \t\n")[:400]
    if start[:1] in ("{", "["):
        rows = flatten_json(text, findings, mapping)
        return None if rows is None else make_table(rows, findings, headed=True)
    if markup.is_markup(start):
        return _parse_markup(text, findings, mapping)
    if rows := outline.read_outline(text):
        return make_table(rows, findings, headed=True)
    if text_kinds.lists_values(text):
        what = "holds keys and values line by line (YAML with anchors or in several parts?), and is not"
        findings.error("binary", 0, "", f"{what} a table; export the people as CSV, Excel or JSON")
        return None
    text = blank_comments(text_kinds.read_markdown(text) or text)
    if columns := split_columns(text):
        return make_table(columns, findings)
    rows, delimiter = split_rows(text, findings)
    if shapes := read_shapes(rows):
        return parse(shapes, findings, mapping)
    return make_table(rows, findings, commas=delimiter == ",")


def _parse_markup(text: str, findings: Findings, mapping: Mapping[str, str] | None) -> Table | None:
    """The table of a web page, or of XML."""
    ways = "export the people as CSV, Excel or JSON"
    if rows := markup.read_page(text):
        findings.note("markup", "is a web page: its largest table is read")
        return make_table(rows, findings)
    if re.search(r"(?i)<(html|body|div)[\s>]", text[:2000]):
        findings.error("binary", 0, "", f"is a web page without a table; {ways}")
        return None
    try:
        found = markup.read_xml(text)
    except (ValueError, RecursionError) as problem:
        findings.error("binary", 0, "", f"is {problem}, and not a list that is read; {ways}")
        return None
    findings.note("markup", "is read as XML: entries are numbered from 1")
    return parse(found, findings, mapping) if isinstance(found, str) else make_table(found, findings)


def make_table(rows: list[Row], findings: Findings, *, headed: bool = False, commas: bool = False) -> Table | None:
    """Returns rows under the heading among them, without what is no entry.

    None if nothing is left. `headed`: the first row is the heading, whatever it says. `commas`: these divide the cells.
    """
    rows = [(line, cells) for line, cells in rows if any(map(str.strip, cells))]
    if not rows:
        findings.error("empty", 0, "", "is empty")
        return None
    rows = rows if headed else turn_table(rows, findings)
    at = 0 if headed else find_heading(rows)
    headless = not headed and is_entry(rows, at)
    if headless:
        line, first = rows[at]
        rows.insert(at, (line, [f"column {number}" for number in range(1, len(first) + 1)]))
        what = "a line with the headings of the columns is missing: the first line is an entry like those below"
        findings.warning("no heading", line, "", what, "columns are numbered")
    if at:
        lines = describe_lines([line for line, _ in rows[:at]])
        findings.note("title", f"{lines} above the heading {'is' if at == 1 else 'are'} left out", line=rows[at][0])
    body = other_rows.leave_out(rows[at][1], rows[at + 1 :], findings)
    heading = align_heading(rows[at], body, findings)
    if commas:
        join_commas(heading, body, findings)
    if not headed:
        heading = take_sections(heading, body, findings)
        heading = cut_numbers(outline.add_levels(heading, body), body)
    table = _clean_table(heading, body, findings)
    table.above, table.headless = rows[:at], headless
    if not table.lines:
        findings.error("empty", 0, "", "has a heading but nobody under it")
        return None
    return table


def _clean_table(heading: list[str], rows: list[Row], findings: Findings) -> Table:
    """Rows made as wide as the heading, with trimmed cells.

    Empty rows, and empty columns without a heading, are left out.
    """
    width = len(heading)
    while width and not heading[width - 1] and not any(part.strip() for _, row in rows for part in row[width - 1 :]):
        width -= 1
    for line, cells in rows:
        if len(cells) != width:
            _fit(line, cells, width, findings)
    columns = [_clean([cells[at] for _, cells in rows], heading[at], findings) for at in range(width)]
    lines = [line for line, _ in rows]
    if all("" in column for column in columns):  # else no row is empty
        full = [any(cells) for cells in zip(*columns, strict=True)]
        columns = [[cell for cell, keep in zip(column, full, strict=True) if keep] for column in columns]
        lines = [line for line, keep in zip(lines, full, strict=True) if keep]
    return Table(heading[:width], columns, lines)


def _clean(column: Sequence[str], name: str, findings: Findings) -> list[str]:
    """Cells without blanks around them or in a row, and without signs that stand for nothing."""
    cells = trim(column)
    empty = {cell for cell in set(cells) if len(cell) < 8 and cell.casefold() in EMPTY} - {""}
    if "NA" in empty and _is_region(cells):
        empty -= {"NA"}
        findings.note("empty", "'NA' is kept as a value: it stands among other short codes", column=name)
    if not empty:
        return cells
    times = Counter(cell for cell in cells if cell in empty)
    told = {cell: count for cell, count in times.items() if any(map(str.isalpha, cell))}
    if told:
        words = ", ".join(f"'{cell}' ({count:,} x)" for cell, count in told.items())
        findings.note("empty", f"read as empty: {words}", column=name)
    return ["" if cell in empty else cell for cell in cells]


def _is_region(cells: Sequence[str]) -> bool:
    """Is NA one of several codes such as EMEA or DE, so that it means North America or Namibia?"""
    others = {cell for cell in cells if cell and cell.casefold() not in EMPTY}
    return len(others) >= 2 and sum(bool(_SHOUTED.match(cell)) for cell in others) >= 0.8 * len(others)


def trim(column: Sequence[str]) -> list[str]:
    """Returns cells without blanks around them or in a row."""
    cells = list(map(str.strip, column))
    whole = "\x00".join(cells)
    if any(blank in whole for blank in ("  ", "\n", "\t", "\xa0")):
        cells = [" ".join(cell.split()) for cell in cells]
    return cells


def _fit(line: int, cells: list[str], width: int, findings: Findings) -> None:
    """Make a row as wide as the heading, telling about cells too many; cells too few are empty."""
    if any(map(str.strip, cells[width:])):
        what = f"has {len(cells)} cells, the heading has {width}"
        findings.error("width", line, "", what, "what is too much is ignored")
    del cells[width:]
    cells.extend([""] * (width - len(cells)))
