"""Reads who reports to whom where units and positions stand above people.

As in structures of SAP. The manager is whoever leads the unit above, or holds the position above.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from scenarios.people.columns.headings import likeness, normalize, split_words
from scenarios.people.columns.outline_column import find_above, is_outline, names_level, read_levels
from scenarios.people.files.table import Table
from scenarios.people.keys import Directory

MANAGER = "manager (by the rows above)"
UNIT = "unit (by the rows above)"
_MOSTLY = 0.9  # of the cells of a column of parents, how many must name a row
_LEADS = set(
    """chief head leader lead leads leiter leiterin leitung leitungsfunktion manager ismanager ishead ischief isleader
    chef responsable jefe boss supervisor vorgesetzter relat relation relationship verknupfung""".split()
)
_YES = set("x yes y ja j true 1 oui si chief head leader leiter leiterin leitung manager a012 b012 012".split())
_NO = set("no n nein false 0 non member employee mitarbeiter a003 b003 003 a008 b008 008 a002 b002 002".split()) | {""}


@dataclass
class UnitTree:
    """Rows of units, positions and people, and which row stands above each."""

    table: Table
    units: set[int]
    positions: set[int]
    people: list[int]
    above: list[int] = field(default_factory=list)
    """The row above each; -1 = none."""
    ids: int = -1
    """Column by which rows are named; -1 = levels and the order of rows tell what is above."""
    parents: int = -1
    leaders: dict[int, int] = field(default_factory=dict)
    """Row of a unit -> row of the person or position that leads it."""
    told_by: int = -1
    """Column that tells who leads."""

    def find_managers(self) -> dict[int, int]:
        """Returns the row of everybody's manager; who is at the top is not there."""
        holders: dict[int, list[int]] = defaultdict(list)
        for row in self.people:
            holders[self.above[row]].append(row)
        found = {}
        for row in self.people:
            seen, node, own = {row}, self.above[row], True
            while node >= 0 and node not in seen:
                seen.add(node)
                if (boss := self._find_boss(row, node, holders, own)) >= 0:
                    found[row] = boss
                    break
                own = False
                node = self.above[node]
        return found

    def _find_boss(self, row: int, node: int, holders: dict[int, list[int]], own: bool) -> int:
        """Who manages somebody, as one row above tells; -1 = it does not.

        `own`: it is the next row above.
        """
        if node in self.units:
            leader = self.leaders.get(node, -1)
            one = [leader] if leader not in self.positions else holders[leader]
            return next((person for person in one if person >= 0 and person != row), -1) if row not in one else -1
        if node in self.positions:
            return -1 if own else next((person for person in holders[node] if person != row), -1)
        return node

    def name_units(self) -> list[str]:
        """Returns the name of the unit next above each of the people."""
        names = self._find_names()
        found = []
        for row in self.people:
            node, seen = self.above[row], {row}
            while node >= 0 and node not in self.units and node not in seen:
                seen.add(node)
                node = self.above[node]
            found.append(names[node] if node in self.units else "")
        return found

    def count_vacant(self) -> int:
        """Returns how many positions nobody holds."""
        return len(self.positions - {self.above[row] for row in self.people})

    def _find_names(self) -> Sequence[str]:
        """The column with the names of units."""
        best, most = self.table.columns[max(self.ids, 0)], (0.0, 0)
        for at, column in enumerate(self.table.columns):
            cells = [column[row] for row in self.units]
            letters = sum(any(map(str.isalpha, cell)) for cell in cells)
            named = likeness(self.table.heading[at], "name") or likeness(self.table.heading[at], "unit")
            worth = (min(named, 2.0), len(set(cells)))
            if at not in (self.ids, self.parents, self.told_by) and letters >= 0.8 * len(cells) and worth > most:
                best, most = column, worth
        return best


def find_tree(table: Table, people: list[int], units: set[int], positions: set[int]) -> UnitTree | None:
    """Returns the tree of units, positions and people; None where nobody stands below units."""
    tree = UnitTree(table, units, positions, people)
    if not (_point_by_ids(tree) or _point_by_levels(tree)):
        return None
    groups = units | positions
    if not any(tree.above[row] in groups for row in people):
        return None
    _find_leaders(tree)
    return tree


