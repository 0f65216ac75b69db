"""A usage report that a visitor brings: read and checked as by `orgshift fit --dry-run`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from simulation.errors import UserError
from visualizer.plan.resolve import organization_of, organizations
from visualizer.wording.organization_texts import USAGE
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from experiments.calibration.usage_study import Question
    from scenarios.usage import UsageFigures

ASKED_FOR = {"date": "column_date", "unit": "column_unit", "active": "column_active", "posts": "column_posts"}
"""Roles whose column can be chosen, and the label of the menu that does."""
MOST_USAGE_BYTES = 5_000_000
MOST_LINES = 200_000


@dataclass(frozen=True)
class UsageUpload:
    """A report as it was uploaded (name and content), and how to read it."""

    file: tuple[str, bytes]
    mapping: Mapping[str, str] = field(default_factory=dict)
    """Role -> heading of its column, as `--map` of the command line."""
    strategy: str = ""
    launched: str = ""

    def give_column(self, role: str, heading: str) -> UsageUpload:
        """The same report with another column for a role; "" = as it is found."""
        mapping = {one: column for one, column in self.mapping.items() if one != role}
        return replace(self, mapping={**mapping, **({role: heading} if heading else {})})


@dataclass(frozen=True)
class UsageUnderstanding:
    """What was understood of a report; question: None where an error stands in the way."""

    question: Question | None
    errors: str
    remarks: str
    headings: tuple[str, ...]


def read_usage_upload(upload: UsageUpload, organization: str) -> UsageUnderstanding:
    """Reads an uploaded report for an organization, with the messages of ``orgshift fit``.

    Raises UserError where the file is too large, or there is no such organization.
    """
    import numpy as np

    from scenarios.people import HEADINGS, describe_findings
    from scenarios.usage import read_usage
    from scenarios.usage.reading import Firm

    name, content = upload.file
    if content.count(b"\n") > MOST_LINES:
        raise UserError(say(USAGE, "too_many_rows", file=name, most=MOST_LINES))
    people = organization_of(organization)
    seats = np.bincount(people.unit, minlength=len(people.units)).tolist()
    reading = read_usage(content, name, Firm(tuple(people.units), tuple(seats)), upload.mapping)
    lines_by = describe_findings(reading.findings, name, "")
    errors = lines_by.pop("error", [])
    remarks = [f"{HEADINGS[severity]}:\n" + "\n".join(lines) for severity, lines in lines_by.items()]
    question = None
    if reading.figures is not None:
        try:
            question, doubts = _ask(upload, reading.figures, organization, len(people.units))
            remarks += doubts
        except UserError as wrong:
            errors = [*errors, str(wrong)]
    return UsageUnderstanding(question, "\n".join(errors), "\n".join(remarks), reading.headings)


def _ask(upload: UsageUpload, figures: UsageFigures, organization: str, units: int) -> tuple[Question, list[str]]:
    """What is fitted, and what to say of it."""
    from datetime import date

    from experiments.calibration.usage_fit import ask, describe_running

    began = None
    if upload.launched.strip():
        try:
            began = date.fromisoformat(upload.launched.strip())
        except ValueError:
            raise UserError(say(USAGE, "no_day", text=upload.launched.strip()[:40])) from None
    question, doubts = ask(figures, organization, units, upload.strategy, began)
    return question, [*doubts, describe_running(figures, question)]


def is_built_in(organization: str) -> bool:
    """Whether workers can load an organization by its name alone."""
    return organization in organizations()
