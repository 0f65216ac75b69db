"""Finds the heading of a table among its first rows.

One that is shifted against the rows is put right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from scenarios.people.columns.headings import likeness
from scenarios.people.columns.words import ROLES, TIE_ROLES
from scenarios.people.files.delimited import Row
from scenarios.people.files.first_entry import is_entry
from scenarios.people.finding import Findings

SEARCHED = 40  # rows among which the heading is looked for
_NUMBER = re.compile(r"^[\d.,:/ %+-]*\d[\d.,:/ %+-]*$")
_ROLES = (*ROLES, *TIE_ROLES)


def find_heading(rows: Sequence[Row]) -> int:
    """Returns which of the rows is the heading.

    It is the first one wide enough that holds usual headings.

    Else the first that is wide enough. A row of group titles above it, with fewer cells, is passed over.
    """
    wide = _usual_width(rows)
    candidates = [at for at, (_, cells) in enumerate(rows[:SEARCHED]) if _filled(cells) >= max(1.0, 0.5 * wide)]
    scores = {at: score for at in candidates if (score := _score(rows[at][1])) and not is_entry(rows, at)}
    surest = 2 if candidates and is_entry(rows, candidates[0]) else 1  # a post may be called Manager
    for least in (2, surest) if wide > 1 else (1,):
        for at in scores:
            if scores[at] < least:
                continue
            for below in (at + 1, at + 2):
                more = scores.get(below, 0) > scores[at] and _filled(rows[below][1]) > _filled(rows[at][1])
                if more:
                    return below
            return at
    return candidates[0] if candidates else 0


def _usual_width(rows: Sequence[Row]) -> int:
    """How many cells most rows fill."""
    counts = Counter(_filled(cells) for _, cells in rows[:500])
    most = max(counts.values())
    return max(width for width, times in counts.items() if times >= 0.5 * most)


def _filled(cells: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _score(cells: Sequence[str]) -> int:
    """How many cells are usual headings.

    0 for a row with numbers or addresses, which is an entry.
    """
    words = [cell.strip() for cell in cells if cell.strip()]
    if any(_NUMBER.match(word) or "@" in word for word in words) or len(words) > 400:
        return 0
    usual = [word for word in words if any(likeness(word[:60], role) >= 2 for role in _ROLES)]
    letters = sum(len(word) == 1 for word in usual)
    return len(usual) - (letters == 1)  # `a` and `b` are the ends of a tie, one letter alone may be a unit


def align_heading(row: Row, body: Sequence[Row], findings: Findings) -> list[str]:
    """Returns the heading, as wide as the rows.

    It is changed only where all rows have the same other number of cells.

    A comma without quotation marks divides a cell in two, in the heading or in every row; R leaves the heading of the
    row names out. Rows are changed in place.
    """
    line, heading = row[0], [" ".join(cell.split()) for cell in row[1]]
    counts = Counter(len(cells) for _, cells in body)
    width, times = counts.most_common(1)[0] if counts else (len(heading), 0)
    gap = len(heading) - width
    if gap == 0 or times < 0.9 * len(body) or width < 2 or len(body) < 2:
        return heading
    if gap > 0 and heading[-1]:
        return _join_heading(row[1], gap, line, findings)
    if gap == -1 and not any(cells[-1].strip() == "" for _, cells in body if len(cells) == width):
        split = _split_cell(body, width)
        if split:
            for _, cells in body:
                if len(cells) == width:
                    cells[split - 1 : split + 1] = [f"{cells[split - 1]}, {cells[split].strip()}"]
            what = f"cells under '{heading[split - 1]}' hold a comma without quotation marks: both parts are joined"
            findings.warning("shifted", line, heading[split - 1], "every row has one cell more than the heading", what)
        elif len({cells[0] for _, cells in body}) == len(body):
            what = "the first cell is taken for a row number without a heading"
            findings.warning("shifted", line, "", "every row has one cell more than the heading", what)
            return ["", *heading]
    return heading


def _split_cell(body: Sequence[Row], width: int) -> int:
    """Where nearly every row goes on with a blank after a comma, as in `Ash, Ana`; 0 = nowhere."""
    rows = [cells for _, cells in body if len(cells) == width]
    for at in range(1, width):
        if sum(cells[at][:1] == " " and bool(cells[at].strip()) for cells in rows) >= 0.9 * len(rows):
            return at
    return 0


def _join_heading(cells: Sequence[str], gap: int, line: int, findings: Findings) -> list[str]:
    """The heading with `gap` commas put back.

    Inside brackets, else where a part begins with a blank.
    """
    parts = list(cells)
    for _ in range(gap):
        open_bracket = [at for at in range(1, len(parts)) if parts[at - 1].count("(") > parts[at - 1].count(")")]
        blank = [at for at in range(1, len(parts)) if parts[at][:1] == " " and parts[at - 1][:1] != " "]
        unknown = [at for at in range(1, len(parts)) if not any(likeness(parts[at][:60], role) for role in _ROLES)]
        where = next((found for found in (open_bracket, blank, unknown) if len(found) == 1), None)
        if where is None and open_bracket:
            where = open_bracket
        if where is None:
            what = (
                f"the heading has {len(cells)} cells, every row {len(cells) - gap}: a comma in it needs quotation marks"
            )
            findings.error("shifted", line, "", what)
            return [" ".join(cell.split()) for cell in cells[: len(cells) - gap]]
        at = where[0]
        parts[at - 1 : at + 1] = [f"{parts[at - 1]},{parts[at]}"]
    joined = [" ".join(part.split()) for part in parts]
    name = next(part for part in joined if "," in part)
    read_as = f"'{name}' is read as one heading"
    findings.warning(
        "shifted", line, "", "the heading has more cells than every row: a comma in it divides one", read_as
    )
    return joined
