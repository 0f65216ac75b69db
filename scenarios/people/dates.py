"""Reads dates as people and systems write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from scenarios.people.keys import fold_letters

EXCEL = (18_000, 80_000)  # dates as Excel counts them: 1949 to 2119
YEARS = (1930, 2100)
SECONDS = (100_000_000, 4_102_444_800)  # since 1970: 1973 to 2099
OPEN = 2099  # from this year on a date means "no end", as 9999-12-31 does
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:[T ]?\d{4,6})?$")
_YEAR_FIRST = re.compile(r"^(\d{4})\s*[-/.年 ]\s*(\d{1,2})\s*[-/.月 ]\s*(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"^(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|\d{2})(?!\d)")
_MONTH_ONLY = re.compile(r"^(?:(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4}))$")
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}.*$| \d{1,2}\.\d{2}\.\d{2}[. ].*$")
_TICKS = re.compile(r"^/Date\((-?\d+)(?:[+-]\d{4})?\)/$")
_WITHIN = re.compile(
    r"(?<!\d)(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4}"
    r"|\d{1,2}\.?[ -][^\W\d_]{3,}\.?[ -]\d{4}|[^\W\d_]{3,} \d{1,2}, \d{4})(?!\d)"
)
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_MONTH_NAMES = """
    january januar janvier enero gennaio janeiro januari tammikuu styczen stycznia ianuarie leden jan
    february februar fevrier febrero febbraio fevereiro februari helmikuu luty lutego februarie unor feb
    march marz maerz mrz mars marzo marco maart mrt maaliskuu marzec marca martie brezen mar
    april avril abril aprile huhtikuu kwiecien kwietnia aprilie duben apr
    may mai mayo maggio maio mei maj toukokuu maja kveten
    june juni juin junio giugno junho kesakuu czerwiec czerwca iunie cerven jun
    july juli juillet julio luglio julho heinakuu lipiec lipca iulie cervenec jul
    august aout agosto augustus elokuu sierpien sierpnia srpen aug
    september septembre septiembre settembre setembro syyskuu wrzesien wrzesnia septembrie zari sep
    october oktober octobre octubre ottobre outubro lokakuu pazdziernik pazdziernika octombrie rijen oct
    november novembre noviembre novembro marraskuu listopad listopada noiembrie nov
    december dezember decembre diciembre dicembre dezembro joulukuu grudzien grudnia decembrie prosinec dec
