"""Puts the lines of a usage report into weeks.

Posts of days are added up. People cannot be added, since who was active on two days would count twice: where a report
has the people of the last seven days, the last day of the week is taken; where it has those of single days, their mean.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from scenarios.people.finding import Findings

MEAN, LAST, SUM = "mean", "last", "sum"
_HOW = {"active": LAST, "active_day": MEAN, "posters": LAST, "posters_day": MEAN, "posts": SUM}
_DESCRIPTIONS = {
    "active": "of each week its last day is taken, which counts the people of seven days once",
    "posters": "of each week its last day is taken, which counts the people of seven days once",
    "active_day": "people of single days cannot be added to people of a week: the mean of the days is taken, and how "
    "many days a week an active person comes is left open (0.2 to 1 of them)",
    "posters_day": "people of single days cannot be added to people of a week: the mean of the days is taken, and how "
    "many days a week a poster posts is left open (0.2 to 1 of them)",
    "posts": "posts of the days of a week are added up",
}


@dataclass(frozen=True)
class Line:
    """One line of a report: the day, what was counted, and where it stands in the file."""

    day: date
    counts: Mapping[str, float]
    number: int


def put_into_weeks(lines: Sequence[Line], daily: bool, findings: Findings) -> list[dict[str, float]] | None:
    """Return the figures of each week; None where there are gaps, which are reported."""
    ordered = sorted(lines, key=lambda line: line.day)
    if not daily:
        return [dict(line.counts) for line in ordered] if _has_no_gap(ordered, findings) else None
    weeks = _whole_weeks(ordered, findings)
    if weeks is None:
        return None
    return [{measure: _together(week, measure) for measure in week[0].counts} for week in weeks]


def describe_weeks(measures: Sequence[str], findings: Findings) -> None:
    """Note what was done with the figures of single days."""
    for measure in measures:
        findings.note("weeks", _DESCRIPTIONS[measure])


def _together(week: Sequence[Line], measure: str) -> float:
    values = [line.counts[measure] for line in week]
    how = _HOW[measure]
    return values[-1] if how == LAST else sum(values) if how == SUM else sum(values) / len(values)


def _has_no_gap(ordered: Sequence[Line], findings: Findings) -> bool:
    for before, after in pairwise(ordered):
        step = (after.day - before.day).days
        if step != 7:
            missing = step // 7 - 1
            what = f"{step} days after the line before ({before.day}): weeks have to follow each other"
            what += f"; {missing} {'is' if missing == 1 else 'are'} missing" if step % 7 == 0 else ""
            findings.error("gap", after.number, "", what)
            return False
    return True


def _whole_weeks(ordered: Sequence[Line], findings: Findings) -> list[list[Line]] | None:
    """Return the lines of each week from Monday to Sunday, without cut ones at the ends."""
    by_week: dict[date, list[Line]] = defaultdict(list)
    for line in ordered:
        by_week[line.day - timedelta(days=line.day.weekday())].append(line)
    mondays = sorted(by_week)
    often = Counter(line.day.weekday() for line in ordered)
    usual = {weekday for weekday, times in often.items() if times > len(mondays) / 2}
    kept = [monday for monday in mondays if usual <= {line.day.weekday() for line in by_week[monday]}]
    cut = [monday for monday in (mondays[:1] + mondays[-1:]) if monday not in kept]
    if cut:
        findings.note("cut", f"weeks that are not whole are left out: {', '.join(f'that of {day}' for day in cut)}")
    inside = [monday for monday in mondays if monday not in cut]
    expected = [inside[0] + timedelta(weeks=k) for k in range((inside[-1] - inside[0]).days // 7 + 1)] if inside else []
    for monday in expected:
        there = {line.day.weekday() for line in by_week.get(monday, [])}
        if not usual <= there:
            day = monday + timedelta(days=min(usual - there))
            before = [line.number for line in ordered if line.day < day]
            what = f"no figures for {day}, although there are some before and after: gaps have to be filled"
            findings.error("gap", before[-1] if before else 0, "", what)
            return None
    return [by_week[monday] for monday in expected]
