"""Finds outlines: texts and tables in which whoever stands below somebody is set in further."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from scenarios.people.files.delimited import Row, split_rows
from scenarios.people.finding import Findings
from scenarios.people.keys import is_like_name

BY_INDENT = "level (by how far it is set in)"
_SAMPLE = 10_000  # characters that tell whether anything is set in
_FEWEST = 3  # lines from which a text can be an outline
_LOOKED_AT = 50  # rows that tell whether anything is set in
_LIKE_NAMES = 0.8  # share of the entries that must look like names
_SET_IN = re.compile(r"^([\s\xa0│├└─┬┼|`+>.-]*?[\s\xa0│├└─`|+>.-]|)(?:[-*+•o]\s+)?(?=\w)")
_MARKED = re.compile(r"[-*+•o]\s|#+\s|[│├└]|[|`+][\s|`+]*-")
_HEADING_MARKS = re.compile(r"^(#+)\s+")
_AFTER_NAME = re.compile(r"\s+[-–—|/:]\s+|\s*[,;:(\[]|\t")


def read_outline(text: str) -> list[Row] | None:
    """Returns levels and names of a text that is an outline, under a heading; None = it is none."""
    start = text[:_SAMPLE] if len(text) <= _SAMPLE else text[:_SAMPLE].rpartition("\n")[0]
    some = [line for line in start.split("\n") if line.strip()]
    if len({len(line) - len(line.lstrip(" \t#")) for line in some}) < 2 and "├" not in text[:_SAMPLE]:
        return None
    if _is_table(some):
        return None
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    lines = [(number, line.replace("**", "")) for number, line in _leave_out_titles(lines)]
    if len(lines) < _FEWEST:
        return None
    cut = [(number, *_cut(line.expandtabs(4))) for number, line in lines]
    if min(depth for _, depth, _ in cut) < cut[0][1] or len({depth for _, depth, _ in cut}) < 2:
        return None
    if _count_names([name for *_, name in cut]) < _LIKE_NAMES * len(cut):
        return None
    levels = _number_levels([depth for _, depth, _ in cut])
    if not _tell_managers(levels):
        return None
    rows = [(number, [f"{level}", name]) for (number, _, name), level in zip(cut, levels, strict=True)]
    return [(cut[0][0], [BY_INDENT, "name"]), *rows]


def add_levels(heading: list[str], rows: Sequence[Row]) -> list[str]:
    """Returns the heading, with a column of levels where cells of names are set in.

    Either with blanks in the first column, or by standing in columns side by side. Rows are changed in place.
    """
    levels = _levels_by_blanks(rows) if len(heading) > 1 else None
    if levels is None:
        columns = _find_steps(heading, rows)
        if len(columns) < 2:
            return heading
        levels = [next(at for at, cell in enumerate(cells[: len(columns)]) if cell.strip()) for _, cells in rows]
        for (_, cells), level in zip(rows, levels, strict=True):
            cells[: len(columns)] = [cells[level]]
        heading = ["name", *heading[len(columns) :]]
    for (_, cells), level in zip(rows, levels, strict=True):
        cells[len(heading) :] = [*[""] * (len(heading) - len(cells)), f"{level}", *cells[len(heading) :]]
    return [*heading, BY_INDENT]


def _is_table(lines: Sequence[str]) -> bool:
    """Do most lines hold several cells, so that what stands before the first is no level?

    Lines that begin with a bullet or a drawn branch are no rows, whatever commas follow. Rows have the same number of
    tabs in all, while lines set in by tabs may have the same number after the name.
    """
    bodies = [line.lstrip(" \t\xa0") for line in lines]
    half = 0.5 * len(lines)
    if sum(bool(_MARKED.match(body)) for body in bodies) > half:
        return False
    if "\t" in lines[0] and len({line.count("\t") for line in lines}) == 1:
        return True
    if sum("\t" in body for body in bodies) > half:
        return len({body.count("\t") for body in bodies}) > 1 or len({line.count("\t") for line in lines}) == 1
    if any(len({line.count(mark) for line in lines} - {0}) == 1 for mark in ",;|"):
        return True
    rows, _ = split_rows("\n".join(bodies), Findings())
    return sum(len(cells) > 1 for _, cells in rows) > 0.5 * len(rows)


def _tell_managers(levels: Sequence[int]) -> bool:
    """Are most lines set in, and do levels come up again, or have one manager each?"""
    several = any(count > 1 for level, count in Counter(levels).items() if level < max(levels))
    return levels.count(0) <= 0.5 * len(levels) and not (several and list(levels) == sorted(levels))


def _leave_out_titles(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines without headings of Markdown, where the entries are set in by bullets."""
    bulleted = any(line.lstrip().startswith(("- ", "* ", "+ ")) for _, line in lines)
    return [one for one in lines if not (bulleted and one[1].startswith("#"))]


def _cut(line: str) -> tuple[int, str]:
    """How far a line is set in, and the name in it."""
    if marks := _HEADING_MARKS.match(line):
        return len(marks[1]) - 1, _AFTER_NAME.split(line[marks.end() :].strip())[0]
    found = _SET_IN.match(line)
    width = found.end() if found else 0
    return width, _AFTER_NAME.split(line[width:].strip())[0]


def _number_levels(widths: Sequence[int]) -> list[int]:
    """Levels 0, 1, 2 ... of lines that are set in by any widths."""
    path: list[int] = []
    levels = []
    for width in widths:
        while path and path[-1] >= width:
            path.pop()
        levels.append(len(path))
        path.append(width)
    return levels


def _levels_by_blanks(rows: Sequence[Row]) -> list[int] | None:
    """Levels by the blanks before each first cell; None where these are no outline."""
    if not any(row[0][:1].isspace() for _, row in rows[:_LOOKED_AT] if row):
        return None
    cells = [row[0].expandtabs(4) for _, row in rows if row]
    widths = [len(cell) - len(cell.lstrip(" \xa0")) for cell in cells]
    names = [cell.strip() for cell in cells]
    if len(cells) < max(_FEWEST, len(rows)) or widths[0] != 0 or len(set(widths)) < 3 or not all(names):
        return None
    levels = _number_levels(widths)
    return levels if _count_names(names) >= _LIKE_NAMES * len(names) and _tell_managers(levels) else None


def _find_steps(heading: Sequence[str], rows: Sequence[Row]) -> list[int]:
    """The first columns of which every row fills just one, as stairs do; [] = there are none."""
    if len(rows) < _FEWEST or not rows[0][1][0].strip():
        return []
    first = rows[0][1]
    widest = next((at for at, cell in enumerate(first) if at and cell.strip()), len(heading))
    for width in range(widest, 1, -1):
        filled = [[at for at, cell in enumerate(cells[:width]) if cell.strip()] for _, cells in rows]
        if any(len(one) != 1 for one in filled) or len({one[0] for one in filled}) < max(2, width):
            continue
        places = [one[0] for one in filled]
        down = all(after - before <= 1 for before, after in pairwise(places)) and _tell_managers(places)
        names = [cells[at] for (_, cells), at in zip(rows, places, strict=True)]
        if down and places.count(0) == 1 and _count_names(names) >= _LIKE_NAMES * len(names):
            return list(range(width))
    return []


def _count_names(texts: Sequence[str]) -> int:
    return sum(map(is_like_name, texts))
