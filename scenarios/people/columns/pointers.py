"""Which columns point to people of the list.

Each column is tried against all that tell people apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from scenarios.people.columns.profiles import Profile
from scenarios.people.keys import Directory, tidy
from simulation import reporting_lines

TRIED = 300  # different values of a column that are looked up before all are


@dataclass(frozen=True)
class Target:
    """A column, or first and last name together, by which a person can be named."""

    positions: tuple[int, ...]
    title: str
    cells: Sequence[str]
    directory: Directory


@dataclass(frozen=True)
class Pointer:
    """A column that points into another: whom it names, row by row."""

    position: int
    target: Target
    seats: NDArray[np.int64]
    """Row of the person meant, [rows]; -1 = not found, -2 = several are called so, -3 = empty."""

    @cached_property
    def filled(self) -> int:
        """Cells that are not empty."""
        return int((self.seats != -3).sum())

    @cached_property
    def resolved(self) -> int:
        """Cells whose person was found."""
        return int((self.seats >= 0).sum())

    @cached_property
    def selves(self) -> int:
        """Rows that name themselves."""
        return int((self.seats == np.arange(len(self.seats))).sum())

    @cached_property
    def line(self) -> NDArray[np.int32]:
        """The line of command it would give: -1 = nobody."""
        line = np.where(self.seats >= 0, self.seats, -1).astype(np.int32)
        line[line == np.arange(len(line))] = -1
        return line

    @cached_property
    def is_tree(self) -> bool:
        """Do nearly all lines lead up, as those to managers do?

        Few then run in circles or to themselves.
        """
        few = max(1, len(self.seats) // 50)
        return self.selves <= few and self.circular <= few and bool((self.line >= 0).any())

    @cached_property
    def has_no_circle(self) -> bool:
        """Does every line lead up to a head?"""
        return self.selves == 0 and self.circular == 0

    @cached_property
    def circular(self) -> int:
        """People who report in a circle of several."""
        return int(reporting_lines.in_circle(self.line).sum())

    def describe(self) -> str:
        """What the line of command would be, in words: `3 managers, 2 levels`."""
        managers = len(np.unique(self.line[self.line >= 0]))
        levels = int(reporting_lines.levels(_opened(self.line)).max(initial=0))
        return f"{managers:,} manager{'s' * (managers != 1)}, {levels} level{'s' * (levels != 1)}"


def _opened(line: NDArray[np.int32]) -> NDArray[np.int32]:
    """A line of command without those who report in a circle."""
    return np.where(reporting_lines.in_circle(line), -1, line).astype(np.int32)


def find_targets(profiles: Sequence[Profile], named: Sequence[int], given: Sequence[int] = ()) -> list[Target]:
    """Returns all that tells people apart: unique columns, and names in two columns joined.

    `named`: columns of names; `given`: columns that are targets whatever they hold.
    """
    targets = []
    for one in profiles:
        usable = one.unique and one.kind not in ("date", "flag", "empty")
        if usable or one.position in given or (one.position in named and one.different >= 0.5 * one.filled > 0):
            targets.append(Target((one.position,), f"'{one.heading}'", one.cells, Directory([one.cells])))
    parts = [profiles[at] for at in named if _is_word(profiles[at])]
    if len(parts) >= 2:
        parts = parts[:3]
        cells = [" ".join(cell for cell in row if cell) for row in zip(*(one.cells for one in parts), strict=True)]
        title = " + ".join(f"'{one.heading}'" for one in parts)
        targets.append(Target(tuple(one.position for one in parts), title, cells, Directory([cells])))
    return targets


def _is_word(profile: Profile) -> bool:
    """Is it a column of single names: first, middle or last?"""
    some = [cell for cell in profile.cells[:2000] if cell][:200]
    alone = sum(len(cell.split()) <= 2 and "," not in cell and not any(map(str.isdigit, cell)) for cell in some)
    whole = sum(" " in cell for cell in some)
    return bool(some) and alone > 0.9 * len(some) and whole < 0.5 * len(some)


def find_pointer(profile: Profile, targets: Sequence[Target], by_names: bool) -> Pointer | None:
    """Returns where most of a column's cells are found, if any are.

    `by_names`: also look for names, addresses and parts of cells, which takes longer.
    """
    values = [value for value in dict.fromkeys(profile.cells) if value]
    some = values[:: max(1, len(values) // TRIED)]
    best: tuple[tuple[int, int], Target] | None = None
    for target in targets:
        if profile.position in target.positions:
            continue
        sure = sum(target.directory.find_near(value, exactly=True) >= 0 for value in some)
        found = sum(target.directory.find_near(value) >= 0 for value in some)
        if by_names and found < len(some):
            found = sum(target.directory.find(value) >= 0 for value in some)
        if found and (best is None or (found, sure) > best[0]):
            best = (found, sure), target
    return point(profile, best[1], targets, by_names) if best else None


def point(profile: Profile, target: Target, targets: Sequence[Target], by_names: bool) -> Pointer:
    """Returns whom all cells of a column name.

    They are looked up in the target, and among names and addresses where that fails.
    """
    others = [one for one in targets if one is not target and profile.position not in one.positions]
    known = {"": -3}
    for value in dict.fromkeys(profile.cells):
        if value:
            known[value] = _find(value, target, others, by_names)
    return Pointer(profile.position, target, np.array([known[cell] for cell in profile.cells], dtype=np.int64))


def split_people(cell: str) -> list[str]:
    """Returns the people of a cell that names several; [] if it names one."""
    whole = all(" " in part.strip() for part in cell.split(","))  # Ana Ash, Ben Birch
    by_comma = "," in cell and (whole or "@" in cell or any(map(str.isdigit, cell)))
    divider = ";" if ";" in cell else "|" if "|" in cell else "," if by_comma else ""
    parts = [part.strip() for part in cell.split(divider)] if divider else []
    return [part for part in parts if part] if len(parts) > 1 else []


def _find(value: str, target: Target, others: Sequence[Target], by_names: bool) -> int:
    seat = target.directory.find(value) if by_names else target.directory.find_near(value)
    if seat == -1 and by_names and not tidy(value).isdigit():  # a number may be somebody else's in another column
        for other in others:
            seat = other.directory.find(value)
            if seat >= 0:
                return seat
    if seat == -1 and by_names:
        for part in split_people(value)[:5]:  # several managers in one cell: the first that is known
            for one in [target] if tidy(part).isdigit() else [target, *others]:
                if (found := one.directory.find(part)) >= 0:
                    return found
    return min(seat, -1) if seat < 0 else seat
