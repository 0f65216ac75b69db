"""Finds whom the ends of ties name: one person a cell, or several."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from scenarios.people.keys import MAIL, Directory


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
        self._find = directory.find

    def __missing__(self, cell: str) -> int:
        seats = find_people(cell, self._find)
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


def find_people(cell: str, find: Callable[[str], int]) -> tuple[int, ...]:
    """Returns the seats of all people a cell names: `Name <address>`, or several with ; , |."""
    seat = find(cell) if cell else -1
    if seat >= 0 or not cell:
        return (max(seat, -1),)
    addresses = MAIL.findall(cell) if "@" in cell else []
    parts = addresses if len(addresses) > 1 else [part.strip() for part in re.split(r"[;|]", cell) if part.strip()]
    if len(parts) == 1 and "," in cell:
        parts = [part.strip() for part in cell.split(",") if part.strip()]
        if not any(find(part) >= 0 for part in parts):
            return (-1,)
    return tuple(max(find(part), -1) for part in parts) if len(parts) > 1 else (-1,)
