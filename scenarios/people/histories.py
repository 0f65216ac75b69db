"""Leaves out earlier rows of people who stand in several, and those of a second line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from scenarios.people.columns.headings import normalize, split_words
from scenarios.people.columns.roles import Roles
from scenarios.people.columns.words import SECOND_LINES
from scenarios.people.dates import is_month_first, read_date, read_excel_day
from scenarios.people.files.table import Table
from scenarios.people.finding import Findings

_VALID_FROM = set(
    """effectivedate effectivefrom effectivestartdate validfrom validfromdate begda gultigab gultigvon gueltigab
    gueltigvon dateeffet datedeffet dateeffective fechaefectiva fechaefectividad validodesde""".split()
)
"""Headings of the day from which a row counts."""
_BEGIN = set("startdate begindate fromdate datefrom beginn beginndatum datedebut fechainicio fechadeinicio".split())
"""Headings that may also ask when somebody began to work: they count where the rows have one name."""
_PRIMARY = set("primary main principal haupt hauptstelle hauptbeschaftigung".split())
_NO = {"no", "n", "false", "0", "nein", "non", "secondary"}
_RELATION = set("relation relationship relationships beziehung verknupfung".split())
_OF_MANAGERS = set("manager supervisor reporting line vorgesetzter vorgesetzte".split())


def leave_out_history(
    table: Table, keys: Sequence[str], roles: Roles, as_of: date | None, findings: Findings
) -> set[int]:
    """Returns the rows that do not count, since other rows of the same people do.

    Of rows with a day from which they count the latest does, or the latest by `as_of`.
    """
    groups = _group_rows(keys)
    if not groups:
        return set()
    gone = _find_second_lines(table, groups, findings)
    groups = [kept for one in groups if len(kept := [row for row in one if row not in gone]) > 1]
    names = roles.private.get("name", [])
    alike = [one for one in groups if names and all(_is_same(table.columns[at], one) for at in names)]
    for at, heading in enumerate(table.heading):
        name = normalize(heading)
        chosen = groups if name in _VALID_FROM else alike if name in _BEGIN else []
        if earlier := _find_earlier(table.columns[at], chosen, as_of):
            if roles["tenure"] == at:
                _keep_first_day(table.columns[at], chosen, earlier)
            many = f"{len(earlier):,} lines are" if len(earlier) > 1 else "1 line is"
            what = f"{many} not the latest of the person by '{heading}'" + (f", on {as_of}" if as_of else "")
            findings.warning("history", 0, heading, what, "the latest line of each person counts")
            return gone | set(earlier)
    return gone


def _group_rows(keys: Sequence[str]) -> list[list[int]]:
    """The rows of each key that stands in several."""
    rows: dict[str, list[int]] = {}
    for row, key in enumerate(keys):
        if key:
            rows.setdefault(key, []).append(row)
    return [one for one in rows.values() if len(one) > 1]


def _is_same(column: Sequence[str], rows: Iterable[int]) -> bool:
    return len({column[row].casefold() for row in rows}) == 1


def _find_second_lines(table: Table, groups: Sequence[Sequence[int]], findings: Findings) -> set[int]:
    """Rows that a column calls dotted, or not the main ones, beside others of the person."""
    for heading, column in zip(table.heading, table.columns, strict=True):
        words = set(split_words(heading))
        asks = words & _RELATION or ("type" in words and words & _OF_MANAGERS)
        second = {cell for cell in set(column) if asks and set(split_words(cell)) & SECOND_LINES}
        second |= {cell for cell in set(column) if words & _PRIMARY and cell.casefold() in _NO}
        gone = {row for one in groups for row in one if column[row] in second and _has_other(column, one, second)}
        if gone:
            many = f"{len(gone):,} lines tell" if len(gone) > 1 else "1 line tells"
            what = f"{many} of a second post or line of command, of people with another line"
            findings.warning("several managers", 0, heading, what, "left out; what is beside the first is not stored")
            return gone
    return set()


def _has_other(column: Sequence[str], rows: Iterable[int], second: set[str]) -> bool:
    return any(column[row] not in second for row in rows)


def _find_earlier(column: Sequence[str], groups: Sequence[Sequence[int]], as_of: date | None) -> Mapping[int, int]:
    """The rows that do not count, each with the row that does.

    None where cells are no days, or where it is open which is the later, 04/03 or 05/02.
    """
    found = [_compare(_read_days(column, order), groups, as_of) for order in _find_orders(column)]
    return found[0] if all(one == found[0] for one in found) else {}


def _find_orders(column: Sequence[str]) -> list[bool]:
    """Whether the month stands first in days: what the whole column says, else both."""
    cells = set(column) - {""}
    first = is_month_first(cells)
    if first is None and not all("." in cell for cell in cells):
        return [False, True]
    return [bool(first)]


def _read_days(column: Sequence[str], month_first: bool) -> list[date | None]:
    days = {cell: read_date(cell, month_first) or read_excel_day(cell) for cell in set(column)}
    return [days[cell] for cell in column]


def _compare(days: Sequence[date | None], groups: Sequence[Sequence[int]], as_of: date | None) -> dict[int, int]:
    found: dict[int, int] = {}
    for rows in groups:
        known = {row: day for row in rows if (day := days[row])}
        if len(known) < len(rows):
            return {}
        begun = {row: day for row, day in known.items() if as_of is None or day <= as_of} or known
        best = max(begun, key=lambda row: begun[row])
        found |= {row: best for row, day in known.items() if day != known[best]}
    return found


def _keep_first_day(column: list[str], groups: Sequence[Sequence[int]], earlier: Mapping[int, int]) -> None:
    """Moves the first day of everybody into the row that counts: he or she has been there since."""
    first = _read_days(column, _find_orders(column)[0])
    for rows in groups:
        days = {row: day for row in rows if (day := first[row])}
        for best in {earlier[row] for row in rows if row in earlier}:
            column[best] = column[min(days, key=lambda row: days[row])]
