"""Takes the lines of a list that only name the unit of those below: `Sales` alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from scenarios.people.columns.headings import likeness
from scenarios.people.files.delimited import Row
from scenarios.people.finding import Findings, describe_lines
from scenarios.people.keys import is_like_name

_USUAL = 3  # cells that most other lines fill at least
_MOST = 0.7
_HEADING = "unit (by the lines between)"


def take_sections(heading: list[str], rows: list[Row], findings: Findings) -> list[str]:
    """Returns the heading, with a column of units where lines between the entries name them.

    Rows are changed in place: these lines are left out, and the others get their unit.
    """
    places = _find_sections(rows)
    if not places:
        return heading
    lines = describe_lines([rows[at][0] for at in places])
    known = any(likeness(one, "unit") >= 2 for one in heading)
    read_as = "left out as no entry" if known else "read as the unit of the entries below each"
    findings.note("no entry", f"{read_as} (one cell alone): {lines}", line=rows[places[0]][0])
    unit, kept = "", []
    for at, (line, cells) in enumerate(rows):
        if at in places:
            unit = next(cell.strip() for cell in cells if cell.strip())
        else:
            more = [] if known else [*[""] * (len(heading) - len(cells)), unit]
            kept.append((line, [*cells, *more]))
    rows[:] = kept
    return heading if known else [*heading, _HEADING]


def _find_sections(rows: Sequence[Row]) -> list[int]:
    """Places of the lines between; [] where there are not several, or they may be people."""
    if not rows or sum(bool(cell.strip()) for cell in rows[0][1]) != 1:
        return []
    filled = [[at for at, cell in enumerate(cells) if cell.strip()] for _, cells in rows]
    places = [at for at, cells in enumerate(filled) if len(cells) == 1]
    if not 2 <= len(places) <= 0.4 * len(rows) or places[0] != 0:
        return []
    others = [cells for cells in filled if len(cells) != 1]
    full = sum(len(cells) >= _USUAL for cells in others)
    if full < _MOST * len(others) or {filled[at][0] for at in places} != {0}:
        return []
    if any(after - before == 1 for before, after in zip(places, [*places[1:], len(rows)], strict=True)):
        return []
    labels = [rows[at][1][0].strip() for at in places]
    first = [cells[0].strip() for at, (_, cells) in enumerate(rows) if at not in places and cells]
    cells = Counter(cell.strip() for at, (_, row) in enumerate(rows) if at not in places for cell in row)
    numbered = sum(any(map(str.isdigit, cell)) for cell in first) > 0.9 * len(first)
    unlike = not any(any(map(str.isdigit, label)) for label in labels) if numbered else _are_no_names(labels)
    return places if unlike and len(set(labels)) == len(labels) and not any(cells[one] for one in labels) else []


def _are_no_names(labels: Sequence[str]) -> bool:
    return sum(map(is_like_name, labels)) <= 0.5 * len(labels)
