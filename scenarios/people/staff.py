"""A staff list that has been read: the people, before they become an organization."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scenarios.people import cells, managers, status, tenure, units
from scenarios.people.columns.chain_column import add_chain_managers
from scenarios.people.columns.headings import find_split_managers
from scenarios.people.columns.outline_column import add_outline_managers
from scenarios.people.columns.path_column import add_path_managers
from scenarios.people.columns.pointers import Target, point
from scenarios.people.columns.position_column import add_position_managers, find_position_id
from scenarios.people.columns.profiles import Profile
from scenarios.people.columns.reports_column import add_reports_managers
from scenarios.people.columns.roles import NONE, ColumnRole, Roles, assign_roles, find_groups
from scenarios.people.columns.words import NO_MANAGER
from scenarios.people.files.edges import find_ends
from scenarios.people.files.first_entry import is_usual
from scenarios.people.files.line_list import complete_line_list
from scenarios.people.files.table import Table, read_table
from scenarios.people.finding import Findings
from scenarios.people.keys import Directory
from scenarios.people.layouts.level_numbers import find_repeated_numbers
from scenarios.people.layouts.repeated_lines import leave_out_pay_lines
from scenarios.people.layouts.row_types import leave_out_groups
from scenarios.people.names import Names, cut_names, hide_ids, number_units
from scenarios.people.rows import choose_rows, keep_rows

_TIME_OF_DAY = re.compile(r"\d{1,2}[:.]\d{2} ?[ap]m\b|\d{1,2}:\d{2}", re.IGNORECASE)
"""Hours of work (`Late shift 14:00 - 22:00`): their numbers look like ids, their words are no names."""
Leavers = Literal["keep", "drop"]


@dataclass(frozen=True)
class Wishes:
    """What is asked for beside the list itself."""

    as_of: date | None = None
    """Day from which dates of entry are counted back; None = the latest in the list."""
    leavers: Leavers = "keep"
    """What becomes of people who have left and of vacant posts."""
    mapping: Mapping[str, str] = field(default_factory=dict)
    """Role -> heading of the column that has it; "none" = no column has."""
    accept_loss: bool = False
    """Make repairs also where they lose more than 5 % of the people or of the reporting lines."""


@dataclass(frozen=True)
class Kept:
    """What a list holds and what is kept of it once all repairs are made."""

    people: int
    of_people: int
    lines: int
    of_lines: int

    MOST = 0.05

    @property
    def too_little(self) -> bool:
        """Is more lost than may be lost unasked?"""
        people, lines = self.of_people - self.people, self.of_lines - self.lines
        return people > self.MOST * self.of_people or lines > self.MOST * self.of_lines


@dataclass(frozen=True)
class Staff:
    """The people of a file, one entry each, in the order of the file."""

    ids: tuple[str, ...]
    """What is stored: never names."""
    lines: tuple[int, ...]
    """Where each stands in the file."""
    directory: Directory
    """What the file itself, and a file of ties, calls them; not stored."""
    manager: NDArray[np.int32]
    unit: tuple[str, ...]
    location: tuple[str, ...]
    tenure: NDArray[np.float64]
    columns: tuple[ColumnRole, ...]
    """What each column of the file was taken for."""
    kept: Kept
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Values of other columns that could be units, by heading; no heading or column that names people."""


def read_staff(data: bytes, wishes: Wishes, names: Names, findings: Findings) -> Staff | None:
    """Reads a staff list; None if it holds no list of people.

    The reason is then among the findings. `names` learns the names in the list.
    """
    table = read_table(data, findings, wishes.mapping)
    if table is not None:
        table = complete_line_list(table, wishes.mapping, findings)
    if table is None:
        return None
    table = leave_out_pay_lines(table, findings)
    table = add_position_managers(_join_managers(leave_out_groups(table, wishes.mapping, findings)), findings)
    table = add_path_managers(add_chain_managers(table, findings), findings)
    table = add_outline_managers(add_reports_managers(table, findings), findings)
    roles = assign_roles(table, wishes.mapping, findings)
    _learn_names(table, roles, names)
    if not roles.read and not roles.all_private:
        findings.error("column", 1, "", _describe_unknown(table))
        return None
    if roles["manager"] is None and wishes.mapping.get("manager", "").casefold() != NONE:
        _report_repeated_places(table, findings)
    return _staff(table, roles, wishes, names, findings)


