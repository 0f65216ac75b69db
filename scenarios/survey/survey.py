"""A culture survey as the levels of an organization's units, and the table they are kept in.

NAME.survey.csv holds no answers: levels of units of at least five, of all smaller ones together, and of everybody.

    unit,answers,openness,trust,peer_trust,skill,knows_who
    Sales,41,0.52,0.44,,,
    (small units),11,0.5,0.47,,,
    (everybody),52,0.51,0.45,,,
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from scenarios.defaults import FEWEST
from scenarios.files import Readable, read_content
from scenarios.people.chart import count_in_words
from scenarios.people.finding import Finding, Findings
from scenarios.people.names import Names
from scenarios.people.reader import hide_names
from scenarios.survey.levels import Levels, find_levels
from scenarios.survey.mapping import Mapping
from scenarios.survey.reader import Groups, read_answers
from scenarios.survey.words import MEASURES
from simulation.errors import UserError, did_you_mean
from simulation.population import ASKED, LEAST, MOST, Population

SMALL, EVERYBODY = "(small units)", "(everybody)"
MOST_SHOWN = 60
"""Characters of a question that messages show."""


@dataclass(frozen=True)
class Survey:
    """The levels of an organization by a survey, by measure; findings on how it was read."""

    levels: dict[str, Levels]
    findings: list[Finding]

    @property
    def is_usable(self) -> bool:
        """Whether something is known that week 0 can start from."""
        return bool(self.levels) and not any(one.severity == "error" for one in self.findings)

    def put_into(self, population: Population) -> Population:
        """Return the organization with the levels of its units."""
        return replace(population, survey=to_array(self.rows(), population.units)) if self.levels else population

    def rows(self) -> dict[str, dict[str, float]]:
        """Return the levels to keep: a row a unit of five or more, small units together, everybody."""
        units = sorted({unit for found in self.levels.values() for unit in found.units if unit})
        rows: dict[str, dict[str, float]] = {}
        for name in (*units, SMALL, EVERYBODY):
            rows[name] = {measure: _level(found, name) for measure, found in self.levels.items()}
        return rows

    def answers(self) -> dict[str, int]:
        """Return how many answered, at most, in each unit of five or more."""
        counts: dict[str, int] = {}
        for found in self.levels.values():
            for unit, count in found.counts.items():
                counts[unit] = max(counts.get(unit, 0), round(count))
        return counts

    def table(self) -> str:
        """Return the text of NAME.survey.csv."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(("unit", "answers", *ASKED))
        counts = self.answers()
        for unit, row in self.rows().items():
            writer.writerow((unit, counts.get(unit, ""), *(f"{row[m]:.4f}" if m in row else "" for m in ASKED)))
        return text.getvalue()

    def note(self) -> str:
        """Return the note to keep with the organization: what was asked, and what was not."""
        missing = [title for measure, title in MEASURES.items() if measure not in self.levels]
        rest = f"; not asked, so at the defaults: {', '.join(missing)}" if missing else ""
        return f"Week 0 from a culture survey: {', '.join(MEASURES[one] for one in self.levels)}{rest}."

    def describe(self) -> list[str]:
        """Return what was found and what keeps its default, a line a measure."""
        lines = []
        for measure, title in MEASURES.items():
            found = self.levels.get(measure)
            if found is None:
                lines.append(f"{title}: not asked; keeps its default in every unit")
                continue
            levels = found.units.values()
            spread = f", units {min(levels):.2f} to {max(levels):.2f}" if len(found.units) > 1 else ""
            how = "" if found.estimated else ", assumed"
            lines.append(
                f"{title}: {found.everybody:.2f} of 1{spread} (share of variance between units {found.icc:.2f}{how}; "
                f"reliability of units' means {found.reliability:.2f})"
            )
        return lines


