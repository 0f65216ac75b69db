"""Reads how long people have been there, in weeks.

From years, months, weeks or dates, whatever a staff list holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from scenarios.people.columns import normalize
from scenarios.people.finding import Findings

WEEKS = {"day": 1 / 7, "week": 1.0, "month": 365.25 / 7 / 12, "year": 365.25 / 7}
_WORDS = {
    "year": "year yr jahr ann anne ano jaar aar vuosi rok let godin lat",
    "month": "month mth monat mois mes maand maned kuukau miesi mesic",
    "week": "week wk woche semaine seman settiman vecka uge viikko tydzien",
    "day": "day tag jour dia giorno dag paiv dzien",
}
_LONGEST = 70 * WEEKS["year"]
_NUMBER = re.compile(r"^[+-]?\d+([.,]\d+)?$")
_PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]+)")
_DATE = re.compile(r"^(\d{1,4})[./\- ](\d{1,2}|[A-Za-zäé]{3,9}\.?)[./\- ](\d{1,4})")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_OTHER_MONTHS = {
    "mai": 5,
    "mrz": 3,
    "mär": 3,
    "okt": 10,
    "dez": 12,
    "fév": 2,
    "avr": 4,
    "aoû": 8,
    "déc": 12,
    "ene": 1,
    "abr": 4,
    "ago": 8,
    "dic": 12,
    "gen": 1,
    "mag": 5,
    "giu": 6,
    "lug": 7,
    "set": 9,
    "ott": 10,
    "mei": 5,
    "maj": 5,
}
_EXCEL = (18_000, 80_000)  # dates as Excel counts them: 1949 to 2119


def weeks(
    column: Sequence[str], lines: Sequence[int], heading: str, findings: Findings, as_of: date | None = None
) -> NDArray[np.float64]:
    """Tenure of everybody in weeks, [n]; NaN = not known.

    Dates are counted back from `as_of`, or from the latest date in the column, so that equal files read equally.
    """
    filled = [value for value in column if value]
    if not filled:
        return np.full(len(column), np.nan)
    dated = sum(bool(_DATE.match(value)) for value in filled) > len(filled) / 2
    if dated or _excel_dates(filled):
        return _from_dates(column, lines, heading, findings, as_of)
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
            findings.warning("tenure", line, heading, f"'{value[:24]}' is no possible tenure", "counts as not known")
    return np.array([known[value] if value and 0 <= known[value] <= _LONGEST else np.nan for value in column])


def _unit_of(heading: str, filled: Sequence[str]) -> str:
    """Years, months, weeks or days: by the heading, else by how large the numbers are."""
    if named := _unit_named(normalize(heading), inside=True):
        return named
    numbers = [float(value.replace(",", ".")) for value in filled if _NUMBER.match(value)]
    largest = max(numbers, default=0.0)
    return "year" if largest <= 60 else "month" if largest <= 600 else "week" if largest <= 3_500 else "day"


def _unit_named(word: str, inside: bool = False) -> str:
    text = normalize(word)
    for unit, names in _WORDS.items():
        if any(name in text if inside else text.startswith(name) for name in names.split()):
            return unit
    return {"y": "year", "j": "year", "a": "year", "m": "month", "w": "week", "d": "day", "t": "day"}.get(text, "")


def _excel_dates(filled: Sequence[str]) -> bool:
    numbers = [float(value) for value in filled if value.replace(".", "", 1).isdigit()]
    return len(numbers) > len(filled) / 2 and all(_EXCEL[0] <= number <= _EXCEL[1] for number in numbers)


def _from_dates(
    column: Sequence[str], lines: Sequence[int], heading: str, findings: Findings, as_of: date | None
) -> NDArray[np.float64]:
    month_first = _month_first(column)
    days = {value: _day(value, bool(month_first)) for value in set(column) if value}
    known = [day for day in days.values() if day]
    last = as_of or max(known, default=date(2000, 1, 1))
    order = {None: " (day first; nothing in it tells)", True: " (month first)", False: ""}[month_first]
    from_where = "the day asked for" if as_of else "the latest date in the column"
    findings.note("tenure", f"read as dates of entry{order}, counted back from {last}, {from_where}", column=heading)

    def read(value: str) -> float:
        day = days[value]
        return (last - day).days / 7 if day else float("nan")

    return _each(column, lines, heading, findings, read)


def _month_first(column: Sequence[str]) -> bool | None:
    """Are dates written month first? None = nothing in the column tells, and it matters."""
    matches = [match for value in set(column) if value and (match := _DATE.match(value))]
    pairs = [(int(m[1]), int(m[2])) for m in matches if len(m[1]) <= 2 and m[2].isdigit()]
    if any(first > 12 for first, _ in pairs):
        return False
    if any(second > 12 for _, second in pairs):
        return True
    dotted = any("." in match[0] for match in matches)
    return None if pairs and not dotted else False


def _day(value: str, month_first: bool) -> date | None:
    try:
        if match := _DATE.match(value):
            first, middle, last = match.groups()
            month = int(middle) if middle.isdigit() else _month(middle)
            if len(first) == 4:
                return date(int(first), month, int(last))
            year = int(last) + (0 if len(last) == 4 else 2000 if int(last) < 50 else 1900)
            return date(year, int(first), month) if month_first else date(year, month, int(first))
        number = float(value)
        return date(1899, 12, 30) + timedelta(days=int(number)) if _EXCEL[0] <= number <= _EXCEL[1] else None
    except ValueError:
        return None


def _month(word: str) -> int:
    short = word.casefold()[:3]
    return _MONTHS.index(short) + 1 if short in _MONTHS else _OTHER_MONTHS[short] if short in _OTHER_MONTHS else 0
