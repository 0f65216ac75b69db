"""Leaves out rows of a list that its column of types calls units or positions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from scenarios.people.columns.headings import normalize
from scenarios.people.files.table import Table
from scenarios.people.finding import Findings, describe_lines

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


def leave_out_groups(table: Table, findings: Findings) -> Table:
    """Returns the rows that are people, where a column of types tells them from groups."""
    for at, heading in enumerate(table.heading):
        if (name := normalize(heading)) not in _HEADINGS:
            continue
        kinds = [normalize(cell) for cell in table.columns[at]]
        groups = [row for row, kind in enumerate(kinds) if kind in _GROUPS]
        if _CODES.intersection(kinds) and not (name in _CODED or _are_coded(table, kinds)):
            continue
        if not groups or not _PEOPLE.intersection(kinds) or not set(kinds) <= _PEOPLE | _GROUPS | {""}:
            continue
        kept = [row for row in range(len(kinds)) if kinds[row] not in _GROUPS]
        times = Counter(table.columns[at][row] for row in groups)
        count = ", ".join(f"{number:,} x '{cell}'" for cell, number in times.items())
        lines = describe_lines([table.lines[row] for row in groups])
        findings.warning("no person", 0, heading, f"{count} are no people: {lines}", "they are left out")
        columns = [[column[row] for row in kept] for column in table.columns]
        return replace(table, columns=columns, lines=[table.lines[row] for row in kept])
    return table


def _are_coded(table: Table, kinds: Sequence[str]) -> bool:
    """Do all of type P stand below rows of type O or S, which kinds of employment would not?"""
    people = [row for row, kind in enumerate(kinds) if kind == "p"]
    others = [row for row, kind in enumerate(kinds) if kind in ("o", "s")]
    for ids in (column for column in table.columns if "o" in kinds and len(set(column)) == len(column)):
        held = {ids[row] for row in others}
        if any(above and above <= held for above in ({column[row] for row in people} for column in table.columns)):
            return True
    return False
