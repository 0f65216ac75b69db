"""Who reports to whom: from what stands in the manager column to a line of command with one head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenarios.people.finding import Findings
from scenarios.people.ids import loose, tidy
from simulation import lineage

Line = NDArray[np.int32]


@dataclass
class Place:
    """Where findings about managers point: the lines of the people and the heading of the column."""

    lines: Sequence[int]
    heading: str


def resolve(
    given: Sequence[str], keys: Sequence[str], others: Sequence[Sequence[str]], place: Place, findings: Findings
) -> Line:
    """Seat of everybody's manager, [n], -1 = nobody; a person who reports to himself keeps his own seat.

    Args:
        given: what stands in the manager column.
        keys: ids of the people.
        others: further columns (addresses, names) in which managers may be named.
    """
    wanted = [tidy(value) for value in given]
    best = max([keys, *others], key=lambda column: len(set(wanted) & set(column)))
    seat = _unambiguous(best)
    near = _unambiguous([loose(key) for key in best])
    manager = np.full(len(keys), -1, dtype=np.int32)
    bent = 0
    for person, key in enumerate(wanted):
        if not key:
            continue
        found = seat.get(key, -1)
        if found < 0:
            found = near.get(loose(key), -1)
            bent += found >= 0
        if found < 0:
            what = f"the manager '{_shown(key)}' is not in the list" + (" just once" if key in best else "")
            findings.error("unknown manager", place.lines[person], place.heading, what, "counts as having no manager")
        manager[person] = found
    if bent:
        findings.note("bent", f"{bent:,} managers are written a little differently from their ids")
    return manager


def _unambiguous(keys: Sequence[str]) -> dict[str, int]:
    seats: dict[str, int] = {}
    for seat, key in enumerate(keys):
        seats[key] = -1 if key in seats else seat
    seats.pop("", None)
    return seats


def _shown(key: str) -> str:
    return key if len(key) <= 24 and "@" not in key and not (" " in key and key.replace(" ", "").isalpha()) else "..."


def one_line_of_command(manager: Line, place: Place, findings: Findings) -> Line:
    """The line of command without people reporting to themselves, circles and second heads, each reported."""
    manager = _without_selves(manager.copy(), place, findings)
    manager = _without_circles(manager, place, findings)
    return _with_one_head(manager, place, findings)


def _without_selves(manager: Line, place: Place, findings: Findings) -> Line:
    selves = np.flatnonzero(manager == np.arange(len(manager)))
    manager[selves] = -1
    heads = lineage.roots(manager)
    for person in selves:
        line = place.lines[int(person)]
        if len(heads) == 1 and heads[0] == person:
            findings.warning("self", line, place.heading, "reports to himself or herself", "this is the head")
        else:
            what = "reports to himself or herself"
            findings.error("self", line, place.heading, what, "counts as having no manager")
    return manager


def _without_circles(manager: Line, place: Place, findings: Findings) -> Line:
    """Open every circle at the member with the most people directly below (the first of these in the file)."""
    stuck = lineage.in_circle(manager)
    if not stuck.any():
        return manager
    reports = lineage.reports_count(manager)
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
        repair = f"the one in line {place.lines[opened]} counts as having no manager"
        findings.error("circle", place.lines[min(circle)], place.heading, what, repair)
        manager[opened] = -1
    return manager


def _with_one_head(manager: Line, place: Place, findings: Findings) -> Line:
    heads = lineage.roots(manager)
    if len(heads) > 1:
        top, _ = lineage.climb(manager)
        below = np.bincount(top, minlength=len(manager))
        head = int(max(heads, key=lambda seat: (below[seat], -seat)))
        for other in heads:
            if other != head:
                what = f"is a second head (the one in line {place.lines[head]} has more people below)"
                repair = f"reports to the one in line {place.lines[head]}"
                findings.error("second head", place.lines[int(other)], place.heading, what, repair)
                manager[other] = head
    outside = np.flatnonzero(lineage.levels(manager) == lineage.OUTSIDE)
    if 0 < len(outside) < len(manager):
        for person in outside:
            what, read_as = "has neither a manager nor reports", "stands outside the line of command"
            findings.warning("outside", place.lines[int(person)], place.heading, what, read_as)
    return manager
