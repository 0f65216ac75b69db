"""Reads the sheet of a workbook (.xlsx, .xlsb, .xls, .ods) that holds the list."""

from __future__ import annotations

import io
import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from scenarios.people.columns.headings import likeness
from scenarios.people.columns.words import ROLES, TIE_ROLES
from scenarios.people.files.delimited import Row
from scenarios.people.finding import Findings
from scenarios.people.layouts.joined_sheets import Sheet, join_sheets

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_LOOKED_AT = 20  # rows in which the headings of a sheet stand
_FEWEST = 2  # usual headings of a sheet that may be a list
_MOSTLY = 0.6  # of the most usual headings that a sheet has, how many another needs to be such a list, too
_GONE = re.compile(
    r"\b(leavers?|terminat(ed|ions)|former|ex[- ]?employees|resigned|retired|retirees|ausgeschieden\w*|ausgetreten\w*|"
    r"austritte|ehemalige\w*)\b|^(left|inactive|inaktive?|exits|sorties|bajas)( \d{4})?$",
    re.IGNORECASE,
)
"""Titles of sheets of people who have left."""
MOST_CELLS = 20_000_000  # a small file may say that it is a sheet of a billion cells


def read_sheet(data: bytes, findings: Findings) -> list[Row] | None:
    """Returns the rows of the largest sheet, or of the largest with the headings of such a list.

    Further sheets with the same headings are joined to it where they hold other people.

    None if there is none (which is then among the findings).
    """
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum  # only where needed

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
    heads = [_find_head(sheet, findings.file) for sheet in sheets] if len(sheets) > 1 else [[]]
    least = max(_FEWEST, _MOSTLY * max(map(len, heads)))
    listed = [at for at, head in enumerate(heads) if len(head) >= least and sizes[at]] or range(len(sheets))
    gone = {at for at, title in enumerate(book.sheet_names) if findings.file == "people" and _GONE.search(title)}
    listed = [at for at in listed if at not in gone] or listed
    best = max(listed, key=lambda at: sizes[at])
    if sizes[best] > MOST_CELLS or sheets[best].total_height * sheets[best].total_width > 4 * MOST_CELLS:
        findings.error("large", 0, "", f"its sheet has {sizes[best]:,} cells, more than {MOST_CELLS:,} are not read")
        return None
    if len(sheets) > 1:
        alike = [at for at in range(len(sheets)) if heads[at] and sorted(heads[at]) == sorted(heads[best])]
        shown = [
            at
            for at in alike
            if (at == best or at not in gone) and book.sheets_metadata[at].visible == SheetVisibleEnum.Visible
        ]
        if findings.file == "people" and len(shown) > 1 and best in shown:
            joined = join_sheets([_cut_sheet(at, sheets[at], book.sheet_names[at]) for at in shown], findings)
            if joined is not None:
                left = sum(size > 0 for size in sizes) - len(shown)
                if left:
                    findings.note("sheet", f"{left} other sheets are not read")
                if unread := ", ".join(f"{at + 1}" for at in alike if at in gone and at not in shown):
                    findings.warning("sheet", 0, "", f"by its title it holds who has left: number {unread}", "not read")
                return joined
        others = sum(size > 0 for size in sizes) - 1
        which = "largest sheet" if sizes[best] == max(sizes) else "largest sheet with usual headings"
        findings.note("sheet", f"the {which} is read (number {best + 1}); {others} other sheets are not")
        if further := [f"{at + 1}" for at in alike if at != best]:
            what = f"further sheets have the same headings as number {best + 1}: number {', '.join(further)}"
            findings.warning("sheet", 0, "", what, "they are not read; put all into one sheet if they are one list")
    return _list_rows(sheets[best])


def _list_rows(sheet: CalamineSheet) -> list[Row]:
    rows = sheet.to_python(skip_empty_area=False)
    return [(line, [_text(cell) for cell in row]) for line, row in enumerate(rows, start=1) if any(map(_text, row))]


def _cut_sheet(at: int, sheet: CalamineSheet, title: str) -> Sheet:
    """A sheet with its heading: the row near its beginning with most usual headings."""
    rows = _list_rows(sheet)
    usual = [_count_usual(cells) for _, cells in rows[:_LOOKED_AT]]
    return Sheet(at + 1, title, rows, usual.index(max(usual)))


def _count_usual(cells: list[str]) -> int:
    return sum(any(likeness(cell[:60], role) == 3 for role in ROLES) for cell in cells)


def _find_head(sheet: CalamineSheet, file: str) -> list[str]:
    """The usual headings in the row of a sheet that has most of them, near its beginning."""
    roles = ROLES if file == "people" else TIE_ROLES
    rows = [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=True, nrows=_LOOKED_AT)]
    found = [[cell for cell in row if any(likeness(cell[:60], role) == 3 for role in roles)] for row in rows]
    return max(found, key=len, default=[])


def _text(cell: int | float | str | bool | time | date | datetime | timedelta) -> str:
    """A cell as a table of text would hold it."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    return str(cell)