def read_survey(
    data: Readable,
    mapping: Mapping,
    population: Population,
    groups: Groups | None = None,
    names: Names | None = None,
) -> Survey:
    """Return the levels of an organization by a survey.

    groups: values of other columns of the list of people that could be units, by heading. names: of the people of that
    list, which no message shows.

    Raises UserError if the file cannot be opened.
    """
    findings = Findings(False)
    sizes = np.bincount(population.unit, minlength=len(population.units)).tolist()
    answers = read_answers(data, population.units, sizes, mapping, findings, groups)
    levels: dict[str, Levels] = {}
    for measure, by_unit in (answers or {}).items():
        found = find_levels(by_unit)
        if found is None:
            what = f"fewer than {FEWEST} people answered on {MEASURES[measure]}"
            findings.warning("few", 0, "", what, "it keeps its default")
            continue
        levels[measure] = found
        small = [unit for unit, one in by_unit.items() if unit and 0.0 < one.count < FEWEST]
        if small:
            units = count_in_words(len(small), "unit has", "units have")
            what = f"{units} fewer than {FEWEST} answers on {MEASURES[measure]}; small units are taken together"
            findings.note("pooled", what)
    if answers and not levels:
        findings.error("few", 0, "", f"fewer than {FEWEST} people answered; too few to start week 0 from")
    shown = [_shorten(one) for one in hide_names(findings.ordered(), names or Names())]
    return Survey({measure: levels[measure] for measure in MEASURES if measure in levels}, shown)


def to_array(rows: Table[str, Table[str, float]], units: Sequence[str]) -> np.ndarray:
    """Return levels by unit and measure; without a row those of small units or everybody."""
    usual = rows.get(SMALL) or rows.get(EVERYBODY) or {}
    everybody = rows.get(EVERYBODY) or {}
    return np.array(
        [[rows.get(unit, usual).get(measure, everybody.get(measure, math.nan)) for measure in ASKED] for unit in units],
        dtype=float,
    )


def read_levels(path: Path, units: Sequence[str]) -> np.ndarray:
    """Return the levels kept in NAME.survey.csv.

    Raises UserError with file and line for what does not fit.
    """
    rows: dict[str, dict[str, float]] = {}
    faults: list[str] = []
    try:
        text = read_content(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(f"{path}: cannot be read: not UTF-8") from None
    reader = csv.DictReader(io.StringIO(text, newline=None))
    heading = list(reader.fieldnames or ())
    if "unit" not in heading:
        raise UserError(f"{path}:1: has no column 'unit'{did_you_mean('unit', heading)}")
    for name in heading:
        if name not in ("unit", "answers", *ASKED):
            faults.append(f"{path}:1: column '{name}' is unknown{did_you_mean(name, ('answers', *ASKED))}")
    for row in reader:
        unit = row["unit"] or ""
        if unit not in units and unit not in (SMALL, EVERYBODY):
            faults.append(f"{path}:{reader.line_num}: no unit is called '{unit}'{did_you_mean(unit, units)}")
        rows[unit] = {}
        for measure in ASKED:
            cell = (row.get(measure) or "").strip()
            if not cell:
                continue
            try:
                level = float(cell)
            except ValueError:
                level = math.nan
            if not 0.0 <= level <= 1.0:
                faults.append(f"{path}:{reader.line_num}: {measure}: '{cell}' is no level from 0 to 1")
            rows[unit][measure] = level
    if faults:
        raise UserError("\n".join(faults))
    return to_array(rows, units)


def _shorten(finding: Finding) -> Finding:
    """Return a finding with the beginning of its question.

    Names are hidden before, since half of one is no match.
    """
    question = finding.column
    return replace(finding, column=f"{question[: MOST_SHOWN - 3]}...") if len(question) > MOST_SHOWN else finding


def _level(found: Levels, unit: str) -> float:
    """Return the level to keep for a unit, or for those together."""
    level = found.everybody if unit == EVERYBODY else found.units.get(unit, found.pooled)
    return round(min(MOST, max(LEAST, level)), 4)
