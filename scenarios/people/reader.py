"""Reads a staff list, and ties where there are any, into an organization.

Everything found on the way is reported.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

from scenarios import nearby
from scenarios.people.assembly import Details, alone, assemble
from scenarios.people.finding import Finding, Findings
from scenarios.people.staff import read_staff
from scenarios.people.ties import Ties, read_ties
from simulation.errors import UserError
from simulation.population import Population

Readable = bytes | str | Path


def read_people(
    people: Readable,
    ties: Readable | None = None,
    *,
    repair: bool = False,
    at_least: float = 0.0,
    as_of: date | None = None,
    details: Details | None = None,
) -> tuple[Population | None, list[Finding]]:
    """Make an organization of a company's staff list.

    Args:
        people: the list (bytes, or the path of a file): one line a person, with a heading.
        ties: who works with whom, likewise; None = ties are generated.
        repair: make the repairs that the findings offer.
        at_least: contacts that make a tie a working tie.
        as_of: day from which dates of entry are counted back; None = the latest in the file.
        details: name, customers, functions of units, dials of generated ties ...

    Returns:
        The organization, or None where an error stands in the way, and the findings: errors, warnings, notes.

    Raises:
        UserError: if a file cannot be opened, or a detail is wrong.
    """
    findings = Findings(repair)
    staff = read_staff(_content(people), findings, as_of)
    tied: Ties | None = None
    on_ties = Findings(repair, "ties")
    if ties is not None and staff is not None:
        tied = read_ties(_content(ties), staff.keys, on_ties, at_least)
    findings.found += on_ties.found
    if staff is None or findings.blocked or (ties is not None and tied is None):
        return None, findings.ordered()
    for seat in alone(tied, staff.manager) if tied else ():
        what, read_as = "has no working tie", "one with the manager, both ways, is made up"
        findings.warning("no tie", staff.lines[seat], "", what, read_as)
    details = details or Details()
    if not details.note:
        details = replace(details, note=_note(findings, ties is not None))
    return assemble(staff, tied, details), findings.ordered()


def _content(readable: Readable) -> bytes:
    if isinstance(readable, bytes):
        return readable
    path = Path(readable)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UserError(f"{path}: no such file{nearby.suggest_name(path, suffixes=nearby.TABLES)}") from None
    except IsADirectoryError:
        raise UserError(f"{path}: is a folder, not a file") from None
    except OSError as problem:
        raise UserError(f"{path}: cannot be read: {problem.strerror}") from None
    except ValueError:  # a NUL, half a character
        raise UserError(f"{str(path)!r}: is no name that a file can have") from None


def _note(findings: Findings, has_ties: bool) -> str:
    """What was done to the data, in a paragraph."""
    repairs = [finding for finding in findings.found if finding.repaired]
    kinds = ", ".join(f"{count} x {kind}" for kind, count in Counter(finding.kind for finding in repairs).items())
    said = ["Imported from a staff list; names are not stored."]
    lonely = sum(finding.kind == "no tie" for finding in findings.found)
    added = f"; where a person had none ({lonely:,} x), one with the manager is made up" if lonely else ""
    said.append(f"Working ties as given{added}." if has_ties else "Working ties are generated.")
    said.append(f"Repaired: {kinds}." if repairs else "Nothing had to be repaired.")
    return " ".join(said)
