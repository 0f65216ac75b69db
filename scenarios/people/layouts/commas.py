"""Joins cells that a comma without quotation marks divides in single rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scenarios.people.dates import looks_like_date
from scenarios.people.files.delimited import Row
from scenarios.people.finding import Findings

_MOST = 2  # commas too many that are looked for in a row
_COMPARED = 300  # rows that tell what a column holds
_SURE = 0.95  # share of the cells of a column that look alike


def join_commas(heading: Sequence[str], rows: Sequence[Row], findings: Findings) -> None:
    """Joins the divided cells of rows with too many cells, where it is plain which these are.

    Rows are changed in place.
    """
    width = len(heading)
    long = [(line, cells) for line, cells in rows if width < len(cells) <= width + _MOST and cells[-1].strip()]
    right = [cells for _, cells in rows if len(cells) == width][:_COMPARED]
    if not long or len(right) < len(long):
        return
    tests = [_find_test([cells[at] for cells in right]) for at in range(width)]
    for line, cells in long:
        before = len(cells)
        joined: list[str] | None = cells
        at = 0
        while joined is not None and len(joined) > width:
            at, joined = _join_once(joined, tests)
        if joined is None or not all(test(cell) for test, cell in zip(tests, joined, strict=True)):
            continue
        what = f"has {before} cells, the heading has {width}: a comma in a cell needs quotation marks around the cell"
        findings.error("width", line, heading[at], what, "both parts are joined with a comma")
        cells[:] = joined


def _join_once(cells: Sequence[str], tests: Sequence[Callable[[str], bool]]) -> tuple[int, list[str] | None]:
    """The column of the divided cell and the row joined; None where several fit equally well."""
    found: list[tuple[int, int, list[str]]] = []
    for at in range(len(cells) - 1):
        joined = [*cells[:at], f"{cells[at]},{cells[at + 1]}", *cells[at + 2 :]]
        wrong = sum(not test(cell) for test, cell in zip(tests, joined, strict=False))
        found.append((2 * wrong + (cells[at + 1][:1] != " "), at, joined))
    found.sort(key=lambda one: one[0])
    if len(found) > 1 and found[0][0] == found[1][0]:
        return 0, None
    return found[0][1], found[0][2]


def _find_test(column: Sequence[str]) -> Callable[[str], bool]:
    """What tells whether a cell may stand in a column; always true where its cells differ."""
    tests: list[Callable[[str], bool]] = [_is_blank, _is_number, _is_date, _has_at, _has_digit, _has_no_digit]
    filled = [cell.strip() for cell in column if cell.strip()]
    for test in tests:
        if sum(map(test, filled or column)) >= _SURE * len(filled or column):
            usual = test
            return lambda cell: not cell.strip() or usual(cell.strip())
    return lambda cell: True


def _is_blank(cell: str) -> bool:
    return not cell.strip()


def _is_number(cell: str) -> bool:
    return cell.strip().replace(".", "", 1).isdigit()


def _is_date(cell: str) -> bool:
    return looks_like_date(cell) and _has_digit(cell.rpartition(",")[2])  # a note behind a date has none


def _has_at(cell: str) -> bool:
    return "@" in cell


def _has_digit(cell: str) -> bool:
    return any(map(str.isdigit, cell))


def _has_no_digit(cell: str) -> bool:
    return not _has_digit(cell)