def find_own_managers(tree: UnitTree) -> int:
    """Returns the column in which people name their managers themselves; -1 = there is none."""
    for at, heading in enumerate(tree.table.heading):
        if at in (tree.parents, tree.ids) or likeness(heading, "manager") < 2:
            continue
        cells = [cell for row in tree.people if (cell := tree.table.columns[at][row])]
        directory = _list_people(tree, at)
        known = sum(directory.find(cell) >= 0 for cell in cells)
        if len(cells) >= 0.5 * len(tree.people) and known >= 0.5 * len(cells):
            return at
    return -1


def _list_people(tree: UnitTree, but: int) -> Directory:
    columns = [column for at, column in enumerate(tree.table.columns) if at not in (but, tree.parents)]
    own = [[column[row] for row in tree.people] for column in columns]
    return Directory([cells for cells in own if len(set(cells)) > 0.9 * len(cells)])


def _point_by_ids(tree: UnitTree) -> bool:
    """Finds the columns of ids and of the ids above; are there any?"""
    best = 0
    groups = sorted(tree.units | tree.positions)
    columns = tree.table.columns
    for ids, column in enumerate(columns):
        own = [column[row] for row in groups]
        if "" in own or len(set(own)) < len(own):
            continue
        place = {cell: row for row, cell in reversed(list(enumerate(column)))} | dict(zip(own, groups, strict=True))
        for parents, above in enumerate(columns):
            filled = [cell for row in tree.people if (cell := above[row])]
            told = sum(bool(above[row]) for row in groups)
            known = sum(cell in place for cell in above if cell)
            if ids == parents or not filled or len(filled) < 0.5 * len(tree.people) or not told or known <= best:
                continue
            rows = [place.get(cell, -1) for cell in above]
            if known >= _MOSTLY * (len(filled) + told) and all(row != at for at, row in enumerate(rows)):
                best, tree.ids, tree.parents, tree.above = known, ids, parents, rows
    return best > 0


def _point_by_levels(tree: UnitTree) -> bool:
    for heading, column in zip(tree.table.heading, tree.table.columns, strict=True):
        levels = read_levels(column) if names_level(heading) else None
        if levels is not None and is_outline(levels):
            tree.above = find_above(levels)
            return True
    return False


def _find_leaders(tree: UnitTree) -> None:
    """Finds who leads each unit.

    By a mark at people or positions, or by a reference in the row of the unit.
    """
    for at, heading in enumerate(tree.table.heading):
        words = {normalize(heading), *split_words(heading)}
        if at in (tree.ids, tree.parents) or not (words & _LEADS or likeness(heading, "manager") >= 2):
            continue
        found = _read_marks(tree, at) or _read_references(tree, at)
        if len(found) > len(tree.leaders):
            tree.leaders, tree.told_by = found, at


def _read_marks(tree: UnitTree, at: int) -> dict[int, int]:
    column = tree.table.columns[at]
    below = [*sorted(tree.positions), *tree.people]
    cells = {normalize(column[row]) for row in below}
    found: dict[int, int] = {}
    if not cells <= _YES | _NO or not cells & _YES:
        return found
    for row in (one for one in below if normalize(column[one]) in _YES):
        node, seen = tree.above[row], {row}
        while node >= 0 and node not in tree.units and node not in seen:
            seen.add(node)
            node = tree.above[node]
        if node in tree.units:
            found.setdefault(node, row)
    return found


def _read_references(tree: UnitTree, at: int) -> dict[int, int]:
    column = tree.table.columns[at]
    directory = _list_people(tree, at)
    own = tree.table.columns[tree.ids] if tree.ids >= 0 else []
    places = {own[row]: row for row in tree.positions} if own else {}
    found = {}
    for row in tree.units:
        cell = column[row]
        seat = directory.find(cell) if cell and cell not in places else -1
        leader = places.get(cell, tree.people[seat] if seat >= 0 else -1)
        if cell and leader >= 0:
            found[row] = leader
    return found
