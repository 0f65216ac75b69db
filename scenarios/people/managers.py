"""Finds who reports to whom: from the manager column to a hierarchy with one head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from scenarios.people.columns.pointers import Pointer, split_people
from scenarios.people.columns.profiles import Profile
from scenarios.people.columns.words import NO_MANAGER
from scenarios.people.finding import Findings, describe_lines, quote
from simulation import reporting_lines

Line = NDArray[np.int32]


@dataclass(frozen=True)
class Why:
    """Why somebody counts as having no manager though one is named.

    The kind, the seat, and the words of the message.
    """

    kind: str
    seat: int
    what: str
    who: str = ""
    """Whom the repair is about, where that is not plain."""


@dataclass
class Place:
    """Where findings about managers point to.

    The lines of the people, the heading of the column, and what is not reported yet.
    """

    lines: Sequence[int]
    heading: str
    why: dict[int, Why] = field(default_factory=dict)
    """Why people have lost their manager, by seat."""


def read_managers(pointer: Pointer, profile: Profile, place: Place, findings: Findings) -> Line:
    """Returns the seat of everybody's manager, [n]; -1 = nobody.

    A person who reports to himself keeps his own seat. Why somebody has no manager is noted in `place`.
    """
    manager = np.where(pointer.seats >= 0, pointer.seats, -1).astype(np.int32)
    nobody: list[int] = []
    for person in np.flatnonzero((pointer.seats == -1) | (pointer.seats == -2)).tolist():
        cell = profile.cells[person]
        if cell.casefold() in NO_MANAGER and pointer.seats[person] == -1:
            nobody.append(person)
            continue
        what = f"the manager {quote(cell)} is not in the list" + (" just once" if pointer.seats[person] == -2 else "")
        place.why[person] = Why("unknown manager", person, what)
    if nobody:
        lines = describe_lines([place.lines[person] for person in nobody])
        cells = ", ".join(sorted({f"'{profile.cells[person]}'" for person in nobody})[:3])
        findings.note("no manager", f"{cells} is read as no manager ({lines})", column=place.heading)
    _note_forms(pointer, profile, place, findings)
    return manager


def _note_forms(pointer: Pointer, profile: Profile, place: Place, findings: Findings) -> None:
    """Say how many managers are written otherwise than the people.

    And how many cells name several.
    """
    bent = several = 0
    for cell, seat in zip(profile.cells, pointer.seats.tolist(), strict=True):
        if seat >= 0 and cell != pointer.target.cells[seat]:
            bent += 1
            several += sum(pointer.target.directory.find(part) >= 0 for part in split_people(cell)) > 1
    if bent:
        what = f"{bent:,} managers are written a little differently from {pointer.target.title}"
        findings.note("bent", what, column=place.heading)
    if several:
        what, read_as = (
            f"{several:,} cells name several managers",
            "the first one known is taken; the others are not stored",
        )
        findings.warning("several managers", 0, place.heading, what, read_as)


def pass_over(manager: Line, gone: Sequence[int]) -> Line:
    """Returns the line of command without those who are gone.

    Who reported to one of them reports to the next one above.
    """
    manager, out = manager.copy(), np.zeros(len(manager), dtype=bool)
    out[list(gone)] = True
    for _ in range(len(gone)):
        stuck = (manager >= 0) & out[manager]
        if not stuck.any():
            break
        above = manager[manager[stuck]]
        manager[stuck] = np.where(above == np.flatnonzero(stuck), -1, above)
    return manager


def one_line_of_command(manager: Line, place: Place, findings: Findings, gone: Sequence[int] = ()) -> Line:
    """Returns one tree of managers.

    Nobody reports to himself, there are no circles and no second heads; `gone` are no part of it.

    Whoever loses a manager, or has none and is not the head, is told of once: why, and what becomes of him or her.
    """
    manager = manager.copy()
    selves = np.flatnonzero(manager == np.arange(len(manager)))
    manager[selves] = -1
    place.why |= {int(person): Why("self", int(person), "reports to himself or herself") for person in selves}
    _open_circles(manager, place)
    heads = np.setdiff1d(reporting_lines.roots(manager), gone)
    head = _head(manager, heads)
    _tell_of_lost_managers(manager, head, place, findings)
    others = heads[heads != head]
    for person in _untold(others, place):
        what = f"is a second head (the one in line {place.lines[head]} has more people below)"
        findings.error("second head", place.lines[person], place.heading, what, _below(head, place))
    outside = np.flatnonzero(reporting_lines.levels(manager) == reporting_lines.OUTSIDE)
    outside = np.setdiff1d(outside, gone)
    for person in _untold(outside, place) if len(outside) < len(manager) else ():
        what, read_as = "has neither a manager nor reports", "stands outside the line of command"
        findings.warning("outside", place.lines[person], place.heading, what, read_as)
    manager[others] = head
    return manager


def _open_circles(manager: Line, place: Place) -> None:
    """Open every circle at the member with the most people directly below.

    The first of these in the file, where several have as many.
    """
    stuck = reporting_lines.in_circle(manager)
    reports = reporting_lines.reports_count(manager)
    seen = np.zeros(len(manager), dtype=bool)
    for person in np.flatnonzero(stuck):
        path: list[int] = []
        at = int(person)
        while not seen[at]:
            seen[at] = True
            path.append(at)
            at = int(manager[at])
        if at not in path:
            continue  # runs into a circle that was found already
        circle = path[path.index(at) :]
        opened = min(circle, key=lambda member: (-reports[member], member))
        lines = ", ".join(str(place.lines[member]) for member in sorted(circle)[:6])
        lines += ", ..." if len(circle) > 6 else ""
        what = f"{len(circle)} people report in a circle (lines {lines})"
        place.why[opened] = Why("circle", min(circle), what, f"the one in line {place.lines[opened]} ")
        manager[opened] = -1


def _head(manager: Line, heads: NDArray[np.int64]) -> int:
    """The one of several heads with the most people below; -1 = there is none.

    The first of these in the file, where several have as many.
    """
    if not len(heads):
        return -1
    top, _ = reporting_lines.climb(manager)
    below = np.bincount(top, minlength=len(manager))
    return int(max(heads, key=lambda seat: (below[seat], -seat)))


def _tell_of_lost_managers(manager: Line, head: int, place: Place, findings: Findings) -> None:
    """Tell why each of these has no manager, and what becomes of him or her."""
    reports = reporting_lines.reports_count(manager)
    outside = "counts as having no manager" + (" and stands outside the line of command" if head >= 0 else "")
    for person, why in place.why.items():
        line = place.lines[why.seat]
        if person == head and why.kind == "self":
            findings.warning("self", line, place.heading, why.what, "this is the head")
            continue
        repair = "counts as the head" if person == head else _below(head, place) if reports[person] else outside
        findings.error(why.kind, line, place.heading, why.what, why.who + repair)


def _below(head: int, place: Place) -> str:
    return f"reports to the one in line {place.lines[head]}"


def _untold(people: NDArray[np.int64], place: Place) -> list[int]:
    """Those of some people of whom nothing has been told yet."""
    return [person for person in people.tolist() if person not in place.why]