def _report_repeated_places(table: Table, findings: Findings) -> None:
    """Report places in a tree that stand twice: they hold a hierarchy that cannot be read."""
    if places := find_repeated_numbers(table.heading, table.columns):
        what = "its numbers are places in a tree, but some stand twice, as where a spreadsheet makes 1.1 of 1.10"
        ways = "write them as text, or say --map manager=none for no hierarchy"
        findings.error("no managers", 0, places, f"{what}; {ways}")


def _describe_unknown(table: Table) -> str:
    """What to say of a table of which no column is recognized."""
    needed = "needed: id; useful: manager, unit, location, tenure"
    if not any(map(is_usual, table.heading)):  # names, perhaps
        return f"no column is recognized: the headings are unusual, or missing above the first entry; {needed}"
    found = ", ".join(f"'{heading}'" for heading in table.heading[:8])
    what = f"no column is recognized (found: {found}); {needed}"
    if find_ends(table.heading):
        what += "; it looks like a list of reporting lines or of ties: keep the two columns of reporting lines alone"
        what += ", and give ties with --ties"
    return what


def _join_managers(table: Table) -> Table:
    """A table in which first and last name of the manager are one column.

    Where each has its column.
    """
    found = find_split_managers(table.heading)
    if found is None:
        return table
    first, last = found
    pairs = zip(table.columns[first], table.columns[last], strict=True)
    columns, heading = list(table.columns), list(table.heading)
    columns[first] = [" ".join(part for part in pair if part) for pair in pairs]
    heading[first] = f"{heading[first]} + {heading[last]}"
    del columns[last], heading[last]
    return replace(table, heading=heading, columns=columns)


def _learn_names(table: Table, roles: Roles, names: Names) -> None:
    """Note all names: in columns of names and addresses, in ids and among the managers."""
    private = roles.private.get("name", [])
    for position in {
        *roles.all_private,
        *roles.named,
        *(at for role in ("id", "manager") if (at := roles[role]) is not None),
    }:
        names.add(cell for cell in set(table.columns[position]) if cell.casefold() not in NO_MANAGER)
    if len(private) > 1:
        names.add(
            " ".join(part for part in row if part) for row in zip(*(table.columns[at] for at in private), strict=True)
        )
    for position in roles.manager.target_positions if roles.manager else ():
        names.add(table.columns[position])
    for position, pointer in roles.manager.tried.items() if roles.manager else ():
        if pointer.resolved > 0.5 * pointer.filled:
            cells_of_people = (cell for cell in set(table.columns[position]) if not _TIME_OF_DAY.search(cell))
            names.add(cell for cell in cells_of_people if cell.casefold() not in NO_MANAGER)


