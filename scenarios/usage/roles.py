"""Finds out which column of a usage report is what, by its heading and what stands in it.

Known reports: Microsoft 365 (active users by product, activity of Viva Engage and Teams), Slack analytics, and any
table with a line a day or week. Microsoft's counts of users and of activities have the same headings: the name of the
file distinguishes them, or a number of "users" that is larger than the firm.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from scenarios.people.columns.headings import describe_choice, find_columns, label_columns, normalize, split_words
from scenarios.people.files.table import Table
from scenarios.people.finding import Findings

ROLES = {
    "date": "day or week",
    "unit": "unit",
    "active": "people active in a week",
    "active_day": "people active on a day",
    "posters": "people who posted in a week",
    "posters_day": "people who posted on a day",
    "posts": "posts",
    "people": "people who have access",
    "period": "period of the report",
}
_PEOPLE = r"(members?|people|users?|employees|persons|staff|nutzer|mitarbeitende|personen)"
_HEADINGS: tuple[tuple[str, str], ...] = (  # the first that fits; on words without case, signs and accents
    ("period", r"report period"),
    ("date", r"report date|date|day|week|week (start|starting|beginning|of|commencing|ending).*|datum|woche|tag|kw"),
    (
        "date",
        r"(start|activity|usage|metric|calendar) date|date range|(iso |calendar )?week( number| no)?|time(stamp)?",
    ),
    ("date", r"(report )?refresh date|semaine( du)?|jour|semana|dia|fecha|giorno|settimana"),
    ("unit", r"unit|business unit|department|team|division|abteilung|bereich|organi[sz]ation|group|segment|workspace"),
    ("active", rf".*\bweekly active( {_PEOPLE})?|wau|active {_PEOPLE} (7 days|last 7 days|per week|a week|weekly)"),
    (
        "active_day",
        rf".*\bdaily active( {_PEOPLE})?|dau|active {_PEOPLE} (per day|a day|daily)|viva engage|yammer|engage",
    ),
    ("active_day", r"(microsoft )?teams|slack|workplace"),
    ("posters", rf"weekly {_PEOPLE} posting( messages)?|wmpm|weekly posters|{_PEOPLE} who posted a week"),
    ("posters_day", rf"daily {_PEOPLE} posting( messages)?|dmpm|daily posters"),
    ("posters?", rf"posters|{_PEOPLE} (who posted|posting)( messages)?|posting {_PEOPLE}|contributors"),
    (
        "active?",
        rf"active|active {_PEOPLE}|{_PEOPLE} active|aktive|aktive {_PEOPLE}|engaged {_PEOPLE}",
    ),
    ("active?", r"(utilisateurs|membres) actifs|(usuarios|miembros) activos|utenti attivi"),
    ("posts", r"messages in public channels|channel messages|posts|contributions"),
    ("posts", r"messages posted( by members)?|messages( sent)?|number of (posts|messages)|beitrage|nachrichten"),
    ("posts", r"publications|messages (publies|envoyes)|publicaciones|mensajes|messaggi|pubblicazioni"),
    ("people", rf"total (enabled )?membership|(total|enabled|licensed|full|all) {_PEOPLE}|headcount|{_PEOPLE}|enabled"),
)
_AMBIGUOUS = ("posted", "postmessages", "teamchatmessages")
_USER_COUNTS = re.compile(r"user[ _-]?counts?", re.IGNORECASE)
_ACTIVITY_COUNTS = re.compile(r"activity[ _-]?counts?", re.IGNORECASE)


def find_usage_roles(
    table: Table, name: str, most: int, daily: bool, mapping: Mapping[str, str], findings: Findings
) -> dict[str, int]:
    """Return the column of each role.

    name: of the file. most: people in the organization. daily: is there a line a day? mapping: roles asked for by the
    user, by heading.
    """
    labels, roles = label_columns(table.heading), _asked_for(table, mapping, findings)
    taken = {*roles.values()} - {-1}
    for _, role, at in sorted(
        (rank, role, at) for at, heading in enumerate(table.heading) for rank, role in _fits(heading, daily)
    ):
        if role not in roles and at not in taken and not _is_idle(role, table.columns[at]):
            roles[role] = at
            taken.add(at)
    _read_microsoft(table, name, most, daily, roles, findings)
    roles = {role: at for role, at in roles.items() if at >= 0}
    for role, at in sorted(roles.items(), key=lambda item: item[1]):
        if role not in ("date", "period"):
            beside = role.removesuffix("_day") in roles and role.endswith("_day")
            unused = "; not used beside those of a week" if beside else ""
            findings.note(f"column of {role}", f"is read as: {ROLES[role]}{unused}", column=labels[at])
    idle = [f"'{label}'" for at, label in enumerate(labels) if at not in roles.values() and label]
    if idle:
        findings.note("unused", f"not used: {', '.join(idle[:12])}{' ...' if len(idle) > 12 else ''}")
    return roles


def find_date_column(table: Table, mapping: Mapping[str, str]) -> int | None:
    """Return the column of days or weeks: of several, the one that changes from line to line."""
    if "date" in mapping:
        named = find_columns(table.heading, mapping["date"])
        return named[0] if len(named) == 1 else None
    found = [
        (-len(set(table.columns[at])), rank, at)
        for at, heading in enumerate(table.heading)
        for rank, role in _fits(heading, False)
        if role == "date"
    ]
    return min(found)[2] if found else None


def _is_idle(role: str, cells: Sequence[str]) -> bool:
    """Is a column without content: no cell, or of a count nothing but zeros?"""
    nothing = {""} if role in ("date", "unit", "period") else {"", "0"}
    return nothing.issuperset(cells)


def _fits(heading: str, daily: bool) -> list[tuple[int, str]]:
    """Return (rank, role) of the first pattern that a heading fits; none = no role."""
    words = " ".join(split_words(heading))
    for rank, (role, pattern) in enumerate(_HEADINGS):
        if re.fullmatch(pattern, words):
            return [(rank, role.replace("?", "_day" if daily else ""))]
    return []


def _asked_for(table: Table, mapping: Mapping[str, str], findings: Findings) -> dict[str, int]:
    """Return the columns of roles that the user has given; -1 = none."""
    roles: dict[str, int] = {}
    for role, heading in mapping.items():
        found = [-1] if heading == "none" else find_columns(table.heading, heading)
        if len(found) == 1:
            roles[role] = found[0]
        else:
            findings.error("map", 0, "", f"--map {role}: {describe_choice(table.heading, heading, found)}")
    return roles


def _read_microsoft(table: Table, name: str, most: int, daily: bool, roles: dict[str, int], findings: Findings) -> None:
    """Give Posted and Read of Microsoft's reports their roles: users, or activities."""
    free = {normalize(heading): at for at, heading in enumerate(table.heading) if at not in roles.values()}
    at = next((free[word] for word in _AMBIGUOUS if word in free), None)
    if at is None or {"posts", "posters", "posters_day"} & roles.keys():
        return
    heading = label_columns(table.heading)[at]
    largest = max((int(cell) for cell in table.columns[at] if cell.isdecimal()), default=0)
    suffix = "_day" if daily else ""
    if _USER_COUNTS.search(name):
        users, why = True, "by the name of the file these are users"
    elif _ACTIVITY_COUNTS.search(name) or largest > most:
        users, why = False, f"{largest:,} a line are more than the {most:,} people: these are activities, not users"
        why = "by the name of the file these are activities, not users" if largest <= most else why
    else:
        what = (
            "counts of users and of activities have the same headings here; say which: --map "
            f'posters{suffix}="{heading}" (users) or --map posts="{heading}" (activities)'
        )
        findings.error("users or activities", 0, heading, what)
        return
    roles[f"posters{suffix}" if users else "posts"] = at
    if users and "read" in free and not {"active", "active_day"} & roles.keys():
        roles[f"active{suffix}"] = free["read"]
        why += "; who read counts as active"
    findings.note("users or activities", why, column=heading)
