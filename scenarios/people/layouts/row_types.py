"""Leaves out rows of a list that its column of types calls units or positions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from scenarios.people.columns.headings import likeness, normalize
from scenarios.people.columns.roles import NONE
from scenarios.people.files.table import Table
from scenarios.people.finding import Findings, describe_lines
from scenarios.people.layouts.unit_tree import MANAGER, UNIT, UnitTree, find_own_managers, find_tree

_HEADINGS = set(
    "type typ tipo objecttype otype nodetype entitytype recordtype objekttyp entrytype rowtype class category".split()
)
_PEOPLE = set(
    """person people employee user staff worker mitarbeiter mitarbeiterin p individual human member contact personne
    salarie employe persona empleado""".split()
)
_CODED = {"otype", "objecttype", "objekttyp"}
"""Headings under which P, O and S are people, units and positions, as SAP writes them."""
_CODES = set("pos")
_GROUPS = set(
    """department dept unit orgunit organizationalunit organisationalunit organization organisation team group company
    division abteilung organisationseinheit einheit bereich planstelle stelle gruppe o section branch position s job
    post businessunit costcenter folder service departement equipe unite departamento unidad equipo
    puesto""".split()
)


_POSITIONS = set("planstelle stelle position s job post puesto".split())
_NEED = "add a column that marks who leads each unit (X under 'Chief'), or one with everybody's manager"


def leave_out_groups(table: Table, mapping: Mapping[str, str], findings: Findings) -> Table:
    """Returns the rows that are people, where a column of types tells them from groups.

    Where people stand below units and positions these tell unit and manager.
    """
    for at, heading in enumerate(table.heading):
        if (name := normalize(heading)) not in _HEADINGS:
            continue
        kinds = [normalize(cell) for cell in table.columns[at]]
        groups = [row for row, kind in enumerate(kinds) if kind in _GROUPS]
        if _CODES.intersection(kinds) and not (name in _CODED or _are_coded(table, kinds)):
            continue
        posts = {row for row in groups if kinds[row] in _POSITIONS}
        units = set(groups) - posts
        seats = bool(posts and units) and not _PEOPLE.intersection(kinds)
        if not groups or not (_PEOPLE.intersection(kinds) or seats) or not set(kinds) <= _PEOPLE | _GROUPS | {""}:
            continue
        kept = [row for row in range(len(kinds)) if kinds[row] not in _GROUPS or (seats and row in posts)]
        times = Counter(table.columns[at][row] for row in groups if not (seats and row in posts))
        count = ", ".join(f"{number:,} x '{cell}'" for cell, number in times.items())
        lines = describe_lines([table.lines[row] for row in groups if not (seats and row in posts)])
        tree = (
            None if mapping.get("manager", NONE) != NONE else find_tree(table, kept, units, set() if seats else posts)
        )
        read_as = "they are left out" if tree is None else "they tell the units of people"
        findings.warning("no person", 0, heading, f"{count} are no people: {lines}", read_as)
        if seats:
            what = f"{len(posts):,} x '{table.columns[at][min(posts)]}' count as people: no row is a person"
            findings.warning("no person", 0, heading, what, "who holds them is not read")
        if tree is not None:
            table = _add_tree(tree, "manager" in mapping, findings)
        columns = [[column[row] for row in kept] for column in table.columns]
        return replace(table, columns=columns, lines=[table.lines[row] for row in kept])
    return table


def _add_tree(tree: UnitTree, flat: bool, findings: Findings) -> Table:
    """The table with units and managers of people by the rows above them.

    `flat`: no managers are asked for.
    """
    table = tree.table
    heading, columns = list(table.heading), [list(column) for column in table.columns]
    own = find_own_managers(tree)
    bosses = {} if flat or own >= 0 else tree.find_managers()
    if own < 0 and not flat:
        _report_managers(tree, bosses, findings)
    ids = _find_ids(tree)
    keys = columns[ids] if ids >= 0 else [f"row-{row}" for row in range(len(table.lines))]
    above = [keys[bosses[row]] if row in bosses else "" for row in range(len(table.lines))]
    units = [""] * len(table.lines)
    for row, unit in zip(tree.people, tree.name_units(), strict=True):
        units[row] = unit
    known = any(
        likeness(heading[at], "unit") >= 2 and any(columns[at][row] for row in tree.people)
        for at in range(len(heading))
        if at != tree.parents
    )
    gone = {at for at in (tree.parents, tree.told_by if tree.told_by != own else -1) if at >= 0}
    added = [(MANAGER, above)] if bosses else []
    added += [] if known else [(UNIT, units)]
    added += [("row id", keys)] if ids < 0 else []
    kept = [(heading[at], columns[at]) for at in range(len(heading)) if at not in gone]
    return replace(table, heading=[name for name, _ in (*kept, *added)], columns=[one for _, one in (*kept, *added)])


def _find_ids(tree: UnitTree) -> int:
    """The column of the ids of people, which may be another than that of units; -1 = none."""
    if tree.ids < 0 or all(tree.table.columns[tree.ids][row] for row in tree.people):
        return tree.ids
    for at, heading in enumerate(tree.table.heading):
        own = [tree.table.columns[at][row] for row in tree.people]
        apart = all(own) and len(set(own)) == len(own)
        if at not in (tree.parents, tree.told_by) and likeness(heading, "id") == 3 and apart:
            return at
    return -1


def _report_managers(tree: UnitTree, bosses: Mapping[int, int], findings: Findings) -> None:
    """Say how the rows above tell who the managers are; an error where they do not."""
    if not bosses:
        what = "units stand above people, but not who leads them"
        findings.error("no managers", 0, "", f"{what}; {_NEED}, or say --map manager=none for no hierarchy")
        return
    by = f"leads the unit above (by '{tree.table.heading[tree.told_by]}')" if tree.leaders else "stands next above"
    what = f"the manager is whoever {by}: {len(set(bosses.values())):,} managers of {len(bosses):,} people"
    findings.note("units above", what)
    without = len(tree.units) - len(tree.leaders)
    if tree.leaders and without:
        what = f"{without:,} of {len(tree.units):,} units have nobody who leads them"
        findings.warning("units above", 0, "", what, "their people report to whoever leads the next unit above")
    if vacant := tree.count_vacant():
        findings.note("vacant", f"{vacant:,} of {len(tree.positions):,} positions are held by nobody")


def _are_coded(table: Table, kinds: Sequence[str]) -> bool:
    """Do all of type P stand below rows of type O or S, which kinds of employment would not?"""
    people = [row for row, kind in enumerate(kinds) if kind == "p"]
    others = [row for row, kind in enumerate(kinds) if kind in ("o", "s")]
    for ids in (column for column in table.columns if "o" in kinds and len(set(column)) == len(column)):
        held = {ids[row] for row in others}
        if any(above and above <= held for above in ({column[row] for row in people} for column in table.columns)):
            return True
    return False
