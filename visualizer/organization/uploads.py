"""Files a visitor brings: people and ties, read and checked as by the command line."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from simulation.errors import UserError
from visualizer.plan.resolve import MOST_PEOPLE
from visualizer.widgets.upload import MOST_BYTES, content_of
from visualizer.wording.organization_texts import ORGANIZATION
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from scenarios.people import ColumnRole, Reading
    from simulation.population import Population

__all__ = ["MOST_BYTES", "MOST_PEOPLE", "MOST_TIES", "Understanding", "Upload", "content_of", "read_upload"]

_TABLES = ".csv,.txt,.tsv,.dat,.xlsx,.xlsb,.xls,.ods"
KINDS = f"{_TABLES},.json,.jsonl,.yaml,.yml,.toml,.md,.xml,.htm,.html,.graphml,.gexf,.net,.dl"
MAP_KINDS = ".yaml,.yml"
MOST_TIES = 1_000_000
MOST_ANSWERS = 1_000_000
"""Rows of a culture survey."""
MOST_MAP_BYTES = 1_000_000
"""Bytes of a mapping file."""


@dataclass(frozen=True)
class Upload:
    """Files as they were uploaded (name and content), and how to read them."""

    people: tuple[str, bytes] | None = None
    ties: tuple[str, bytes] | None = None
    survey: tuple[str, bytes] | None = None
    survey_map: tuple[str, bytes] | None = None
    mapping: Table[str, str] = field(default_factory=dict)
    """Role -> heading of its column, or "none", as `--map` of the command line."""
    repair: bool = False
    """Make the repairs offered."""
    attempt: int = 0
    """Grows with every change, so that one that was refused can be asked for again."""

    def give_role(self, column: ColumnRole, role: str) -> Upload:
        """The same files with another role for a column; "" = the column is not used."""
        mapping = {one: heading for one, heading in self.mapping.items() if heading != column.column}
        if role:
            mapping[role] = column.column
        elif column.role:
            mapping[column.role] = "none"
        return replace(self, mapping=mapping, repair=False, attempt=self.attempt + 1)


@dataclass(frozen=True)
class Understanding:
    """What `orgshift import --dry-run` tells of a list, for the page."""

    population: Population | None
    """The organization; None where an error stands in the way."""
    columns: tuple[ColumnRole, ...]
    errors: str
    """What stands in the way, one a line; empty where nothing does."""
    remarks: str
    """How doubtful places were read, and what was understood."""
    facts: tuple[str, ...]
    """People, units, managers and levels, with all repairs made."""
    tree: tuple[str, ...]
    """The line of command, empty where there is none."""
    mendable: bool
    """Would repairs do?"""


def read_upload(upload: Upload) -> Understanding:
    """Reads uploaded files with the findings of ``orgshift import``.

    Raises UserError where a file is too large or the mapping fits nothing. The bytes are read as they are: nothing is
    written to disk, and the name of the file is only shown.
    """
    from scenarios.people import Details, Wishes, read_organization, title_of

    if upload.people is None:
        raise UserError(ORGANIZATION["no_people"])
    for file, most in ((upload.people, MOST_PEOPLE), (upload.ties, MOST_TIES), (upload.survey, MOST_ANSWERS)):
        if file is not None and lines_in(file[1]) > most + 1:
            raise UserError(say(ORGANIZATION, "too_many_rows", kind=file[0], most=most))
    details = Details(title=title_of(upload.people[0]), source=ORGANIZATION["own_title"])
    # what is lost was shown before the repairs were asked for
    wishes = Wishes(mapping=upload.mapping, accept_loss=True)
    ties = upload.ties[1] if upload.ties else None
    reading = read_organization(upload.people[1], ties, wishes, details, repair=upload.repair)
    if reading.repaired is not None and reading.repaired.size > MOST_PEOPLE:  # a workbook has no lines to count
        raise UserError(say(ORGANIZATION, "too_many_rows", kind=upload.people[0], most=MOST_PEOPLE))
    found = _describe(reading, upload.people[0], upload.ties[0] if upload.ties else "ties")
    if upload.survey is None:
        waiting = "" if upload.survey_map is None else say(ORGANIZATION, "map_waits", file=upload.survey_map[0])
        return replace(found, remarks="\n".join(filter(None, [found.remarks, waiting])))
    if reading.repaired is None:
        return found
    try:
        return add_survey(found, reading, upload.survey, upload.survey_map)
    except UserError as wrong:  # in the mapping file: the columns of the list stay in sight
        errors = "\n".join(filter(None, [found.errors, str(wrong)]))
        return replace(found, population=None, errors=errors, mendable=False)


def add_survey(
    found: Understanding, reading: Reading, file: tuple[str, bytes], survey_map: tuple[str, bytes] | None = None
) -> Understanding:
    """The same with week 0 from a culture survey, or with what stands in the way of it.

    survey_map: a mapping file. Messages are those of ``orgshift import --survey``: no answer, name or address is in
    them. Raises UserError for mistakes in the mapping file.
    """
    from scenarios.people import HEADINGS, describe_findings
    from scenarios.survey.mapping import Mapping, parse_mapping
    from scenarios.survey.survey import read_survey

    assert reading.repaired is not None
    mapping = Mapping.model_validate({}) if survey_map is None else parse_mapping(survey_map[1], survey_map[0])
    survey = read_survey(file[1], mapping, reading.repaired, reading.groups, reading.names)
    lines_by = describe_findings(survey.findings, file[0], "")
    errors = "\n".join(lines_by.pop("error", []))
    remarks = [f"{HEADINGS[severity]}:\n" + "\n".join(lines) for severity, lines in lines_by.items()]
    if survey.is_usable:
        remarks.append("\n".join([ORGANIZATION["survey_starts"], *survey.describe()]))
    population = found.population
    if population is not None:
        note = f"{population.note} {survey.note()}"
        population = replace(survey.put_into(population), note=note) if survey.is_usable else None
    return replace(
        found,
        population=population,
        errors="\n".join(filter(None, [found.errors, errors])),
        remarks="\n".join(filter(None, [found.remarks, *remarks])),
        mendable=found.mendable and survey.is_usable,
    )


def _describe(reading: Reading, people: str, ties: str) -> Understanding:
    """What came of reading, in the words of the command line; the files under the names given."""
    from scenarios.people import HEADINGS, describe_findings, describe_kept
    from scenarios.people.chart import describe_people, draw_tree

    found = describe_findings(reading.findings, people, ties)
    errors = found.pop("error", []) if reading.population is None else []
    mendable = bool(errors) and all(one.repair for one in reading.findings if one.severity == "error")
    if mendable and reading.kept is not None:
        errors = [*errors, say(ORGANIZATION, "repairs_keep", kept=describe_kept(reading.kept))]
    repaired = reading.repaired
    return Understanding(
        population=reading.population,
        columns=reading.columns,
        errors="\n".join(errors),
        remarks="\n".join(f"{HEADINGS[severity]}:\n" + "\n".join(lines) for severity, lines in found.items()),
        facts=() if repaired is None else tuple(describe_people(repaired)),
        tree=() if repaired is None or repaired.head < 0 else tuple(draw_tree(repaired)),
        mendable=mendable,
    )


def lines_in(content: bytes) -> int:
    """How many lines a file has, whichever way they end."""
    return content.count(b"\n") + content.count(b"\r") - content.count(b"\r\n")
