"""Who has left, which posts are vacant, and who is no employee.

By what the columns of status say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from scenarios.people.columns.headings import normalize
from scenarios.people.columns.profiles import Profile
from scenarios.people.dates import OPEN, looks_like_date, read_date, read_excel_day
from scenarios.people.finding import Findings, quote

_LEFT = re.compile(
    r"^(deprovisioned|deactivated|disabled\b(?! ?(leave|absence))|"
    r"terminated|termed|inactive|left\b|leaver|resigned|retired|retiree|deceased|dismissed|discharged|"
    r"(not|no longer|non|pas|no|nicht( mehr)?)[- ]?(active\b|aktiv\b|actif|activ[oa]\b|attiv[oa]\b)|"
    r"ex[- ]?employee|former|separated|separation|quit\b|no longer|withdrawn|ausgeschieden|ausgetreten|inaktiv|"
    r"gekundigt|gekündigt|"
    r"rentner|sorti|parti\b|inactif|demission|baja\b|cesado|inactivo|cessato|dimesso|inattivo|desligado|"
    r"inativo|uit dienst|slutat|fratradt|sluttet|involuntar|voluntar|t$|term$)",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    r"^(active|employed|working|current|a$|aktiv|beschäftigt|actif|activo|attivo|ativo|in dienst|on leave|leave|"
    r"present|en poste|regular|full|part|probation|loa|leave of absence|elternzeit|suspended|yes$|true$|y$|1$|"
    r"permanent|temporary|filled|occupied|besetzt|belegt|ja$|j$|oui$|si$|sí$)",
    re.IGNORECASE,
)
_VACANT = re.compile(
    r"^\W*(vacant|vacancy|open (position|req|role|headcount)|unfilled|to be (hired|recruited|filled|announced)|"
    r"tbh|tbd|tba|new hire|unbesetzt|vakant|offene stelle|poste vacant|a pourvoir|à pourvoir|"
    r"vacante|vacat|nn|n\.n\.)\W*(\d+)?\W*$",
    re.IGNORECASE,
)
_OPEN_POST = re.compile(
    r"^\W*(vacan|vakan|vacat|open\b(?![- ]?ended)|offen\b|hiring\b(?! manager)|recruiting\b|recruitment\b|"
    r"unfilled|unbesetzt|planned\b(?! (leave|absence))|geplant|budgeted|requisition|"
    r"to be (hired|recruited|filled|announced)|to hire\b|tbh\b|tbd\b|tba\b|zu besetzen|poste vacant|"
    r"[aà] pourvoir|n\.?n\.?$)",
    re.IGNORECASE,
)
"""What a status says of a post that nobody has."""
_OUTSIDE = re.compile(
    r"contractor|contingent|external|extern|freelanc|consultant|agency|temp\b|temporary|vendor|intern\b|internship|trainee|"
    r"apprentice|leiharbeit|zeitarbeit|werkstudent|praktikant|azubi|stagiaire|interim|prestataire|becario|tirocinante|"
    r"stagista|terceir|estagi|inhuur|konsult",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"employee|permanent|regular|staff|full|part|fest|unbefristet|cdi|cdd|fijo|indefinido|vast", re.IGNORECASE
)
_WORDS = set(
    """a abroad absence absent accepted agency and appointment approved assigned assignment at auto away awaiting
    background bench break career casual change changed check cleared completed compassionate conditional confirmed
    contract contractor converted current deferred departed disability due early educational employee end ended entry
    error expat extended external family fixed for from full future furlough furloughed garden gardening global half
    health hire hired hold home hours household ill illness in internal interview job joined joiner joining
    leave left line local long lieu lwop marriage maternity medical military minimum more moved mutual new no non not
    notice of off offer offered on onboarding open or other out over paid parental part partial paternity pay pending
    period permanent personal phased planned position post pre private probation probationary process promoted public
    re ready recalled redeployed redundant rehire rehired relocated remote research reserve reserved resigned rest
    retired retirement return returned returning review sabbatical seasonal secondment seconded selected self sent
    service short shift sick sickness special stage standby start started starting status stopped study suspended
    suspension temp temporary term terminated the time to training transfer transferred transferring transition trial
    under unknown unpaid until vacation verified voluntary volunteer waiting warning with withdrawn without work worker
    working year years yet""".split()
)
"""Words of a status that name nobody."""
_PHONE = re.compile(r"^(?=(\D*\d){7})(\+?\d{9,}|[+(]?\d[\d ()/.+-]*[ ()/.-][\d ()/.+-]*\d)( ?(x|ext\.?) ?\d+)?$")
_ASKING = set("active isactive aktiv actif activo enabled isenabled accountenabled".split())
"""Headings that ask whether somebody works there."""
_ASKING_LEFT = set(
    """terminated isterminated inactive isinactive left hasleft dismissed deactivated disabled inaktiv ausgeschieden
    ausgetreten inactif sorti inactivo""".split()
)
"""Headings that ask whether somebody has left."""
_NO = {"no", "n", "false", "f", "0", "nein", "non"}
_YES = {"yes", "y", "true", "t", "1", "ja", "j", "oui", "si", "sí", "x"}


@dataclass
class Marks:
    """Rows that are marked, by number."""

    left: list[int]
    vacant: list[int]
    outside: list[int]
    by_date: int = 0
    """How many of those who left did so by the date alone: their status says nothing."""
    conflicts: int = 0
    """People whose status says that they work though a day of leaving is given."""
    unknown: dict[str, int] = field(default_factory=dict)
    """Values of the status that say neither, and how many rows have each."""


def fits(role: str, one: Profile) -> bool:
    """May a column have this role, by its values?

    Only status, kind of employment and leaving ask for more.
    """
    if role not in ("status", "kind", "leaving"):
        return (role != "tenure" or one.kind != "name") and not (role in ("unit", "location") and _are_phones(one))
    values = [value for value in dict.fromkeys(one.cells) if value][:200]
    if role == "leaving":
        return sum(looks_like_date(value) or read_excel_day(value) is not None for value in values) > len(values) / 2
    if role == "kind":
        return any(_OUTSIDE.search(value) or _KIND.search(value) for value in values) and len(values) <= 60
    asks = _find_question(one.heading, values)
    known = sum(bool(_meaning(value, asks or "works")) for value in values)
    return len(values) <= 60 and known > 0


def _are_phones(one: Profile) -> bool:
    """Are the cells numbers of telephones, as under `Office No`?

    They are nobody's place, and not to be stored.
    """
    some = [value for value in dict.fromkeys(one.cells) if value][:200]
    return sum(bool(_PHONE.match(value)) for value in some) > 0.8 * len(some)


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
    meanings = [""] * (len(leaving.cells) if leaving else 0)
    unknown: dict[str, int] = {}
    if status is not None:
        asks = _find_question(status.heading, set(status.cells))
        meaning = {cell: _meaning(cell, asks) for cell in set(status.cells)}
        meanings = [meaning[cell] for cell in status.cells]
    dated = _left_by_date(leaving, as_of) if leaving is not None else set()
    vacant = {row for column in named for row, cell in enumerate(column) if cell and _VACANT.match(cell)}
    vacant |= {row for row, meaning in enumerate(meanings) if meaning == "vacant"}
    by_date = {row for row in dated if not meanings[row]} - vacant
    conflicts = {row for row in dated if meanings[row] == "works"} - vacant
    if status is not None:
        silent = (cell for row, cell in enumerate(status.cells) if cell and not meanings[row] and row not in dated)
        unknown = dict(Counter(silent))
    left = {row for row, meaning in enumerate(meanings) if meaning == "left"} | by_date
    outside = [row for row, cell in enumerate(kind.cells) if cell and _OUTSIDE.search(cell)] if kind else []
    return Marks(sorted(left - vacant), sorted(vacant), outside, len(by_date), len(conflicts), unknown)


def _find_question(heading: str, values: Iterable[str]) -> str:
    """What a plain yes means: "works", "left", or "" where a heading does not ask."""
    name = normalize(heading)
    truth = {value.casefold() for value in values} - {""} == {"t", "f"}  # no T for terminated
    return "left" if name in _ASKING_LEFT else "works" if name in _ASKING or truth else ""


def _meaning(cell: str, asks: str) -> str:
    """Returns "left", "vacant", "works", or "" where a status says none of these.

    asks: what a plain yes means, "" where the heading does not ask.
    """
    if not cell:
        return ""
    if asks and (plain := cell.casefold()) in _YES | _NO:
        return asks if plain in _YES else "works" if asks == "left" else "left"
    if _LEFT.match(cell):
        return "left"
    if _OPEN_POST.match(cell):
        return "vacant"
    return "works" if _ACTIVE.match(cell) else ""


def _left_by_date(leaving: Profile, as_of: date | None) -> set[int]:
    """Rows whose day of leaving has come.

    Without a day of the list: all that have one, if these are few.
    """
    days = {cell: read_date(cell) or read_excel_day(cell) for cell in set(leaving.cells) if cell}
    ends = {row: day for row, cell in enumerate(leaving.cells) if (day := days.get(cell)) and day.year < OPEN}
    if as_of is not None:
        return {row for row, day in ends.items() if day <= as_of}
    return set(ends) if len(ends) <= 0.6 * len(leaving.cells) else set()


def report_marks(marks: Marks, roles: Mapping[str, str], total: int, drop: bool, findings: Findings) -> None:
    """Say how many are marked and what became of them.

    `roles`: headings of the columns, by role.
    """
    used = ("status", *(["leaving"] if marks.by_date else []))
    columns = " and ".join(f"'{roles[role]}'" for role in used if role in roles)
    done = "left out; who reported to them reports to the next one above"
    if marks.left:
        by_date = f", {marks.by_date:,} of them by the date alone" if "status" in roles and marks.by_date else ""
        what = f"{len(marks.left):,} of {total:,} people are marked as having left ({columns}){by_date}"
        findings.warning("leavers", 0, "", what, done if drop else "kept; --leavers drop leaves them out")
    if marks.vacant:
        what = f"{len(marks.vacant):,} of {total:,} posts are vacant"
        findings.warning("vacant", 0, "", what, done if drop else "kept as people; --leavers drop leaves them out")
    if marks.conflicts:
        status, leaving = roles.get("status", ""), roles.get("leaving", "")
        are = "person is" if marks.conflicts == 1 else "people are"
        what = f"{marks.conflicts:,} {are} called working in '{status}' and have a day of leaving in '{leaving}'"
        findings.warning("conflict", 0, "", what, f"'{status}' counts; --map status=none lets the day count")
    if marks.unknown:
        common = sorted(marks.unknown.items(), key=lambda item: (-item[1], item[0]))
        shown = ", ".join(f"{_show(cell)} ({count:,} x)" for cell, count in common[:8])
        rest = f" and {len(common) - 8:,} more" if len(common) > 8 else ""
        what = f"says neither that somebody works there, nor left, nor that a post is vacant: {shown}{rest}"
        findings.warning("status", 0, roles.get("status", ""), what, "taken as working")
    if marks.outside:
        what = f"{len(marks.outside):,} of {total:,} people are contractors, interns or the like; they are kept"
        findings.note("contractors", what, column=roles.get("kind", ""))


def _show(cell: str) -> str:
    """Returns a status as messages may show it.

    One word, or one with others in small letters, or usual words; else its shape alone, since it may name somebody.
    """
    words = cell.split()
    known = {word for part in re.split(r"[^a-z]+", cell.casefold()) if (word := part)} <= _WORDS and words
    plain = len(cell) <= 24 and (len(words) == 1 or (cell[:1].isupper() and cell[1:].islower()))
    plain = plain or (len(cell) <= 48 and bool(known))
    return f"'{cell}'" if plain and "@" not in cell else quote(cell)