"""
_MONTHS = [line.split() for line in _MONTH_NAMES.strip().splitlines()]


@lru_cache(maxsize=512)
def _month(word: str) -> int:
    """The number of a month by its name or the beginning of it, in several languages; 0 = none."""
    short = fold_letters(word).rstrip(".")
    for number, names in enumerate(_MONTHS, start=1):
        if short in names:
            return number
    if len(short) >= 3:
        for number, names in enumerate(_MONTHS, start=1):
            if any(name.startswith(short) for name in names):
                return number
    return 0


def read_date(text: str, month_first: bool = False) -> date | None:
    """The day a text names; None if it names none.

    A month alone is its first day. `month_first`: 3/4/2020 is the fourth of March.
    """
    try:
        return _read(_TIME.sub("", text.strip()), month_first)
    except (ValueError, OverflowError):
        return None


def _read(text: str, month_first: bool) -> date | None:
    if found := _COMPACT.match(text):
        year = int(found[1])
        return date(year, int(found[2]), int(found[3])) if 1900 <= year <= YEARS[1] or year == 9999 else None
    if found := _YEAR_FIRST.match(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_LAST.match(text):
        first, second, year = int(found[1]), int(found[2]), _full_year(found[3])
        if second > 12 >= first or (month_first and first <= 12):
            first, second = second, first
        return date(year, second, first)
    if found := _MONTH_ONLY.match(text):
        return date(int(found[1] or found[4]), int(found[2] or found[3]), 1)
    if found := _TICKS.match(text):
        return date(1970, 1, 1) + timedelta(days=int(found[1]) // 86_400_000)
    return _with_month_name(text)


def _with_month_name(text: str) -> date | None:
    """Dates that name their month.

    10 January 2010, January 10, 2010, 10-JAN-10, 10 de enero de 2010, Sun 10. Jan. 2010, Jan 2010.
    """
    parts = _TOKEN.findall(text)
    months = [at for at, part in enumerate(parts) if part.isalpha() and len(part) >= 3 and _month(part)]
    numbers = [part for part in parts if part.isdigit()]
    if len(months) != 1 or not 1 <= len(numbers) <= 2 or len(parts) > 6:
        return None
    month = _month(parts[months[0]])
    if len(numbers) == 1:
        return date(int(numbers[0]), month, 1) if len(numbers[0]) == 4 else None
    day, year = (numbers[1], numbers[0]) if len(numbers[0]) == 4 else (numbers[0], numbers[1])
    return date(_full_year(year), month, int(day))


def _full_year(digits: str) -> int:
    return int(digits) + (0 if len(digits) == 4 else 2000 if int(digits) < 50 else 1900)


def find_date(text: str, month_first: bool = False) -> date | None:
    """The first day written out within a text; None if there is none.

    As in `Exported 2026-10-31`. A month without its day is none.
    """
    found = (read_date(part[0], month_first) for part in _WITHIN.finditer(text))
    return next((day for day in found if day and day.year < OPEN), None)


def looks_like_date(text: str) -> bool:
    """May a text be a date? Plain numbers other than 20100110 are none."""
    return len(text) >= 6 and read_date(text) is not None


def is_month_first(texts: Iterable[str]) -> bool | None:
    """Are dates written month first, as in the US?

    None = nothing among them tells, and it matters.
    """
    pairs, dotted = [], False
    for text in texts:
        if found := _YEAR_LAST.match(text):
            pairs.append((int(found[1]), int(found[2])))
            dotted |= "." in found[0]
    day_first = sum(first > 12 for first, _ in pairs)
    month_first = sum(second > 12 for _, second in pairs)
    if day_first != month_first:
        return month_first > day_first
    return None if pairs and not dotted else False


def read_excel_day(text: str) -> date | None:
    """The day that a number of days since 1899-12-30 names.

    A workbook's cells without a format hold dates so.
    """
    try:
        number = float(text)
    except ValueError:
        return None
    return date(1899, 12, 30) + timedelta(days=int(number)) if EXCEL[0] <= number <= EXCEL[1] else None


def find_day_count(texts: Sequence[str]) -> Callable[[str], date | None] | None:
    """Returns what reads numbers as days, where most of the texts are such numbers.

    Days as Excel counts them, seconds or milliseconds since 1970, or years, whose middle counts. None = they are none.
    """
    numbers = [float(text) for text in texts if text.replace(".", "", 1).isdigit()]
    if len(numbers) <= len(texts) / 2:
        return None
    ways: tuple[tuple[float, float, Callable[[str], date | None]], ...] = (
        (*EXCEL, read_excel_day),
        (*YEARS, _read_year),
        (*SECONDS, _read_seconds),
        (1000 * SECONDS[0], 1000 * SECONDS[1], _read_milliseconds),
    )
    return next((read for low, high, read in ways if all(low <= number <= high for number in numbers)), None)


def _read_year(text: str) -> date | None:
    return date(int(float(text)), 7, 1) if text.replace(".", "", 1).isdigit() and YEARS[0] <= float(text) else None


def _read_seconds(text: str) -> date | None:
    return date(1970, 1, 1) + timedelta(seconds=float(text)) if text.replace(".", "", 1).isdigit() else None


def _read_milliseconds(text: str) -> date | None:
    return _read_seconds(f"{float(text) / 1000:.0f}") if text.replace(".", "", 1).isdigit() else None
