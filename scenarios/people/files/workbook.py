"""Reads the sheet of a workbook (.xlsx, .xlsb, .xls, .ods) that holds the list."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta

from scenarios.people.files.delimited import Row
from scenarios.people.finding import Findings

MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
MOST_CELLS = 20_000_000  # a small file may say that it is a sheet of a billion cells


def read_sheet(data: bytes, findings: Findings) -> list[Row] | None:
    """Returns the rows of the largest sheet.

    None if there is none (which is then among the findings).
    """
    from python_calamine import CalamineError, CalamineWorkbook  # only where needed

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    except (CalamineError, OSError, ValueError) as problem:
        kind = "protected by a password" if "assword" in str(problem) else "no workbook that can be read"
        findings.error("binary", 0, "", f"is {kind} (Excel and OpenDocument are); save it as CSV (UTF-8) or .xlsx")
        return None
    sizes = [sheet.height * sheet.width for sheet in sheets]
    if not sizes or max(sizes) == 0:
        findings.error("empty", 0, "", "is empty")
        return None
    best = sizes.index(max(sizes))
    if sizes[best] > MOST_CELLS or sheets[best].total_height * sheets[best].total_width > 4 * MOST_CELLS:
        findings.error("large", 0, "", f"its sheet has {sizes[best]:,} cells, more than {MOST_CELLS:,} are not read")
        return None
    if len(sheets) > 1:
        others = sum(size > 0 for size in sizes) - 1
        findings.note("sheet", f"the largest sheet is read (number {best + 1}); {others} other sheets are not")
    rows = sheets[best].to_python(skip_empty_area=False)
    return [(line, [_text(cell) for cell in row]) for line, row in enumerate(rows, start=1) if any(map(_text, row))]


def _text(cell: int | float | str | bool | time | date | datetime | timedelta) -> str:
    """A cell as a table of text would hold it."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    return str(cell)
