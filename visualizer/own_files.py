"""Files a visitor brings: people and ties as CSV, checked as the command line's import checks them."""

from __future__ import annotations

from typing import Any

from visualizer.building import add_own
from visualizer.components.upload import MOST_BYTES, content_of

__all__ = ["MOST_BYTES", "MOST_PEOPLE", "MOST_TIES", "content_of", "imported"]

MOST_PEOPLE = 100_000
MOST_TIES = 1_000_000


def imported(people: tuple[str, bytes], ties: tuple[str, bytes] | None) -> str:
    """Check and keep an uploaded organization; returns the name it is built by.

    Raises UserError with the same findings as ``orgshift import``, one a line. The bytes are read as they are: nothing
    is written to disk, and the name of the file is only shown.
    """
    from scenarios.people.reader import read_people
    from simulation.errors import UserError

    for file, most in ((people, MOST_PEOPLE), (ties, MOST_TIES)):
        if file is not None and lines_in(file[1]) > most + 1:
            raise UserError(f"{file[0]}: more than {most:,} rows, the most the app takes")
    population, findings = read_people(people[1], ties[1] if ties else None)
    if population is None:
        raise UserError(
            "\n".join(
                line_of(finding, people[0], ties[0] if ties else "ties")
                for finding in findings
                if finding.severity == "error"
            )
        )
    return add_own(population)


def lines_in(content: bytes) -> int:
    """How many lines a file has, whichever way they end."""
    return content.count(b"\n") + content.count(b"\r") - content.count(b"\r\n")


def line_of(finding: Any, people: str, ties: str) -> str:
    """A finding as ``file: line 3, column 'unit': what``."""
    return f"{ties if finding.file == 'ties' else people}: {finding}"
