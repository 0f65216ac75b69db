"""What the columns of a survey hold: unit, question, value, number of answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scenarios.people.columns.headings import describe_choice, find_columns, normalize, split_words
from scenarios.people.columns.words import PRIVATE, ROLES
from scenarios.people.files.table import Table
from scenarios.people.finding import Findings
from scenarios.people.units import unit_key
from scenarios.survey.mapping import Mapping
from scenarios.survey.scales import find_level, is_answer, numbers_of
from scenarios.survey.words import COLUMNS, find_measure

_CODE = re.compile(r"^(q|qid|question|frage|item|v|var)?[ _.]?\d+([_.]\d+)*$", re.IGNORECASE)
_UNIT_WORDS = set(ROLES["unit"].split())
_PRIVATE_WORDS = {word for role in (*PRIVATE, "id") for word in ROLES[role].split()} - {"key", "no", "nr", "nombre"}


@dataclass(frozen=True)
class Layout:
    """Positions of columns; None = there is none. `questions`: those that are one each."""

    unit: int | None
    question: int | None
    value: int | None
    n: int | None
    sd: int | None
    favourable: bool
    questions: tuple[int, ...]


def take_questions(table: Table) -> Table:
    """Returns the table with the questions as headings, where they stand in the row below.

    As survey tools write them: `Q1`, `Q2` ... above the questions, or one title above several of them.
    """
    below = [column[0] if column else "" for column in table.columns]
    heading = list(table.heading)
    for at, (name, text) in enumerate(zip(table.heading, below, strict=True)):
        spans = at + 1 < len(heading) and not table.heading[at + 1] and bool(below[at + 1])
        if text and find_level(text) is None and (not name or _CODE.match(name) or (spans and " " in text)):
            heading[at] = text
    asked = [at for at, name in enumerate(heading) if name != table.heading[at] and find_measure(name)]
    if not asked:
        return table
    return replace(table, heading=heading, columns=[column[1:] for column in table.columns], lines=table.lines[1:])


def find_layout(table: Table, units: Sequence[str], mapping: Mapping, findings: Findings) -> Layout | None:
    """Return what each column holds; None where an error stands in the way."""
    named = {role: _named(table, role, mapping, findings) for role in ("unit", "question", "value", "n", "sd")}
    if findings.blocked:
        return None
    unit = named["unit"] if named["unit"] is not None else _unit_column(table, units)
    question = named["question"] if named["question"] is not None else _headed(table, "question", {unit})
    favourable = mapping.kind == "favourable"
    value = named["value"]
    if question is not None and value is None:
        value = _headed(table, "value", {unit, question})
        if value is None:
            value = _headed(table, "favourable", {unit, question})
            favourable = favourable or value is not None
    n = named["n"] if named["n"] is not None else _headed(table, "n", {unit, question, value})
    sd = named["sd"] if named["sd"] is not None else _headed(table, "sd", {unit, question, value, n})
    if question is not None and value is None:
        findings.error("value", 0, table.heading[question], "holds questions, but no column holds means or answers")
        return None
    taken = {unit, question, value, n, sd}
    questions = [k for k in range(len(table.heading)) if k not in taken and _may_be_asked(table, k, mapping)]
    if question is None and not questions:
        findings.error("questions", 0, "", "holds no column of answers: numbers on a scale, or agreement in words")
        return None
    return Layout(unit, question, value, n, sd, favourable, () if question is not None else tuple(questions))


def _named(table: Table, role: str, mapping: Mapping, findings: Findings) -> int | None:
    """Return the column that the mapping file names for a role."""
    heading = getattr(mapping, role)
    if heading is None:
        return None
    found = find_columns(table.heading, heading)
    if len(found) != 1:
        findings.error(role, 0, "", f"--survey-map: {role}: {describe_choice(table.heading, heading, found)}")
        return None
    return found[0]


def _unit_column(table: Table, units: Sequence[str]) -> int | None:
    """Return the column whose cells are most often units, or one that is headed so."""
    known = {unit_key(unit) for unit in units}
    best, most = None, 0.0
    for place, column in enumerate(table.columns):
        cells = [cell for cell in column if cell]
        share = sum(unit_key(cell) in known for cell in cells) / len(cells) if cells else 0.0
        if share > most:
            best, most = place, share
    if most > 0.2:
        return best
    headed = [k for k, name in enumerate(table.heading) if normalize(name) in _UNIT_WORDS]
    return headed[0] if headed else None


def _headed(table: Table, role: str, taken: set[int | None]) -> int | None:
    """Return the first column that is headed like a role."""
    for place, heading in enumerate(table.heading):
        words = " ".join(split_words(heading.replace("%", " percent ")))
        if place not in taken and re.search(COLUMNS[role], words):
            return place
    return None


def _may_be_asked(table: Table, place: int, mapping: Mapping) -> bool:
    """Return whether a column can be a question: answers on a scale, and no person's details."""
    heading = table.heading[place]
    if mapping.find(heading) is not None:
        return True
    if normalize(heading) in _PRIVATE_WORDS:
        return False
    cells = [cell for cell in table.columns[place] if is_answer(cell)]
    if not cells:
        return bool(find_measure(heading))
    numbers = numbers_of(cells)
    read = sum(
        find_level(cell) is not None or (numbers.get(cell, -1.0) >= 0.0 and numbers[cell] <= 100.0) for cell in cells
    )
    return read >= 0.5 * len(cells)
