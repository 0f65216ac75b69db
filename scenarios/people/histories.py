"""Leaves out earlier rows of people who stand in several, and those of a second line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from scenarios.people.columns.headings import normalize, split_words
from scenarios.people.columns.roles import Roles
from scenarios.people.columns.words import SECOND_LINES
from scenarios.people.dates import OPEN, is_month_first, read_date, read_excel_day
from scenarios.people.files.table import Table
from scenarios.people.finding import Findings

_VALID_FROM = set(
    """effectivedate effectivefrom effectivestartdate validfrom validfromdate begda gultigab gultigvon gueltigab
    gueltigvon dateeffet datedeffet dateeffective fechaefectiva fechaefectividad validodesde""".split()
)
"""Headings of the day from which a row counts."""
_VALID_TO = set(
    """validto validtodate validuntil effectiveto effectiveenddate effectiveuntil endda gultigbis gueltigbis datefin
    datedefin finvalidite datefinvalidite fechafin fechafinvigencia validohasta""".split()
)
"""Headings of the last day on which a row counts; an empty cell is open."""
_END = set("enddate todate dateto ende enddatum".split())
"""Headings that may also ask when somebody left: they count where the rows have one name."""
_STILL = set(
    "open present current currently now today ongoing unlimited indefinite laufend offen heute unbefristet".split()
)
"""Cells of a last day that has not come."""
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

    Of rows with a day from which they count the latest does, or the latest by `as_of`. Where only last days are given,
    the row that ends last does, or the one that ends next after `as_of`.
    """
    groups = _group_rows(keys)
    if not groups:
        return set()
    gone = _find_second_lines(table, groups, findings)
    groups = [kept for one in groups if len(kept := [row for row in one if row not in gone]) > 1]
    names = roles.private.get("name", [])
    alike = [one for one in groups if names and all(_is_same(table.columns[at], one) for at in names)]
    for first, always, sometimes in ((True, _VALID_FROM, _BEGIN), (False, _VALID_TO, _END)):
        for at, heading in enumerate(table.heading):
            name = normalize(heading)
            chosen = groups if name in always else alike if name in sometimes else []
            if earlier := _find_earlier(table.columns[at], chosen, as_of, first):
                if roles["tenure"] == at:
                    _keep_first_day(table.columns[at], chosen, earlier)
                many = f"{len(earlier):,} lines are" if len(earlier) > 1 else "1 line is"
                what = f"{many} not the {'latest' if first else 'last'} of the person by '{heading}'"
                what += f", on {as_of}" if as_of else ""
                what += "" if first else _count_ended(table.columns[at], keys, gone | set(earlier), as_of)
                findings.warning("history", 0, heading, what, "the latest line of each person counts")
                return gone | set(earlier)
    return gone


def _count_ended(column: Sequence[str], keys: Sequence[str], gone: set[int], as_of: date | None) -> str:
    """Says how many people have no row that is still open, where others have one; "" = nobody."""
    kept = [row for row, key in enumerate(keys) if key and row not in gone]
    ends = [day for row in kept if (day := read_date(column[row]) or read_excel_day(column[row]))]
    ended = sum(day < (as_of or date(OPEN, 1, 1)) for day in ends)
    if not 0 < ended < len(kept):
        return ""
    who = "1 person has" if ended == 1 else f"{ended:,} people have"
    return f"; {who} no line that is still open (if they have left, give this column the role `leaving`)"


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


def _find_earlier(
    column: Sequence[str], groups: Sequence[Sequence[int]], as_of: date | None, first: bool
) -> Mapping[int, int]:
    """The rows that do not count, each with the row that does.

    None where cells are no days, or where it is open which is the later, 04/03 or 05/02. `first`: these are the days
    from which rows count, else the last ones.
    """
    compare = _compare if first else _compare_ends
    if not first:
        column = ["" if cell.casefold() in _STILL else cell for cell in column]
        if any(cell and not read_date(cell) and not read_excel_day(cell) for cell in set(column)):
            return {}
    found = [compare(_read_days(column, order), groups, as_of) for order in _find_orders(column)]
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


def _compare_ends(days: Sequence[date | None], groups: Sequence[Sequence[int]], as_of: date | None) -> dict[int, int]:
    """The same by last days: of those to come the next counts, else the last of all."""
    found: dict[int, int] = {}
    for rows in groups:
        ends = {row: days[row] or date.max for row in rows}
        if len(set(ends.values())) < len(rows):
            return {}
        valid = {row: day for row, day in ends.items() if as_of is not None and day >= as_of}
        best = min(valid, key=lambda row: valid[row]) if valid else max(ends, key=lambda row: ends[row])
        found |= dict.fromkeys((row for row in rows if row != best), best)
    return found


def _keep_first_day(column: list[str], groups: Sequence[Sequence[int]], earlier: Mapping[int, int]) -> None:
    """Moves the first day of everybody into the row that counts: he or she has been there since."""
    first = _read_days(column, _find_orders(column)[0])
    for rows in groups:
        days = {row: day for row in rows if (day := first[row])}
        for best in {earlier[row] for row in rows if row in earlier}:
            column[best] = column[min(days, key=lambda row: days[row])]
