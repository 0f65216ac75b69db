"""Finds whom the ends of ties name: one person a cell, or several."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scenarios.people.columns.headings import split_words
from scenarios.people.columns.words import HARMLESS
from scenarios.people.keys import MAIL, Directory, is_like_name

_MARKS = r"[;|\n]|\s/\s"
"""What stands between people only; a comma may also stand inside a name."""
_BRACKETS = re.compile(r"[(\[<][^()\[\]<>]*[>)\]]")
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")
_NO_NAME = re.compile(r"[\d@]")


class Ends(dict[str, int]):
    """The first seat that each cell names, -1 = nobody.

    Every different cell is looked up once.
    """

    def __init__(self, directory: Directory) -> None:
        super().__init__()
        self.several: dict[str, tuple[int, ...]] = {}
        """All seats of the cells that name several people."""
        self.unknown = ""
        """The first cell found that names nobody."""
        self._directory = directory

    def __missing__(self, cell: str) -> int:
        seats = find_people(cell, self._directory)
        if len(seats) > 1:
            self.several[cell] = seats
        elif cell and seats[0] < 0:
            self.unknown = self.unknown or cell
        self[cell] = seats[0]
        return seats[0]

    def read(self, column: Sequence[str]) -> NDArray[np.int64]:
        """Return the first seat that each cell of a column names."""
        return np.fromiter(map(self.__getitem__, column), dtype=np.int64, count=len(column))

    def spread(
        self, column: Sequence[str], optional: Sequence[str] | None
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return (row, seat) of every recipient.

        Those of an `optional` column only where it is filled.
        """
        first = self.read(column)
        if optional is None and not self.several:
            return np.arange(len(column)), first
        pairs = [
            (row, seat)
            for row, (cell, one) in enumerate(zip(column, first.tolist(), strict=True))
            if optional is None or optional[row]
            for seat in self.several.get(cell, (one,))
        ]
        rows, seats = zip(*pairs, strict=True) if pairs else ((), ())
        return np.array(rows, dtype=np.int64), np.array(seats, dtype=np.int64)


def pair_ends(
    first: tuple[NDArray[np.int64], NDArray[np.int64]], second: tuple[NDArray[np.int64], NDArray[np.int64]], rows: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return (row, seat, seat) of every pair of ends of each row.

    first, second: (row, seat) of the ends of either side; rows: how many there are.
    """
    (at, seats), (row, others) = first, second
    if len(at) == rows:
        return row, seats[row], others
    order = np.argsort(at, kind="stable")
    count = np.bincount(at, minlength=rows)
    start = np.cumsum(count) - count
    each = np.repeat(np.arange(len(row)), count[row])
    before = np.cumsum(count[row]) - count[row]
    place = np.arange(len(each)) - before[each]
    return row[each], seats[order][start[row[each]] + place], others[each]


def find_people(cell: str, directory: Directory) -> tuple[int, ...]:
    """Return the seats of all people a cell names, each once; -1 = nobody of the list.

    A cell with several parts names several people where two parts name different ones, where it holds several
    addresses, or where a part is written as a person is and names nobody of the list. Otherwise it is one person,
    written in several ways or with something else beside.
    """
    seat = directory.find_near(cell) if cell else -1
    if seat >= 0 or not cell:
        return (max(seat, -1),)
    parts = _split(cell, directory)
    if len(parts) == 1:
        return (max(directory.find(parts[0]), -1),)
    seats = tuple(dict.fromkeys(seat for part in parts for seat in find_people(part, directory)))
    known = sum(seat >= 0 for seat in seats)
    if known > 1 or (known and len(set(MAIL.findall(cell.casefold()))) > 1):
        return seats
    if known and any(_is_somebody_else(part, parts, directory) for part in parts):
        return seats
    seat = directory.find(cell)
    return (seat,) if seat >= 0 else seats


def _is_somebody_else(part: str, parts: Sequence[str], directory: Directory) -> bool:
    """Is a part that names nobody of the list written as a person is, not as a unit?

    Like a name, or like the id beside it that is known: `E7; E99`.
    """
    if directory.find(part) >= 0:
        return False
    if any(map(str.isdigit, part)):
        return any(_outline(other) == _outline(part) for other in parts if directory.find(other) >= 0)
    return is_like_name(part) and not set(split_words(part)) & HARMLESS


def _outline(text: str) -> str:
    """A text with `9` for each number and `a` for each word: `E0012` and `b7` are both `a9`."""
    return _DIGITS.sub("9", _LETTERS.sub("a", text))


def _split(cell: str, directory: Directory) -> list[str]:
    """Split a cell at the marks between people.

    "Last, First" and a distinguished name stay whole.
    """
    for mark in (_MARKS, ","):
        parts = [part.strip() for part in re.split(mark, cell) if part.strip()]
        if len(parts) > 1:
            return parts if mark == _MARKS else [cell] if "=" in cell else _join_names(parts, directory)
    addresses = MAIL.findall(cell) if cell.count("@") > 1 else []
    return addresses if len(addresses) > 1 else [cell.strip(" ,;|")]


def _join_names(pieces: Sequence[str], directory: Directory) -> list[str]:
    """Join the pieces between commas again that are "Last, First" of one person."""
    joined: list[str] = []
    last = ""
    for piece in pieces:
        if last and _is_last_first(last, piece, directory):
            joined[-1], last = f"{last}, {piece}", ""
        else:
            joined.append(piece)
            last = piece
    return joined


def _is_last_first(last: str, first: str, directory: Directory) -> bool:
    """Are two pieces the family and the given name of one person?

    An address in brackets may follow. Not where both are people, unless they are single words:
    a family name may be the log-in name of another.
    """
    given = _BRACKETS.sub("", first).strip()
    if not given or _NO_NAME.search(last + given):
        return False
    if " " in last and directory.find(last) >= 0 and (" " in given or directory.find(first) >= 0):
        return False
    if " " in given and directory.find(last) >= 0 and directory.find(given) >= 0:
        return False
    return given != first or directory.find(f"{last}, {given}") >= 0
