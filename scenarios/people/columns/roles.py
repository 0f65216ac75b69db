"""Decides which column of a staff list is what.

First by where its values point, then by its heading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scenarios.people import status
from scenarios.people.columns.headings import (
    describe_choice,
    find_columns,
    label_columns,
    likeness,
    names_group,
    names_measure,
    names_other_person,
    names_secret,
    normalize,
)
from scenarios.people.columns.manager_column import ManagerColumn, choose_manager
from scenarios.people.columns.pointers import Target, find_targets
from scenarios.people.columns.profiles import Profile, profile_columns
from scenarios.people.columns.words import PRIVATE, ROLES, TITLES
from scenarios.people.files.table import Table
from scenarios.people.finding import Findings
from scenarios.people.keys import is_like_name
from simulation.errors import UserError, did_you_mean

FEW = 5  # rows from which different values alone make a column of ids
MOST_UNITS = 1000  # different values with which a column may still hold units
NONE = "none"
"""What a role is mapped to that no column has."""
_BY_HEADING = ("unit", "tenure", "leaving", "status", "kind", "location", "rank")


@dataclass(frozen=True)
class ColumnRole:
    """One line of what was understood.

    A column, its role, why, and how many of its cells were resolved.
    """

    column: str
    role: str
    why: str
    resolved: str = ""


@dataclass
class Roles:
    """Positions of the recognized columns: one for each role, any number of private ones."""

    profiles: list[Profile]
    read: dict[str, int] = field(default_factory=dict)
    why: dict[int, str] = field(default_factory=dict)
    private: dict[str, list[int]] = field(default_factory=dict)
    named: list[int] = field(default_factory=list)
    """Columns of names and addresses that were asked for as something else."""
    targets: list[Target] = field(default_factory=list)
    manager: ManagerColumn | None = None

    def __getitem__(self, role: str) -> int | None:
        return self.read.get(role)

    @property
    def all_private(self) -> list[int]:
        """Columns of names and addresses."""
        return sorted(position for positions in self.private.values() for position in positions)

    def take(self, role: str, position: int, why: str) -> None:
        """Give a column its role."""
        self.read[role] = position
        self.why[position] = why

    def describe(self) -> list[ColumnRole]:
        """Returns a line a column of the file."""
        role_of = {position: role for role, position in self.read.items()}
        private = {position: role for role, positions in self.private.items() for position in positions}
        labels = label_columns([one.heading for one in self.profiles])
        lines = []
        for one, label in zip(self.profiles, labels, strict=True):
            role = role_of.get(one.position) or private.get(one.position, "")
            why = self.why.get(one.position, "")
            resolved = ""
            if self.manager and one.position in self.manager.tried:
                pointer = self.manager.tried[one.position]
                resolved = f"{pointer.resolved:,} of {pointer.filled:,}"
            elif role:
                resolved = f"{one.filled:,} of {len(one.cells):,}"
            lines.append(ColumnRole(label, role, why or ("heading" if role else "not used"), resolved))
        return lines


def assign_roles(table: Table, mapping: Mapping[str, str], findings: Findings) -> Roles:
    """Returns what each column is, and notes it.

    Raises UserError where `mapping` names no column of the table.
    """
    roles = Roles(profile_columns(table))
    fixed = _mapped(table, mapping)
    for role, position in fixed.items():
        if position is not None:
            roles.take(role, position, "asked for")
    scores = _scores(roles.profiles)
    roles.named = _find_mapped_names(roles.profiles, scores, fixed)
    _find_private(roles, scores)
    named = [*roles.private.get("name", []), *roles.private.get("email", [])]
    given = [position for role in ("id",) if (position := fixed.get(role)) is not None]
    by_heading = [one.position for one in roles.profiles if scores[one.position]["id"] == 3 and one.filled]
    roles.targets = find_targets(roles.profiles, roles.private.get("name", []), [*given, *by_heading])
    if "manager" not in fixed or fixed["manager"] is not None:
        free = [one for one in roles.profiles if one.position not in roles.read.values()]
        roles.manager = choose_manager(roles.profiles, free, fixed.get("manager"), roles.targets, findings)
        if roles.manager.position is not None and "manager" not in fixed:
            roles.take("manager", roles.manager.position, roles.manager.why)
    for kind in PRIVATE:
        taken = set(roles.read.values())
        roles.private[kind] = [at for at in roles.private.get(kind, []) if at not in taken]
    if "id" not in fixed:
        _find_id(roles, scores, [at for at in named if at not in roles.read.values()])
    _find_others(roles, scores, fixed)
    _note(table, roles, findings)
    return roles


def find_groups(table: Table, roles: Roles) -> dict[str, frozenset[str]]:
    """Returns the values of each other column that could hold units, by heading."""
    taken = {*roles.read.values(), *roles.all_private, *roles.named}
    labels = label_columns(table.heading)
    free = [one for one in roles.profiles if one.position not in taken and 1 < one.different <= MOST_UNITS]
    return {
        labels[one.position]: frozenset(table.columns[one.position]) - {""}
        for one in free
        if one.heading and not one.unique and not _holds_names(one, _scores([one])[0])
    }


def _mapped(table: Table, mapping: Mapping[str, str]) -> dict[str, int | None]:
    """The positions of the columns asked for, None where a role shall have none."""
    fixed: dict[str, int | None] = {}
    for role, heading in mapping.items():
        if role not in ROLES:
            raise UserError(f"--map: there is no role '{role}'{did_you_mean(role, list(ROLES))}")
        same = find_columns(table.heading, heading)
        if heading.casefold() in (NONE, "") and not same:
            if role in PRIVATE:
                what = "columns of names and addresses are looked for so that they are never stored"
                raise UserError(f"--map {role}: {what}; to use such a column, give it another role")
            fixed[role] = None
        elif len(same) == 1:
            fixed[role] = same[0]
        else:
            raise UserError(f"--map {role}: {describe_choice(table.heading, heading, same)}")
    return fixed


def _scores(profiles: Sequence[Profile]) -> list[dict[str, float]]:
    return [{role: likeness(one.heading, role) for role in ROLES} for one in profiles]


def _find_mapped_names(
    profiles: Sequence[Profile], scores: Sequence[Mapping[str, float]], fixed: Mapping[str, int | None]
) -> list[int]:
    """Columns asked for that hold names. Raises UserError where their cells would be stored."""
    found = []
    for role, at in fixed.items():
        if at is None or not (role in PRIVATE or _holds_names(profiles[at], scores[at])):
            continue
        if role in ("unit", "location"):
            what = f"column '{profiles[at].heading}' holds names or addresses, which are never stored"
            raise UserError(f"--map {role}: {what}; take another column, or none")
        found.append(at)
    return found


def _holds_names(one: Profile, score: Mapping[str, float]) -> bool:
    """Does a column name people? It can then be no unit and no location, whose cells are stored."""
    if one.kind == "mail" or max(score["name"], score["email"]) == 3:
        return True
    group = max(score["unit"], score["location"])
    person = max(score["name"], score["email"], score["manager"])
    return one.kind == "name" and ((one.unique and group < 2) or person > group or names_other_person(one.heading))


def _find_private(roles: Roles, scores: Sequence[Mapping[str, float]]) -> None:
    """Columns of names and addresses.

    By their values, or by headings that say so and nothing else better.
    """
    listed = _is_name_list([one for one in roles.profiles if one.filled])
    for one in roles.profiles:
        if one.position in roles.read.values() or not one.filled:
            continue
        score = scores[one.position]
        others = max(value for role, value in score.items() if role not in PRIVATE)
        if one.kind == "mail":
            kind = "email"
        elif one.unique and ((one.kind == "name" and max(score["unit"], score["location"]) < 2) or listed):
            kind = "name"
        elif (
            (best := max(score["name"], score["email"])) > 0 and best >= others and (best == 3 or one.kind != "number")
        ):
            kind = "name" if score["name"] >= score["email"] else "email"
        else:
            continue
        roles.private.setdefault(kind, []).append(one.position)
        roles.why[one.position] = "values" if one.kind in ("mail", "name") else "heading"


def _is_name_list(filled: Sequence[Profile]) -> bool:
    """Is there one column alone, most of it like names, whatever its first line says?"""
    return len(filled) == 1 and sum(map(is_like_name, filled[0].cells)) > 0.5 * filled[0].filled


def _find_id(roles: Roles, scores: Sequence[Mapping[str, float]], named: Sequence[int]) -> None:
    """The column that tells people apart.

    A usual heading, or what managers are named by; never a name if it can be helped.
    """
    pointed = roles.manager.target_positions if roles.manager else ()
    best: tuple[float, int] | None = None
    for one in roles.profiles:
        if one.position in roles.read.values() or one.position in named or not one.filled:
            continue
        if names_secret(one.heading):
            continue
        score = scores[one.position]
        known = max((value for role, value in score.items() if role not in ("id", *PRIVATE, "manager")), default=0.0)
        pointed_at = one.position in pointed
        likely = score["id"] if score["id"] >= known or score["id"] == 3 else 0.0
        if not (likely or pointed_at) and (
            not one.unique or known or one.kind not in ("code", "number") or one.filled < max(len(one.cells), FEW)
        ):
            continue
        if one.kind in ("date", "flag") or (names_measure(one.heading) and not pointed_at):
            continue
        if not one.unique and (not (score["id"] == 3 or pointed_at) or one.different == 1 < one.filled):
            continue
        worth = likely + 2.5 * pointed_at + 0.5 * one.unique + 0.2 * (one.kind in ("code", "number"))
        if best is None or worth > best[0]:
            best = worth, one.position
    if best is not None:
        reasons = ["managers are named by it"] * (best[1] in pointed) + ["heading"] * (scores[best[1]]["id"] > 0)
        roles.take("id", best[1], ", ".join(reasons) or "every value is different")


def _find_others(roles: Roles, scores: Sequence[Mapping[str, float]], fixed: Mapping[str, int | None]) -> None:
    """The remaining roles, best heading first.

    Where values must fit a role, only columns whose values do.
    """
    taken = {*roles.read.values(), *roles.all_private}
    order = sorted(
        (score[role] - _drawback(roles.profiles[at], role), -at, role)
        for at, score in enumerate(scores)
        for role in _BY_HEADING
        if score[role] > 0 and score[role] >= (score["manager"] if names_group(roles.profiles[at].heading) else 0)
    )
    for _, before, role in reversed(order):
        one = roles.profiles[-before]
        if one.position in taken or role in roles.read or role in fixed or not one.filled:
            continue
        counts = role == "unit" and one.kind == "number" and names_measure(one.heading)
        if status.fits(role, one) and not counts:
            roles.take(role, one.position, "heading")
            taken.add(one.position)


def _drawback(one: Profile, role: str) -> float:
    """What speaks against a column: it is about a unit above, or it is the same for everybody."""
    above = any(word in normalize(one.heading) for word in ("parent", "superior", "ubergeordnet", "upper"))
    by_code = role == "unit" and one.kind == "number"  # a name tells what a unit does
    return 0.5 * above + 0.6 * by_code + 1.5 * (role == "unit" and one.different == 1 and len(one.cells) > 1)


def _note(table: Table, roles: Roles, findings: Findings) -> None:
    for role, position in sorted(roles.read.items(), key=lambda item: item[1]):
        if normalize(table.heading[position]) != role and role != "rank":
            findings.note("column", f"column '{table.heading[position]}' is read as {TITLES.get(role, role)}")
    if "rank" in roles.read:
        findings.note("rank", "ranks are not used: levels follow from who reports to whom")
    if roles.all_private:
        names = ", ".join(f"'{table.heading[position]}'" for position in roles.all_private)
        findings.note("private", f"not stored, because names and addresses never are: {names}")
    told = {*roles.read.values(), *roles.all_private, *(roles.manager.told if roles.manager else ())}
    unused = [repr(heading) for position, heading in enumerate(table.heading) if heading and position not in told]
    for position in set(range(len(table.heading))) - told:
        if names_other_person(table.heading[position]):
            roles.why[position] = "names somebody else than the manager"
    if unused and (roles.read or roles.all_private):
        findings.note("unused", f"not used: {', '.join(unused)}")
