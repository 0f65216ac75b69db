"""Reads a staff list, and ties where there are any, into an organization.

Everything found on the way is reported.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

from scenarios.files import Readable, read_content
from scenarios.people.assembly import Details, alone, assemble
from scenarios.people.columns.roles import ColumnRole
from scenarios.people.finding import Finding, Findings
from scenarios.people.names import Names
from scenarios.people.staff import Kept, Wishes, read_staff
from scenarios.people.ties import NO_TIES, read_ties
from simulation.population import Population


@dataclass(frozen=True)
class Reading:
    """What came of reading a list."""

    population: Population | None
    """The organization; None where an error stands in the way."""
    findings: list[Finding]
    """Errors, warnings, notes, in this order."""
    columns: tuple[ColumnRole, ...] = ()
    """What each column of the list was taken for."""
    repaired: Population | None = None
    """The organization as it would be, or is, with all repairs made; None where there is no list of people."""
    kept: Kept | None = None
    """What is kept once all repairs are made."""
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Values of the columns that could be units, too, by heading."""
    names: Names = field(default_factory=Names, repr=False)
    """Names in the list, so that messages on other files of the same people show none."""


def read_people(
    people: Readable,
    ties: Readable | None = None,
    *,
    repair: bool = False,
    accept_loss: bool = False,
    at_least: float = 0.0,
    as_of: date | None = None,
    details: Details | None = None,
) -> tuple[Population | None, list[Finding]]:
    """Make an organization of a company's staff list.

    Args:
        people: the list (bytes, or the path of a file): one line a person, with a heading.
        ties: who works with whom, likewise; None = ties are generated.
        repair: make the repairs that the findings offer.
        accept_loss: make them also where they lose more than 5 % of the people or of the reporting lines.
        at_least: contacts that make a tie a working tie.
        as_of: day from which dates of entry are counted back; None = the latest in the file.
        details: name, customers, functions of units, dials of generated ties ...

    Returns:
        The organization, or None where an error stands in the way, and the findings: errors, warnings, notes.

    Raises:
        UserError: if a file cannot be opened, or a detail is wrong.
    """
    wishes = Wishes(as_of, accept_loss=accept_loss)
    reading = read_organization(people, ties, wishes, details, repair=repair, at_least=at_least)
    return reading.population, reading.findings


def read_organization(
    people: Readable,
    ties: Readable | None = None,
    wishes: Wishes | None = None,
    details: Details | None = None,
    *,
    repair: bool = False,
    at_least: float = 0.0,
) -> Reading:
    """Reads a staff list as `read_people` does.

    Also returns what was understood and what repairs would keep.
    """
    wishes = wishes or Wishes()
    with pause_garbage_collection():
        names, details = Names(), details or Details()
        findings, on_ties = Findings(repair), Findings(repair, "ties")
        staff = read_staff(read_content(people), wishes, names, findings)
        if staff is None:
            return Reading(None, hide_names(findings.ordered(), names), names=names)
        tied = None if ties is None else read_ties(read_content(ties), staff.directory, names, on_ties, at_least)
        if repair and staff.kept.too_little and not wishes.accept_loss:
            findings.error("loss", 0, "", f"the repairs keep {describe_kept(staff.kept)}: more than 5 % would be lost")
        findings.found += on_ties.found
        for seat in alone(tied, staff.manager) if tied and not findings.blocked else ():
            what, read_as = "has no working tie", "one with the manager, both ways, is made up"
            findings.warning("no tie", staff.lines[seat], "", what, read_as)
        details = replace(
            details, note=details.note or _note(findings, ties is not None), title=names.hide(details.title)
        )
        if not staff.ids:
            findings.error("empty", 0, "", "nobody is left in the list")
            return Reading(None, hide_names(findings.ordered(), names), staff.columns, names=names)
        blocked = findings.blocked
        repaired = assemble(
            staff, NO_TIES if blocked else tied, details
        )  # for a look at it no ties need to be generated
        population = None if blocked else repaired
        found = hide_names(findings.ordered(), names)
        return Reading(population, found, staff.columns, repaired, staff.kept, staff.groups, names)


@contextmanager
def pause_garbage_collection() -> Iterator[None]:
    """Keeps Python from searching millions of cells for cycles.

    There are none; that halves the time.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def hide_names(findings: Sequence[Finding], names: Names) -> list[Finding]:
    """Returns findings in which no name or address is left.

    Whatever was quoted, they are taken out here.
    """
    texts = {text for one in findings for text in (one.what, one.column, one.repair)}
    hidden = {text: shown for text in texts if (shown := names.hide(text)) != text}
    if not hidden:
        return list(findings)
    return [
        replace(
            one,
            what=hidden.get(one.what, one.what),
            column=hidden.get(one.column, one.column),
            repair=hidden.get(one.repair, one.repair),
        )
        for one in findings
    ]


def describe_kept(kept: Kept) -> str:
    """Returns what repairs keep, in words: `7 of 8 people, 5 of 7 reporting lines`."""
    return f"{kept.people:,} of {kept.of_people:,} people, {kept.lines:,} of {kept.of_lines:,} reporting lines"


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