def _staff(table: Table, roles: Roles, wishes: Wishes, names: Names, findings: Findings) -> Staff:
    chosen = choose_rows(table, roles, findings, wishes.as_of)
    table = keep_rows(table, chosen.rows)
    profiles = [replace(one, cells=table.columns[one.position]) for one in roles.profiles]
    targets = [_retarget(target, table) for target in roles.targets]
    lines = table.lines

    def column(role: str) -> list[str]:
        position = roles[role]
        return [""] * len(lines) if position is None else cells.values(table, position, findings)

    def profile(role: str) -> Profile | None:
        position = roles[role]
        return None if position is None else profiles[position]

    named = [table.columns[at] for at in (*roles.private.get("name", []), roles["id"]) if at is not None]
    marks = status.find_marks(profile("status"), profile("leaving"), profile("kind"), named, wishes.as_of)
    headings = {role: table.heading[at] for role, at in roles.read.items()}
    drop = wishes.leavers == "drop"
    status.report_marks(marks, headings, len(lines), drop, findings)
    gone = [*marks.left, *marks.vacant] if drop else []
    manager, kept_lines, of_lines = _managers(table, roles, targets, gone, wishes, findings)
    unit = number_units(units.spell(column("unit"), lines, headings.get("unit", ""), findings), names, findings)
    location = cut_names(column("location"), headings.get("location", ""), names, findings)
    years = tenure.weeks(column("tenure"), lines, headings.get("tenure", ""), findings, wishes.as_of, table.above)
    stay = np.setdiff1d(np.arange(len(lines)), gone)
    seat = np.full(len(lines) + 1, -1, dtype=np.int32)
    seat[stay] = np.arange(len(stay))
    by_names = roles["id"] is None and bool(roles.all_private)
    ids = hide_ids([chosen.keys[row] for row in stay], names, by_names, findings)
    others = [[target.cells[row] for row in stay] for target in targets]
    return Staff(
        ids=ids,
        lines=tuple(lines[row] for row in stay),
        directory=Directory([[chosen.keys[row] for row in stay], *others]),
        manager=seat[manager[stay]],
        unit=tuple(unit[row] for row in stay),
        location=tuple(location[row] for row in stay) if any(location) else (),
        tenure=years[stay],
        columns=tuple(replace(one, column=names.hide(one.column)) for one in roles.describe()),
        kept=Kept(len(lines), len(lines) + chosen.lost, kept_lines, of_lines),
        groups={label: cells for label, cells in find_groups(table, roles).items() if not names.hold(label)},
    )


def _retarget(target: Target, table: Table) -> Target:
    """A target by the rows that are kept."""
    if len(target.cells) == len(table.lines):
        return target
    parts = [table.columns[at] for at in target.positions]
    joined = [" ".join(cell for cell in row if cell) for row in zip(*parts, strict=True)]
    return replace(target, cells=joined, directory=Directory([joined]))


def _managers(
    table: Table, roles: Roles, targets: Sequence[Target], gone: Sequence[int], wishes: Wishes, findings: Findings
) -> tuple[NDArray[np.int32], int, int]:
    """The line of command, how many of the lines given it keeps, and how many were given."""
    position = roles["manager"]
    if position is None or roles.manager is None or roles.manager.pointer is None:
        _report_no_managers(table, wishes, findings)
        return np.full(len(table.lines), -1, dtype=np.int32), 0, 0
    place = managers.Place(table.lines, table.heading[position])
    read = cells.values(table, position, findings)
    profile = replace(roles.profiles[position], cells=read)
    at = roles.manager.pointer.target.positions
    target = next((one for one in targets if one.positions == at), roles.manager.pointer.target)
    pointer = point(profile, target, targets, by_names=True)
    if roles.manager.failed:
        return np.full(len(table.lines), -1, dtype=np.int32), 0, 0
    manager = managers.read_managers(pointer, profile, place, findings)
    if gone:
        manager = managers.pass_over(manager, gone)
        for person in gone:
            manager[person] = -1
            place.why.pop(person, None)
    given = manager.copy()
    lost = set(place.why)
    result = managers.one_line_of_command(manager, place, findings, gone)
    people = np.arange(len(given))
    lines = int(((given >= 0) & (given != people)).sum()) + len(lost)
    kept = int(((given >= 0) & (given != people) & (given == result)).sum())
    return result, kept, lines


def _report_no_managers(table: Table, wishes: Wishes, findings: Findings) -> None:
    """Say that there is no hierarchy.

    An error where the headings are missing that would tell of it, or positions are given without an order.
    """
    unasked = wishes.mapping.get("manager", "").casefold() == NONE
    if (held := find_position_id(table)) and not unasked:
        what = (
            f"positions are given ('{held}'), but not who reports to whom; add a column with the number of everybody's"
        )
        ways = "manager, or with the position above, or say --map manager=none for no hierarchy"
        findings.error("no managers", 0, "", f"{what} {ways}")
        return
    if not table.headless or unasked:
        findings.warning("no managers", 0, "", "nobody has a manager", "the organization has no hierarchy")
        return
    what = "without headings no column is found that says who reports to whom; write the headings above the first line,"
    ways = "or say which column it is (--map 'manager=column 3'), or --map manager=none for no hierarchy"
    findings.error("no heading", 0, "", f"{what} {ways}")
