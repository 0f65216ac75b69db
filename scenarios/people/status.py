"""Who has left, which posts are vacant, and who is no employee.

By what the columns of status say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scenarios.people.columns.headings import normalize
from scenarios.people.columns.profiles import Profile
from scenarios.people.dates import OPEN, looks_like_date, read_date, read_excel_day
from scenarios.people.finding import Findings

_LEFT = re.compile(
    r"^(terminated|termed|inactive|left\b|leaver|resigned|retired|retiree|deceased|dismissed|discharged|"
    r"ex[- ]?employee|former|separated|separation|quit\b|no longer|withdrawn|ausgeschieden|ausgetreten|inaktiv|"
    r"gekundigt|gekündigt|"
    r"rentner|sorti|parti\b|inactif|demission|baja\b|cesado|inactivo|cessato|dimesso|inattivo|desligado|"
    r"inativo|uit dienst|slutat|fratradt|sluttet|involuntar|voluntar|t$|term$)",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    r"^(active|employed|working|current|a$|aktiv|beschäftigt|actif|activo|attivo|ativo|in dienst|on leave|leave|"
    r"present|en poste|regular|full|part|probation|loa|leave of absence|elternzeit|suspended|yes$|true$|y$|1$)",
    re.IGNORECASE,
)
_VACANT = re.compile(
    r"^\W*(vacant|vacancy|open (position|req|role|headcount)|unfilled|to be (hired|recruited|filled|announced)|"
    r"tbh|tbd|tba|new hire|unbesetzt|vakant|offene stelle|poste vacant|a pourvoir|à pourvoir|"
    r"vacante|vacat|nn|n\.n\.)\W*(\d+)?\W*$",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"contractor|contingent|external|extern|freelanc|consultant|agency|temp\b|temporary|vendor|intern\b|internship|trainee|"
    r"apprentice|leiharbeit|zeitarbeit|werkstudent|praktikant|azubi|stagiaire|interim|prestataire|becario|tirocinante|"
    r"stagista|terceir|estagi|inhuur|konsult",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"employee|permanent|regular|staff|full|part|fest|unbefristet|cdi|cdd|fijo|indefinido|vast", re.IGNORECASE
)
_NO = {"no", "n", "false", "0", "nein", "non"}


@dataclass
class Marks:
    """Rows that are marked, by number."""

    left: list[int]
    vacant: list[int]
    outside: list[int]


def fits(role: str, one: Profile) -> bool:
    """May a column have this role, by its values?

    Only status, kind of employment and leaving ask for more.
    """
    if role not in ("status", "kind", "leaving"):
        return role != "tenure" or one.kind != "name"
    values = [value for value in dict.fromkeys(one.cells) if value][:200]
    if role == "leaving":
        return sum(looks_like_date(value) or read_excel_day(value) is not None for value in values) > len(values) / 2
    if role == "kind":
        return any(_OUTSIDE.search(value) or _KIND.search(value) for value in values) and len(values) <= 60
    known = sum(bool(_LEFT.match(value) or _ACTIVE.match(value)) or value.casefold() in _NO for value in values)
    return len(values) <= 60 and known > 0


def find_marks(
    status: Profile | None,
    leaving: Profile | None,
    kind: Profile | None,
    named: Sequence[Sequence[str]],
    as_of: date | None,
) -> Marks:
    """Returns who is marked as having left, as a vacant post, as no employee.

    `named`: columns in which a vacant post may be called so.
    """
    left: set[int] = set()
    if status is not None:
        asks = normalize(status.heading) in ("active", "isactive", "aktiv", "actif", "activo")
        gone = {cell: bool(_LEFT.match(cell)) or (asks and cell.casefold() in _NO) for cell in set(status.cells)}
        left |= {row for row, cell in enumerate(status.cells) if cell and gone[cell]}
    elif leaving is not None:
        left |= _left_by_date(leaving, as_of)
    vacant = {
        row
        for column in (*named, *([status.cells] if status else []))
        for row, cell in enumerate(column)
        if cell and _VACANT.match(cell)
    }
    outside = [row for row, cell in enumerate(kind.cells) if cell and _OUTSIDE.search(cell)] if kind else []
    return Marks(sorted(left - vacant), sorted(vacant), outside)


def _left_by_date(leaving: Profile, as_of: date | None) -> set[int]:
    """Rows whose day of leaving has come.

    Without a day of the list: all that have one, if these are few.
    """
    days = {cell: read_date(cell) or read_excel_day(cell) for cell in set(leaving.cells) if cell}
    ends = {row: day for row, cell in enumerate(leaving.cells) if (day := days.get(cell)) and day.year < OPEN}
    if as_of is not None:
        return {row for row, day in ends.items() if day <= as_of}
    return set(ends) if len(ends) <= 0.6 * len(leaving.cells) else set()


def report_marks(marks: Marks, roles: dict[str, str], total: int, drop: bool, findings: Findings) -> None:
    """Say how many are marked and what became of them.

    `roles`: headings of the columns, by role.
    """
    columns = " and ".join(f"'{roles[role]}'" for role in ("status", "leaving") if role in roles)
    done = "left out; who reported to them reports to the next one above"
    if marks.left:
        what = f"{len(marks.left):,} of {total:,} people are marked as having left ({columns})"
        findings.warning("leavers", 0, "", what, done if drop else "kept; --leavers drop leaves them out")
    if marks.vacant:
        what = f"{len(marks.vacant):,} of {total:,} posts are vacant"
        findings.warning("vacant", 0, "", what, done if drop else "kept as people; --leavers drop leaves them out")
    if marks.outside:
        what = f"{len(marks.outside):,} of {total:,} people are contractors, interns or the like; they are kept"
        findings.note("contractors", what, column=roles.get("kind", ""))
