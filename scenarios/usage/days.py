"""Reads the days or weeks of a usage report and finds how far apart its lines are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from scenarios.people.dates import find_date, is_month_first, read_date
from scenarios.people.finding import Findings, quote

_ISO_WEEK = re.compile(r"^(\d{4})[- ]?(?:W|KW|CW)[- ]?(\d{1,2})$", re.IGNORECASE)
_WEEK_YEAR = re.compile(r"^(?:W|KW|CW)[- ]?(\d{1,2})[-/ ]+(\d{4})$", re.IGNORECASE)
NUMBERED = date(2001, 1, 1)
"""The Monday on which week 1 is put where weeks are only numbered."""


def read_days(cells: Sequence[str], lines: Sequence[int], heading: str, findings: Findings) -> list[date] | None:
    """Return the day of each line; None where one cannot be read (which is among the findings)."""
    if are_numbered(cells):
        return [NUMBERED + timedelta(weeks=int(cell) - 1) for cell in cells]
    weeks = [_read_week(cell) for cell in cells]
    if any(weeks):
        return _complete(weeks, cells, lines, heading, findings)
    month_first = is_month_first(cells)
    if month_first is None:
        month_first = _steps(cells, True) < _steps(cells, False)
        how = "month first" if month_first else "day first"
        findings.note("dates", f"days and months could be swapped; read {how}, which gives the more even steps")
    days = [read_date(cell, month_first) or find_date(cell, month_first) for cell in cells]
    return _complete(days, cells, lines, heading, findings)


def are_numbered(cells: Sequence[str]) -> bool:
    """Are weeks only numbered, so that no calendar is known?"""
    return all(cell.isdecimal() and 0 < int(cell) < 1000 for cell in cells)


def _read_week(cell: str) -> date | None:
    """Return the Monday of an ISO week such as 2024-W05."""
    if found := _ISO_WEEK.match(cell):
        year, week = int(found[1]), int(found[2])
    elif found := _WEEK_YEAR.match(cell):
        week, year = int(found[1]), int(found[2])
    else:
        return None
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def _complete(
    days: Sequence[date | None], cells: Sequence[str], lines: Sequence[int], heading: str, findings: Findings
) -> list[date] | None:
    found = [day for day in days if day is not None]
    if len(found) == len(days):
        return found
    for day, cell, line in zip(days, cells, lines, strict=True):
        if day is None:
            findings.error("date", line, heading, f"{quote(cell)} is no day" if cell else "no day is given")
    return None


def _steps(cells: Sequence[str], month_first: bool) -> int:
    """Return how many different steps there are between the days of neighbouring lines."""
    days = [read_date(cell, month_first) for cell in cells]
    if None in days:
        return len(cells) + 1
    known = sorted({day for day in days if day is not None})
    return len({(after - before).days for before, after in pairwise(known)})


def usual_step(days: Sequence[date]) -> int:
    """Return how many days lie between most neighbouring days; 0 = there is one day only."""
    known = sorted(set(days))
    steps = [(after - before).days for before, after in pairwise(known)]
    return max(set(steps), key=steps.count) if steps else 0


def find_disorder(days: Sequence[date]) -> int | None:
    """Return the place where days stop running on, or back, as before; None = nowhere."""
    turns = [(after > before) - (after < before) for before, after in pairwise(days)]
    way = next((turn for turn in turns if turn), 0)
    return next((at + 1 for at, turn in enumerate(turns) if turn not in (way, 0)), None)
