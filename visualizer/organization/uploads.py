"""Files a visitor brings: people and ties as CSV, checked as by the command line."""

from __future__ import annotations

from simulation.errors import UserError
from visualizer.plan.own_organizations import add_own
from visualizer.widgets.upload import MOST_BYTES, content_of
from visualizer.wording.page_texts import ORGANIZATION
from visualizer.wording.texts import say

__all__ = ["MOST_BYTES", "MOST_PEOPLE", "MOST_TIES", "content_of", "imported"]

KINDS = ".csv,.txt,.tsv,.xlsx,.xlsb,.xls,.ods,.json,.graphml,.gexf,.net,.dl,.xml"
MOST_PEOPLE = 100_000
MOST_TIES = 1_000_000


class Repairable(UserError):
    """What is wrong can be repaired as the message says after its semicolons."""


def imported(people: tuple[str, bytes], ties: tuple[str, bytes] | None, repair: bool = False) -> tuple[str, str]:
    """Check and keep an uploaded organization.

    Returns the name it is built by, and how doubtful places were read.

    `repair`: make the repairs offered. Raises UserError with the same findings as ``orgshift import``, one a line;
    Repairable where repairs would do. The bytes are read as they are: nothing is written to disk, and the name of
    the file is only shown.
    """
    from scenarios.people import (
        HEADINGS,
        TITLES,
        Details,
        Wishes,
        describe_findings,
        describe_kept,
        read_organization,
        title_of,
    )

    for file, most in ((people, MOST_PEOPLE), (ties, MOST_TIES)):
        if file is not None and lines_in(file[1]) > most + 1:
            raise UserError(say(ORGANIZATION, "too_many_rows", kind=file[0], most=most))
    details = Details(title=title_of(people[0]), source=ORGANIZATION["own_title"])
    wishes = Wishes(accept_loss=True)  # what is lost was shown before the repairs were asked for
    reading = read_organization(people[1], ties[1] if ties else None, wishes, details, repair=repair)
    if reading.repaired is not None and reading.repaired.size > MOST_PEOPLE:  # a workbook has no lines to count
        raise UserError(say(ORGANIZATION, "too_many_rows", kind=people[0], most=MOST_PEOPLE))
    lines = describe_findings(reading.findings, people[0], ties[0] if ties else "ties")
    if reading.population is None:
        mendable = all(finding.repair for finding in reading.findings if finding.severity == "error")
        if mendable and reading.kept is not None:
            lines["error"].append(say(ORGANIZATION, "repairs_keep", kept=describe_kept(reading.kept)))
        raise (Repairable if mendable else UserError)("\n".join(lines["error"]))
    columns = [
        say(ORGANIZATION, "column_read", column=one.column, role=TITLES[one.role], why=one.why, cells=one.resolved)
        for one in reading.columns
        if one.role
    ]
    found = [f"{HEADINGS[kind]}:\n" + "\n".join(told) for kind, told in lines.items()]
    return add_own(reading.population), "\n".join([ORGANIZATION["columns_read"], *columns, *found])


def lines_in(content: bytes) -> int:
    """How many lines a file has, whichever way they end."""
    return content.count(b"\n") + content.count(b"\r") - content.count(b"\r\n")
