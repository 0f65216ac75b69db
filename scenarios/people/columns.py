"""Finds which column of a table is what, by its heading and then by its content."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from scenarios.people.finding import Findings
from scenarios.people.table import Table
from scenarios.people.words import PRIVATE, ROLES, TIE_ROLES, TITLES

WORDS = {role: tuple(text.casefold().split()) for role, text in (ROLES | TIE_ROLES).items()}
CLOSE = 0.86  # likeness from which a heading counts as misspelt


@dataclass
class Roles:
    """Positions of the recognized columns: one for each role, any number of private ones."""

    read: dict[str, int] = field(default_factory=dict)
    private: dict[str, list[int]] = field(default_factory=dict)

    def __getitem__(self, role: str) -> int | None:
        return self.read.get(role)


def normalize(heading: str) -> str:
    """A heading without case, accents, blanks and signs: "N° d'employé" -> "ndemploye"."""
    text = unicodedata.normalize("NFKD", heading.casefold().replace("ß", "ss"))
    return "".join(sign for sign in text if sign.isalpha() or (sign.isascii() and sign.isdigit()))


def likeness(heading: str, role: str) -> float:
    """Returns how well a heading fits a role, 0 to 3.

    3 = a usual name, 2 = holds one, 1..2 = a misspelt one, 0 = not at all.
    """
    text = normalize(heading)
    if not text:
        return 0.0
    if text in WORDS[role]:
        return 3.0
    inside = [word for word in WORDS[role] if len(word) >= 5 and word in text]
    if inside:
        return 2.0 + max(map(len, inside)) / (2 * len(text))
    parts = {normalize(part) for part in re.split(r"[^\w]+|_|(?<=[a-z])(?=[A-Z])", heading) if part}
    if parts & {word for word in WORDS[role] if len(word) >= 2 and word != "no"} and role not in PRIVATE:
        return 2.0
    matcher = SequenceMatcher(b=text, autojunk=False)
    best = 0.0
    for word in WORDS[role]:
        if len(word) >= 5 and len(text) >= 4:
            matcher.set_seq1(word)
            if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
                best = max(best, matcher.ratio())
    return 1.0 + best if best >= CLOSE else 0.0


def recognize(table: Table, findings: Findings, wanted: tuple[str, ...]) -> Roles:
    """Find out which column is what and tell about it: what was understood, dropped or not used."""
    scores = {
        (position, role): likeness(heading, role) for position, heading in enumerate(table.heading) for role in wanted
    }
    roles, taken = Roles(), set[int]()
    for position in range(len(table.heading)):
        private = max(PRIVATE & set(wanted), key=lambda role: scores[position, role], default="")
        if private and _is_private(position, private, scores, wanted, table):
            roles.private.setdefault(private, []).append(position)
            taken.add(position)
    order = sorted(scores, key=lambda key: (-scores[key], key[0]))
    for position, role in order:
        if scores[position, role] > 0 and role not in PRIVATE and position not in taken and role not in roles.read:
            if any(table.columns[position]):
                roles.read[role] = position
                taken.add(position)
    _tell(table, roles, taken, findings)
    return roles


def _is_private(
    position: int, private: str, scores: dict[tuple[int, str], float], wanted: tuple[str, ...], table: Table
) -> bool:
    values = [value for value in table.columns[position] if value]
    if values and sum("@" in value for value in values[:500]) > 0.5 * len(values[:500]):
        return scores[position, "id"] < 3.0 and scores[position, "manager"] < 3.0
    best = max((scores[position, role] for role in wanted if role not in PRIVATE), default=0.0)
    return scores[position, private] > 0 and scores[position, private] >= best


def _tell(table: Table, roles: Roles, taken: set[int], findings: Findings) -> None:
    for role, position in sorted(roles.read.items(), key=lambda item: item[1]):
        if normalize(table.heading[position]) != role and role != "rank":
            findings.note("column", f"column '{table.heading[position]}' is read as {TITLES.get(role, role)}")
    if "rank" in roles.read:
        findings.note("rank", "ranks are not used: levels follow from who reports to whom")
    private = sorted(position for positions in roles.private.values() for position in positions)
    if private:
        names = ", ".join(f"'{table.heading[position]}'" for position in private)
        findings.note("private", f"not stored, because names and addresses never are: {names}")
    unused = [repr(heading) for position, heading in enumerate(table.heading) if heading and position not in taken]
    if unused:
        findings.note("unused", f"not used: {', '.join(unused)}")
