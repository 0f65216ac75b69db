"""Tells whether a row is a heading or an entry like those below, by the values below.

A list without a heading would otherwise lose its first person, whose name would then stand in every message.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scenarios.people.columns.headings import likeness, split_words
from scenarios.people.columns.words import EMPTY, HARMLESS, NO_MANAGER, ROLES, TIE_ROLES
from scenarios.people.dates import looks_like_date
from scenarios.people.files.delimited import Row
from scenarios.people.keys import is_like_name

_COMPARED = 300  # rows below that are looked at
_FEW = 2  # cells that must look like those below where these are few
_NEARLY_ALL = 0.9
_DIGITS = re.compile(r"\d+")
_NO_NAMES = HARMLESS | set("committee member people persons employees colleague colleagues contact called".split())


def is_entry(rows: Sequence[Row], at: int) -> bool:
    """Do the values of a row look like those below, and none like a heading above them?"""
    cells = [cell.strip() for cell in rows[at][1]]
    below = [other for _, other in rows[at + 1 : at + 1 + _COMPARED] if not _repeats(cells, other)]
    if len(below) < 2 or not cells[0]:
        return False
    if len(cells) < 2:
        return _is_somebody(cells[0]) and _NEARLY_ALL * len(below) < sum(_is_somebody(other[0]) for other in below)
    columns = [[other[place].strip() for other in below if len(other) > place] for place in range(len(cells))]
    judged = [_judge(cell, list(filter(None, columns[place]))) for place, cell in enumerate(cells) if cell]
    if -1 in judged:
        return False
    alike = sum(judged) + _count_named_elsewhere(cells, columns)
    usual = sum(is_usual(cell) for cell, one in zip(filter(None, cells), judged, strict=True) if not one)
    return alike > usual and alike >= (_FEW if len(below) < 2 * len(cells) else 1)


def _repeats(cells: Sequence[str], other: Sequence[str]) -> bool:
    """Does a row say the same in most cells, as a heading does that is repeated?"""
    pairs = zip(cells, other, strict=False)
    same = sum(bool(cell) and cell.casefold() == there.strip().casefold() for cell, there in pairs)
    return same > 0.5 * sum(map(bool, cells))


def _judge(cell: str, column: Sequence[str]) -> int:
    """Returns 1 for a cell like those below, 2 for a name among names, -1 for a heading, else 0."""
    column = [one for one in column if one.casefold() not in EMPTY]
    if not column or cell.casefold() in (EMPTY | NO_MANAGER):
        return 0
    for test in (_has_digit, _is_address, looks_like_date):
        if sum(map(test, column)) > _NEARLY_ALL * len(column):
            if not test(cell):
                return -1
            if test is not _has_digit or _outline(cell) in set(map(_outline, column)):
                return 1
    if cell.casefold() in set(map(str.casefold, column)):
        return 1
    if sum(map(is_like_name, column)) <= _NEARLY_ALL * len(column) or not is_like_name(cell) or is_usual(cell):
        return 0
    return 2 if _is_somebody(cell) and sum(map(_is_somebody, column)) > _NEARLY_ALL * len(column) else 1


def _is_somebody(cell: str) -> bool:
    """Is a text like a name, without a word that stands in headings and posts?"""
    return is_like_name(cell) and not set(split_words(cell)) & _NO_NAMES


def _has_digit(cell: str) -> bool:
    return any(map(str.isdigit, cell))


def _is_address(cell: str) -> bool:
    return "@" in cell


def _outline(cell: str) -> str:
    """A cell with 9 for each number in it: `E0012` and `E7` are both `e9`."""
    return _DIGITS.sub("9", cell.casefold())


def _count_named_elsewhere(cells: Sequence[str], columns: Sequence[Sequence[str]]) -> int:
    """How many cells, or two neighbours together, stand below in another column.

    So the first person of a list does as the manager of others.
    """
    found = 0
    for place, cell in enumerate(cells):
        after = cells[place + 1] if place + 1 < len(cells) else ""
        names = [cell] if cell and not is_usual(cell) and not _has_digit(cell) else []
        if cell and after and not is_usual(cell) and not is_usual(after):
            names += [f"{cell} {after}", f"{after} {cell}", f"{after}, {cell}", f"{cell}, {after}"]
        found += any(
            name in column for name in names for other, column in enumerate(columns) if other not in (place, place + 1)
        )
    return found


def is_usual(cell: str) -> bool:
    """Is a text a usual heading of a list of people or of ties?"""
    return len(cell) > 1 and any(likeness(cell[:60], role) >= 2 for role in (*ROLES, *TIE_ROLES))
