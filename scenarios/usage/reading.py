"""Reads a usage report: columns, days, units and counts, with faults at their lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from scenarios.people.columns.headings import describe_choice, find_columns, label_columns, split_words
from scenarios.people.files.table import Table, read_table
from scenarios.people.finding import Finding, Findings, quote
from scenarios.people.numbers import read_numbers
from scenarios.people.units import index_units, unit_key
from scenarios.usage.days import are_numbered, find_disorder, read_days, usual_step
from scenarios.usage.figures import MEASURES, UsageFigures
from scenarios.usage.roles import find_date_column, find_usage_roles
from scenarios.usage.weekly import Line, describe_weeks, put_into_weeks
from simulation.errors import did_you_mean, nearest

FEWEST_WEEKS = 12
_ALL = {"all", "total", "company", "organization", "overall", "gesamt", "alle", ""}
_ONE_DAY = "names one day only; a line a day or a week is needed, not a list of people"
_FAR_APART = 1.5
"""Ratio of people with access to people there from which figures may be those of another firm."""
_ABOVE = {"posters": "active", "posters_day": "active_day"}


@dataclass(frozen=True)
class UsageReading:
    """What came of reading a report; figures: None where an error stands in the way."""

    figures: UsageFigures | None
    findings: list[Finding]
    headings: tuple[str, ...] = ()
    """The labels of its columns, each alone by its own."""


@dataclass(frozen=True)
class Firm:
    """What figures are checked against: its units and how many people each has."""

    units: tuple[str, ...]
    people: tuple[int, ...]

    @property
    def size(self) -> int:
        """People in all."""
        return sum(self.people)


def read_usage(data: bytes, name: str, firm: Firm, mapping: Mapping[str, str] | None = None) -> UsageReading:
    """Return the weekly figures of a report.

    data: the file. name: what it is called. mapping: role -> heading, as the user asks for it.
    """
    findings, wishes = Findings(), dict(mapping or {})
    table = read_table(data, findings)
    if table is None:
        return UsageReading(None, findings.ordered())
    headings = tuple(label_columns(table.heading))
    at = find_date_column(table, wishes)
    if at is None:
        findings.error("column", table.lines[0] - 1, "", _describe_no_date(table.heading, wishes))
        return UsageReading(None, findings.ordered(), headings)
    days = read_days(table.columns[at], table.lines, table.heading[at], findings)
    if days is None:
        return UsageReading(None, findings.ordered(), headings)
    step = usual_step(days)
    if step not in (1, 7):
        what = f"lines are {step} days apart; a line a day or a line a week is needed" if step else _ONE_DAY
        findings.error("step", 0, table.heading[at], what)
        return UsageReading(None, findings.ordered(), headings)
    roles = find_usage_roles(table, name, firm.size, step == 1, {**wishes, "date": headings[at]}, findings)
    figures = None if findings.blocked else _Report(table, roles, days, step == 1, firm, findings).figures()
    return UsageReading(None if findings.blocked else figures, findings.ordered(), headings)


class _Report:
    """A report whose columns are known, while its figures are read."""

    def __init__(
        self, table: Table, roles: dict[str, int], days: list[date], daily: bool, firm: Firm, findings: Findings
    ) -> None:
        self.table, self.roles, self.days, self.daily = table, roles, days, daily
        self.firm, self.findings = firm, findings
        self.measures = _without_weaker([name for name in MEASURES if name in roles])

    def figures(self) -> UsageFigures | None:
        """Return the figures, or None where something stands in the way."""
        if not self.measures:
            what = "no column counts active people or posts; --map active=HEADING or --map posts=HEADING names one"
            self.findings.error("column", self.table.lines[0] - 1, "", what)
            return None
        counts = {measure: self._counts(measure) for measure in self.measures}
        rows = self._rows_of_longest_period()
        places = self._units(rows)
        if self.findings.blocked:
            return None
        lines: dict[int, list[Line]] = defaultdict(list)
        for row in rows:
            if places[row] is not None:
                values = {measure: column[row] for measure, column in counts.items()}
                lines[places[row] or 0].append(Line(self.days[row], values, self.table.lines[row]))
        self._check_access(places)
        weekly = {place: self._weekly(place, found) for place, found in sorted(lines.items())}
        if self.findings.blocked:
            return None
        return self._figures({place: weeks for place, weeks in weekly.items() if weeks}, lines)

    def _counts(self, measure: str) -> list[float]:
        """Return the numbers of a column, with a finding for each that is none."""
        at = self.roles[measure]
        heading, cells = self.table.heading[at], self.table.columns[at]
        numbers, _ = read_numbers(cells)
        found = [numbers.get(cell, float("nan")) for cell in cells]
        for value, cell, line in zip(found, cells, self.table.lines, strict=True):
            if not 0 <= value < float("inf"):
                what = f"{quote(cell)} is no count" if cell else "is empty; write 0 where nobody did anything"
                self.findings.error("count", line, heading, what)
        return found

    def _rows_of_longest_period(self) -> list[int]:
        rows = list(range(len(self.days)))
        if "period" not in self.roles:
            return rows
        cells = self.table.columns[self.roles["period"]]
        periods = sorted({int(cell) for cell in cells if cell.isdecimal()})
        if len(periods) < 2:
            return rows
        self.findings.note("period", f"of the periods {', '.join(map(str, periods))} days, the longest is taken")
        return [row for row in rows if cells[row] == str(periods[-1])]

    def _units(self, rows: Sequence[int]) -> dict[int, int | None]:
        """Return for each row the place of its unit; -1 = the firm, None = a total beside units."""
        if "unit" not in self.roles:
            return dict.fromkeys(rows, -1)
        cells = self.table.columns[self.roles["unit"]]
        known = index_units(self.firm.units, self.findings)
        if all(unit_key(cells[row]) in _ALL - known.keys() for row in rows):
            return dict.fromkeys(rows, -1)
        found: dict[int, int | None] = {}
        unknown: set[str] = set()
        for row in rows:
            unit = unit_key(cells[row])
            found[row] = known.get(unit)
            if unit not in known and unit not in _ALL and unit not in unknown:
                unknown.add(unit)
                what = _describe_unknown(cells[row], self.firm.units)
                self.findings.error("unit", self.table.lines[row], self.table.heading[self.roles["unit"]], what)
        if any(place is None for place in found.values()) and not unknown:
            self.findings.note("total", "lines for all units together are left out beside those of units")
        return found

    def _weekly(self, place: int, lines: list[Line]) -> list[dict[str, float]] | None:
        """Return the weeks of one unit, checked for order, doubles, gaps and size."""
        title = f"{self.firm.units[place]}: " if place >= 0 else ""
        at = find_disorder([line.day for line in lines])
        if at is not None:
            what = f"{title}{lines[at].day} comes after {lines[at - 1].day}: days neither run on nor back"
            self.findings.error("order", lines[at].number, self._date_heading, f"{what}; sort the lines by day")
            return None
        if lines and lines[0].day > lines[-1].day:
            self.findings.note("order", "days run from the last to the first; they are turned round")
        seen: dict[date, int] = {}
        for line in lines:
            before = seen.setdefault(line.day, line.number)
            if before != line.number:
                what = f"{title}{line.day} is given twice (first in line {before})"
                self.findings.error("twice", line.number, self._date_heading, what)
                return None
        self._check_size(place, lines)
        return put_into_weeks(lines, self.daily, self.findings)

    @property
    def _date_heading(self) -> str:
        return self.table.heading[self.roles["date"]]

    def _check_size(self, place: int, lines: Sequence[Line]) -> None:
        """Report lines with more people than there are, or more who posted than were active."""
        there, where = self._people(place)
        for line in lines:
            for measure in (name for name in self.measures if name != "posts"):
                heading, value = self.table.heading[self.roles[measure]], line.counts[measure]
                if value > there:
                    what = f"{value:,.0f} people, but {where} has {there:,}; --organization names your own"
                    self.findings.error("size", line.number, heading, what)
                    return
                above = line.counts.get(_ABOVE.get(measure, ""), value)
                if value > above:
                    what = f"{value:,.0f} people posted, but {above:,.0f} were active"
                    self.findings.error("size", line.number, heading, what)
                    return

    def _check_access(self, places: Mapping[int, int | None]) -> None:
        """Warn where a report counts far more or fewer people with access than there are."""
        if "people" not in self.roles:
            return
        at = self.roles["people"]
        cells = self.table.columns[at]
        numbers, _ = read_numbers(cells)
        for place in sorted({place for place in places.values() if place is not None}):
            counts = [numbers.get(cells[row], 0.0) for row, of in places.items() if of == place]
            access = max((count for count in counts if count > 0), default=0.0)
            there, where = self._people(place)
            if access and not there / _FAR_APART <= access <= there * _FAR_APART:
                what = f"{access:,.0f} people have access, but {where} has {there:,}; --organization names your own"
                self.findings.warning("access", 0, self.table.heading[at], what, "everybody is taken to have access")

    def _people(self, place: int) -> tuple[int, str]:
        """Return how many people a unit has, or the organization for -1, and what to call it."""
        if place < 0:
            return self.firm.size, "the organization"
        return self.firm.people[place], self.firm.units[place]

    def _figures(
        self, weekly: dict[int, list[dict[str, float]]], lines: Mapping[int, Sequence[Line]]
    ) -> UsageFigures | None:
        """Return the figures of all units, over the weeks that all of them have."""
        counts = {place: len(weeks) for place, weeks in weekly.items()}
        if not counts or min(counts.values()) < FEWEST_WEEKS:
            found = min(counts.values(), default=0)
            what = f"{found} whole weeks are too few to fit anything; at least {FEWEST_WEEKS}, better 26 or more"
            self.findings.error("weeks", 0, "", what)
            return None
        firsts = {min(line.day for line in found) for found in lines.values()}
        if len(set(counts.values())) > 1 or len(firsts) > 1:
            self.findings.error("gap", 0, "", "units have figures of different weeks; give the same weeks for each")
            return None
        if self.daily:
            describe_weeks(self.measures, self.findings)
        first = min(firsts)
        first += timedelta(days=(7 - first.weekday()) % 7) if self.daily else timedelta()
        numbered = are_numbered(self.table.columns[self.roles["date"]])
        values = {
            measure: np.array([[week[measure] for week in weeks] for weeks in weekly.values()]).T
            for measure in self.measures
        }
        return UsageFigures(values, tuple(place for place in weekly if place >= 0), None if numbered else first)


def _describe_no_date(heading: Sequence[str], wishes: Mapping[str, str]) -> str:
    """Return why no column holds days or weeks: none that is known, or not the one asked for."""
    if "date" in wishes:
        return f"--map date: {describe_choice(heading, wishes['date'], find_columns(heading, wishes['date']))}"
    there = ", ".join(f"'{one}'" for one in heading if one)
    by_month = any({"month", "monat", "mois", "mes", "mese", "quarter"} & set(split_words(one)) for one in heading)
    more = "; figures by month are too few to fit, ask for days or weeks" if by_month else ""
    return f"no column holds the day or week (columns: {there}){more}"


def _describe_unknown(cell: str, units: Sequence[str]) -> str:
    """Return that a cell is no unit.

    It is shown only where it nearly is one, since it may be a name.
    """
    if nearest(cell, sorted(units)) is None:
        return f"{quote(cell)} is no unit of the organization{did_you_mean(cell, units)}"
    return f"no unit of the organization is called '{cell}'{did_you_mean(cell, units)}"


def _without_weaker(measures: list[str]) -> list[str]:
    """Return measures without people of single days where those of the week are given too."""
    return [name for name in measures if name.removesuffix("_day") == name or name.removesuffix("_day") not in measures]
