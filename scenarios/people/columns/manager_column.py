"""Chooses the column of managers among those that point to people.

It also says what the others would give.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from scenarios.people.columns.headings import (
    likeness,
    names_group,
    names_leader,
    names_measure,
    names_other_person,
    names_position,
    names_second_line,
)
from scenarios.people.columns.pointers import Pointer, Target, find_pointer, point
from scenarios.people.columns.profiles import Profile
from scenarios.people.columns.words import NO_MANAGER
from scenarios.people.finding import Findings, shape_of
from scenarios.people.keys import Directory

_NEVER = ("unit", "location", "tenure", "leaving", "status", "kind", "rank")
ENOUGH = 0.5  # share of cells that must be found in the list


@dataclass
class ManagerColumn:
    """The column of managers and the others that were tried."""

    position: int | None = None
    why: str = ""
    tried: dict[int, Pointer] = field(default_factory=dict)
    """Columns that were tried, by position."""
    told: set[int] = field(default_factory=set)
    """Columns of which something was said."""
    failed: bool = False
    """Was there a column of managers that names nobody in the list?"""

    @property
    def pointer(self) -> Pointer | None:
        """Whom the column names."""
        return self.tried.get(self.position) if self.position is not None else None

    @property
    def target_positions(self) -> tuple[int, ...]:
        """Columns by which managers are named."""
        return self.pointer.target.positions if self.pointer and self.pointer.resolved else ()


def choose_manager(
    profiles: Sequence[Profile],
    free: Sequence[Profile],
    fixed: int | None,
    targets: Sequence[Target],
    findings: Findings,
) -> ManagerColumn:
    """Returns the column of managers.

    It is the first line of command that points to people of the list.

    `fixed`: the column asked for, None = find it among those that are `free`.
    """
    chosen = ManagerColumn()
    if fixed is not None:
        chosen.position, chosen.why = fixed, "asked for"
        chosen.tried[fixed] = _point(profiles[fixed], targets)
        _check(chosen, profiles[fixed], findings)
        return chosen
    ranks = {one.position: _rank(one) for one in free if one.filled}
    for one in free:
        if one.filled and (pointer := _try(one, ranks[one.position], targets)):
            chosen.tried[one.position] = pointer
    good = [at for at, pointer in chosen.tried.items() if _points(profiles[at], pointer, ranks[at])]
    like = [] if good else [at for at, rank in ranks.items() if _asks_who(profiles[at], rank)]
    missed = max(
        like, key=lambda at: (ranks[at], likeness(profiles[at].heading, "manager"), profiles[at].filled), default=None
    )
    _report_skipped(profiles, ranks, [*good, missed], chosen, findings)
    if good:
        best = max(good, key=lambda at: _worth(profiles[at], chosen.tried[at], ranks[at]))
        chosen.position = best
        pointer = chosen.tried[best]
        chosen.why = f"{'heading, ' if ranks[best] > 1 else ''}values point to {pointer.target.title}"
        if ranks[best] <= 1:
            what, read_as = "no heading says who manages whom, but this column points to people", "read as the manager"
            findings.warning("manager column", 0, profiles[best].heading, what, read_as)
        _report_others(profiles, good, chosen, findings)
        return chosen
    if missed is not None:
        chosen.position, chosen.why = missed, "heading"
        chosen.tried.setdefault(missed, _point(profiles[missed], targets))
        _check(chosen, profiles[missed], findings)
    return chosen


def _rank(one: Profile) -> int:
    """How well a heading suits a column of managers, 0 to 3.

    3 = a heading of managers, 2 = of a second line, 1 = says nothing, 0 = asks for something else.
    """
    if names_measure(one.heading) or names_other_person(one.heading) or one.kind in ("flag", "date"):
        return 0
    if likeness(one.heading, "manager") > 0:
        return 2 if names_second_line(one.heading) or names_group(one.heading) else 3
    return 0 if any(likeness(one.heading, role) >= 2 for role in _NEVER) else 1


def _asks_who(one: Profile, rank: int) -> bool:
    """Does a heading ask who the manager is, and not what unit or title stands above?

    A position above, by its number, says who it is.
    """
    by_position = names_position(one.heading) and one.kind in ("code", "number")
    return rank >= 2 and (not names_group(one.heading) or names_leader(one.heading) or by_position)


def _try(one: Profile, rank: int, targets: Sequence[Target]) -> Pointer | None:
    """Where a column points, if it may point at all."""
    people = one.kind in ("name", "mail") and one.different < 0.7 * one.filled
    if rank == 0 or (rank == 1 and (one.unique and not people) and one.different > 0.98 * one.filled):
        return None
    return find_pointer(one, targets, by_names=rank >= 2 or people)


def _point(one: Profile, targets: Sequence[Target]) -> Pointer:
    """Where a column points, also if it is nowhere."""
    others = [target for target in targets if one.position not in target.positions]
    others = others or [Target((), "any column", [""] * len(one.cells), Directory([]))]
    found = find_pointer(one, targets, by_names=True)
    tried = [found] if found else [point(one, target, targets, by_names=True) for target in others]
    return max(tried, key=lambda pointer: int((pointer.seats != -1).sum()))


def _points(one: Profile, pointer: Pointer, rank: int) -> bool:
    """Does a column point to people as one of managers does?"""
    named = pointer.filled - count_nobody(one, pointer)
    if rank >= 2:
        return pointer.resolved >= ENOUGH * named and pointer.resolved > 0 and pointer.selves < 0.9 * pointer.resolved
    sure = pointer.resolved >= 0.95 * named and pointer.filled >= 0.5 * len(one.cells)
    if one.small_numbers:  # counts run in circles somewhere, unless 0 ends them
        sure = sure and pointer.has_no_circle and named == pointer.filled >= 0.8 * len(one.cells)
    return sure and pointer.resolved > 1 and pointer.is_tree and likeness(one.heading, "id") < 3


def count_nobody(one: Profile, pointer: Pointer) -> int:
    """How many cells name nobody on purpose (NO_MANAGER)."""
    return sum(
        cell.casefold() in NO_MANAGER and seat == -1
        for cell, seat in zip(one.cells, pointer.seats.tolist(), strict=True)
    )


def _worth(one: Profile, pointer: Pointer, rank: int) -> tuple[float, ...]:
    share = pointer.resolved / max(pointer.filled, 1)
    by_id = one.kind in ("number", "code")
    return rank, share >= 0.9, pointer.is_tree, pointer.resolved, by_id, likeness(one.heading, "manager"), -one.position


def _report_others(profiles: Sequence[Profile], good: Sequence[int], chosen: ManagerColumn, findings: Findings) -> None:
    """Say what was taken and what each of the other columns would give."""
    pointer = chosen.pointer
    for at in good:
        if at == chosen.position or pointer is None:
            continue
        other, heading = chosen.tried[at], profiles[at].heading
        chosen.told.add(at)
        both = (other.seats >= 0) & (pointer.seats >= 0)
        same = int((other.seats == pointer.seats)[both].sum())
        taken = profiles[pointer.position].heading
        if both.any() and same >= 0.98 * both.sum() and other.resolved <= pointer.resolved:
            findings.note("manager column", f"names the same managers as '{taken}'", column=heading)
            continue
        what = (
            f"also points to people ({other.resolved:,} of {other.filled:,}; would give {other.describe()}); "
            f"'{taken}' is taken ({pointer.describe()})"
        )
        read_as = f'--map manager="{heading}" takes it instead; lines beside the first are not stored'
        findings.warning("manager column", 0, heading, what, read_as)


def _report_skipped(
    profiles: Sequence[Profile],
    ranks: dict[int, int],
    used: Sequence[int | None],
    chosen: ManagerColumn,
    findings: Findings,
) -> None:
    """Say which columns look like managers and are skipped, and why."""
    for at, rank in ranks.items():
        one = profiles[at]
        if at in used or likeness(one.heading, "manager") <= 0:
            continue
        if names_other_person(one.heading):
            why = "names somebody else than the manager"
        elif rank == 0:
            why = "says something about managers, not who they are"
        else:
            found = chosen.tried[at].resolved if at in chosen.tried else 0
            why = f"{found:,} of {one.filled:,} cells name somebody in the list"
        chosen.told.add(at)
        findings.note("skipped", f"is not read as the manager: {why}", column=one.heading)


def _check(chosen: ManagerColumn, one: Profile, findings: Findings) -> None:
    """Report a column of managers most of whose cells name nobody in the list.

    That has no repair.
    """
    pointer = chosen.pointer
    if pointer is None:
        return
    named = pointer.filled - count_nobody(one, pointer)
    if not named or (pointer.resolved >= ENOUGH * named and pointer.resolved):
        return
    chosen.failed = True
    cell = next(cell for cell, seat in zip(one.cells, pointer.seats.tolist(), strict=True) if seat < 0 and cell)
    several = int((pointer.seats == -2).sum())
    what = (
        f"only {pointer.resolved:,} of {named:,} managers are found in the list; a cell looks like '{shape_of(cell)}'"
    )
    if several > named / 2:
        need = f"{several:,} name what several people are called: a column of ids for managers resolves them"
    elif "@" in cell:
        need = "a column with everybody's address, written so, resolves them"
    elif any(map(str.isdigit, cell)) or (cell.isupper() and " " not in cell):
        need = "a column with everybody's id, written so, resolves them"
    else:
        need = "a column with everybody's full name, written so, resolves them"
    need += '; --map manager="HEADING" takes another column, --map manager=none imports without a hierarchy'
    findings.error("no manager found", 0, one.heading, f"{what}; {need}")
