"""Reads how long people have been there, in weeks.

From years, months, weeks or dates, whatever a staff list holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from scenarios.people.columns.headings import normalize, split_words
from scenarios.people.dates import (
    OPEN,
    find_date,
    find_day_count,
    is_month_first,
    looks_like_date,
    read_date,
    read_excel_day,
)
from scenarios.people.finding import Findings, quote

WEEKS = {"day": 1 / 7, "week": 1.0, "month": 365.25 / 7 / 12, "year": 365.25 / 7}
_WORDS = {
    "year": "year yr jahr ann anne ano anos anni jaar jaren aar vuosi rok let godin lat",
    "month": "month mth monat mois mes meses mesi maand maned kuukau miesi mesic",
    "week": "week wk woche semaine seman settiman vecka uge viikko tydzien",
    "day": "day days tag jour dia dias giorno dag dagen paiv dzien",
}
_LONGEST = 70 * WEEKS["year"]
_NUMBER = re.compile(r"^[+-]?\d+([.,]\d+)?$")
_PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]+)")
_FAR = timedelta(days=3653)  # a single date this much later than all others is a mistake or means "open"


def weeks(
    column: Sequence[str],
    lines: Sequence[int],
    heading: str,
    findings: Findings,
    as_of: date | None = None,
    above: Sequence[tuple[int, Sequence[str]]] = (),
) -> NDArray[np.float64]:
    """Tenure of everybody in weeks, [n]; NaN = not known.

    Dates are counted back from `as_of`, or from the latest date in the column, so that equal files read equally.
    `above`: rows above the heading, by their line; a date in them is offered as the day to count from.
    """
    filled = [value for value in column if value]
    if not filled:
        return np.full(len(column), np.nan)
    different = list(dict.fromkeys(filled))
    dated = sum(map(looks_like_date, different)) > len(different) / 2
    counted = find_day_count(filled) if _unit_in(heading) not in ("week", "day") else None
    if dated or counted:
        return _from_dates(column, lines, heading, findings, as_of, above, counted or read_excel_day)
    unit = _unit_of(heading, filled)
    findings.note("tenure", f"tenure is read as {unit}s", column=heading)

    def read(value: str) -> float:
        if _NUMBER.match(value):
            return float(value.replace(",", ".")) * WEEKS[unit]
        parts = [(float(number.replace(",", ".")), _unit_named(word)) for number, word in _PART.findall(value)]
        return sum(number * WEEKS[named] for number, named in parts if named) if any(n for _, n in parts) else np.nan

    return _each(column, lines, heading, findings, read)


def _each(
    column: Sequence[str], lines: Sequence[int], heading: str, findings: Findings, read: Callable[[str], float]
) -> NDArray[np.float64]:
    known = {value: read(value) for value in set(column) if value}  # few different values: each is read once
    for value, line in zip(column, lines, strict=True):
        if value and not 0 <= known[value] <= _LONGEST:
            what = "means open" if value.startswith("9999") or "9999" in value[-4:] else "is no possible tenure"
            findings.warning("tenure", line, heading, f"{quote(value)} {what}", "counts as not known")
    return np.array([known[value] if value and 0 <= known[value] <= _LONGEST else np.nan for value in column])


def _unit_of(heading: str, filled: Sequence[str]) -> str:
    """Years, months, weeks or days: by the heading, else by how large the numbers are."""
    if named := _unit_in(heading):
        return named
    numbers = [float(value.replace(",", ".")) for value in filled if _NUMBER.match(value)]
    largest = max(numbers, default=0.0)
    return "year" if largest <= 60 else "month" if largest <= 600 else "week" if largest <= 3_500 else "day"


def _unit_in(heading: str) -> str:
    """The unit that a heading names, "" = none; short names must begin a word."""
    text, words = normalize(heading), split_words(heading)
    for unit, names in _WORDS.items():
        if any(
            name in text if len(name) > 3 else any(word.startswith(name) for word in words) for name in names.split()
        ):
            return unit
    return ""


def _unit_named(word: str) -> str:
    text = normalize(word)
    for unit, names in _WORDS.items():
        if any(map(text.startswith, names.split())):
            return unit
    return {"y": "year", "j": "year", "a": "year", "m": "month", "w": "week", "d": "day", "t": "day"}.get(text, "")


def _from_dates(
    column: Sequence[str],
    lines: Sequence[int],
    heading: str,
    findings: Findings,
    as_of: date | None,
    above: Sequence[tuple[int, Sequence[str]]],
    read_number: Callable[[str], date | None],
) -> NDArray[np.float64]:
    values = {value for value in column if value}
    month_first = is_month_first(values)
    days = {value: read_date(value, bool(month_first)) or read_number(value) for value in values}
    last = as_of or _latest([days[value] for value in column if value])
    order = {None: " (day first; nothing in it tells)", True: " (month first)", False: ""}[month_first]
    offered = "the latest date in the column" + _offer(above, bool(month_first))
    from_where = "the day asked for" if as_of else offered
    findings.note("tenure", f"read as dates of entry{order}, counted back from {last}, {from_where}", column=heading)

    def read(value: str) -> float:
        day = days[value]
        return (last - day).days / 7 if day else float("nan")

    return _each(column, lines, heading, findings, read)


def _offer(above: Sequence[tuple[int, Sequence[str]]], month_first: bool) -> str:
    """How another day is given: the one in a row above the heading, if there is any."""
    for line, cells in above:
        if day := find_date(" ".join(cells), month_first):
            return f"; line {line} above the heading names {day}: --as-of {day}"
    return " (another day: --as-of YYYY-MM-DD)"


def _latest(days: Sequence[date | None]) -> date:
    """The latest date that is plausible.

    Not open (9999-12-31), and no single one far ahead of all others.
    """
    known = sorted(day for day in days if day and day.year < OPEN)
    odd = max(1, len(known) // 100)
    for dropped in range(1, odd + 1):
        if len(known) > 3 * dropped and known[-dropped] - known[-dropped - 1] > _FAR:
            return known[-dropped - 1]
    return known[-1] if known else date(2000, 1, 1)
