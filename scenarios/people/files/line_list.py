"""Completes a table of reporting lines (manager, employee) to a list of all in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scenarios.people.columns.headings import likeness, normalize
from scenarios.people.files.edges import Edge, choose_end, find_ends, read_heading, read_relation
from scenarios.people.files.table import Table
from scenarios.people.finding import Findings


def complete_line_list(table: Table, mapping: Mapping[str, str], findings: Findings) -> Table | None:
    """Returns a row for each person in a table of two columns that holds reporting lines.

    Any other table comes back as it is; None if the lines cannot be read (which is among the findings).
    """
    used = [at for at, column in enumerate(table.columns) if any(column)]
    if len(used) != 2:
        return table
    above = _find_manager(table, used, mapping, findings)
    if above is None or above < 0:
        return table if above is None else None
    below = used[0] if used[1] == above else used[1]
    bosses, people = table.columns[above], table.columns[below]
    neutral = likeness(table.heading[above], "manager") < 2
    missing = list(dict.fromkeys(boss for boss in bosses if boss and boss not in set(people)))
    if not neutral and (not all(bosses) or not missing):
        return table  # a list of people: the head stands in it
    first = dict(zip(reversed(bosses), reversed(table.lines), strict=True))
    kept = [row for row, person in enumerate(people) if person]
    heading = [_name(table.heading[below], "id", "employee", mapping)]
    heading.append(_name(table.heading[above], "manager", "manager", mapping))
    columns = [missing + [people[row] for row in kept], [""] * len(missing) + [bosses[row] for row in kept]]
    lines = [first[boss] for boss in missing] + [table.lines[row] for row in kept]
    what = f"is a list of {sum(map(bool, bosses)):,} reporting lines: '{table.heading[above]}' is the manager of"
    added = f"; {len(missing):,} without a line of their own get an entry" if missing else ""
    findings.note("lines", f"{what} '{table.heading[below]}'{added}")
    return replace(table, heading=heading, columns=columns, lines=lines)


def _find_manager(table: Table, used: list[int], mapping: Mapping[str, str], findings: Findings) -> int | None:
    """The column of managers; None = this is no table of lines, -1 = it cannot be decided."""
    headings = {table.heading[at]: at for at in used}
    asked = {normalize(mapping.get(role, "")): role for role in ("manager", "id") if mapping.get(role)}
    by_role = {asked[normalize(one)]: at for one, at in headings.items() if normalize(one) in asked}
    ends = find_ends(headings)
    if ends is None:
        return None
    if "manager" in by_role:
        return by_role["manager"]
    source, target = (headings[one] for one in ends)
    if read_heading(ends[0]) == "source":
        return source
    if any(read_relation(end) == "tie" for end in ends):
        return None  # a mail log
    if "id" in by_role:
        return target if by_role["id"] == source else source
    pairs = zip(table.columns[source], table.columns[target], strict=True)
    end, why = choose_end([Edge(one, other) for one, other in pairs if one and other])
    if end is None:
        what = f"looks like a list of reporting lines, but {why}"
        way_out = f"say --map 'manager={ends[0]}' or --map 'manager={ends[1]}'; contacts go with --ties"
        findings.error("lines", table.lines[0], "", f"{what}; {way_out}")
        return -1
    return source if end == "source" else target


def _name(heading: str, role: str, word: str, mapping: Mapping[str, str]) -> str:
    """A heading that tells the role, unless it does or is asked for by name."""
    asked = normalize(mapping.get(role, "")) == normalize(heading)
    return heading if asked or likeness(heading, role) >= 2 else f"{heading} ({word})"
