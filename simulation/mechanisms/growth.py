"""Growth (E33): seats open and close.

Step 16; only where an organization grows or shrinks, or the events hiring_wave and cut say so.

    due' = due + growth x seats/52
    whole seats that are due open, or close, before the next week; there are never more than 10 x as many as at week 0
    a seat opens in the unit that has fewest seats against week 0, under its leader with the fewest reports
    a vacant seat closes first, the newest one; then that of whoever came last, never the head's or a leader's

    growth  of the organization, 1/year
    seats   staffed and vacant

A new seat is vacant; without careers it is filled in the same week. It has the ties of one of the others who report to
its leader, in both directions, so that units stay as closed as they are, and a tie with its leader. They sleep until
somebody takes the seat (E31), who has them at 0.3. With careers a firm has at week 0 as many vacant seats, beside its
people, as usual turnover leaves (E31), so that it rests. So the number of seats after t weeks is n (1 + growth/52)^t,
but for the whole seats.

Sources: none; sizes are assumptions.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulation.compiling import lean
from simulation.mechanisms import turnover
from simulation.mechanisms.workload import CAREERS
from simulation.prices import WEEKS_A_YEAR
from simulation.seating import more_seats

PARAMETERS = ()

MOST_SEATS = 10.0  # times those of week 0


@lean
def plan(o):  # type: ignore[no-untyped-def]
    """Count the seats that are due to open or close."""
    f = o.firm
    if f.growth != 0.0:
        seats = 0
        for i in range(len(o.people)):
            seats += o.people[i].open_seat
        f.seats_due += f.growth * seats / WEEKS_A_YEAR


@lean
def due(o):  # type: ignore[no-untyped-def]
    """Whether a whole seat is due to open or close."""
    return abs(o.firm.seats_due) >= 1.0


# --- between two weeks ----------------------------------------------------------------------------------------------


def settle_due(o: Any, start: NDArray[np.int64]) -> Any:
    """The state after the whole seats that are due have opened or closed.

    start: seats of each unit at week 0.
    """
    whole = int(o.firm.seats_due)
    if whole:
        o.firm.seats_due -= whole
        everyone = np.ones(len(o.people), bool)
        if whole > 0:
            return open_seats(o, whole, everyone, start)
        close_seats(o, -whole, everyone)
    return o


def begin(o: Any, start: NDArray[np.int64]) -> Any:
    """Week 0 with the vacant seats that usual turnover leaves, where there are careers."""
    if o.on.careers != CAREERS or not o.on.turnover:
        return o
    leaders = float((o.people.has_reports > 0).mean())
    vacant = round(
        float(o.firm.quit_start * len(o.people) * o.firm.vacancy_weeks) * (1.0 + float(o.p.inside) * leaders)
    )
    o = open_seats(o, vacant, np.ones(len(o.people), bool), start)
    o.units["seats_start"] = np.bincount(o.people.unit, minlength=len(o.units))
    return o


def open_seats(o: Any, count: int, among: NDArray[np.bool_], start: NDArray[np.int64]) -> Any:
    """The state with so many more seats in the units of a group of seats.

    start: seats of each unit at week 0.
    """
    seats = int((o.people.open_seat > 0).sum())
    count = min(count, int(MOST_SEATS * start.sum()) - seats)
    units = np.unique(o.people.unit[among])
    for _ in range(count if len(units) else 0):
        now = np.bincount(o.people.unit[o.people.open_seat > 0], minlength=len(o.units))
        unit = int(units[np.argmin((now[units] + 1) / np.maximum(1, start[units]))])
        leader = find_leader(o, unit)
        seat, ties = len(o.people), copy_ties(o, find_colleague(o, unit, leader), leader)
        o = more_seats.with_more_seats(o, np.array([unit]), np.array([leader]))
        for other, weight, rate in ties:
            o = more_seats.add_sleeping_tie(o, seat, other, weight, rate)
            o = more_seats.add_sleeping_tie(o, other, seat, weight, rate)
        o.firm.seats_opened += 1.0
    return o


def find_leader(o: Any, unit: int) -> int:
    """The leader a new seat of a unit reports to: who has fewest reports; -1 = none.

    Of the leaders in the unit, or else of those above it.
    """
    e = o.people
    there = e.open_seat > 0
    spans = np.bincount(e.manager[there & (e.manager >= 0)], minlength=len(e))
    inside = np.flatnonzero(there & (e.unit == unit) & (e.has_reports > 0))
    if len(inside) == 0:
        above = np.unique(e.manager[there & (e.unit == unit) & (e.manager >= 0)])
        inside = above[e.open_seat[above] > 0]
    return int(inside[np.argmin(spans[inside])]) if len(inside) else -1


def find_colleague(o: Any, unit: int, leader: int) -> int:
    """Whose ties a new seat takes after: one who reports to its leader, in turn; -1 = none."""
    e = o.people
    others = np.flatnonzero((e.open_seat > 0) & ((e.manager == leader) if leader >= 0 else (e.unit == unit)))
    others = others[others != leader]
    return int(others[len(e) % len(others)]) if len(others) else -1


def copy_ties(o: Any, colleague: int, leader: int) -> list[tuple[int, float, float]]:
    """Whom a new seat is tied to, with weight and rate: as a colleague is, and to its leader."""
    rate = (o.p.tie_decay + 2.0 * o.firm.quit_start * (1.0 - o.p.inherited_ties)) / o.p.tie_gain
    found = {leader: (1.0, float(rate))} if leader >= 0 else {}
    if colleague >= 0:
        row = o.rows[colleague]
        awake, end = range(row.start, row.start + row.count), row.start + row.room
        for k in (*awake, *range(end - 1, end - 1 - row.asleep, -1)):
            found[int(o.ties[k].target)] = (float(o.ties[k].weight), float(o.ties[k].rate))
    return [(other, *both) for other, both in found.items()]


def close_seats(o: Any, count: int, among: NDArray[np.bool_]) -> list[int]:
    """Close so many seats of a group, vacant ones first; return those whose holders have to go."""
    e = o.people
    may = among & (e.open_seat > 0) & (e.has_reports == 0)
    may[int(o.firm.head)] &= o.firm.head < 0
    vacant = np.flatnonzero(may & (e.present == 0))[::-1][:count]
    e.open_seat[vacant] = 0
    staffed = np.flatnonzero(may & (e.present > 0))
    last = staffed[np.lexsort((-staffed, e.tenure[staffed]))]
    left = min(count - len(vacant), int(o.firm.staff) - 1)
    gone = np.sort(last[: max(0, left)])
    if len(gone):
        turnover.let_go(o, gone)
    o.firm.seats_closed += len(vacant)
    return [int(seat) for seat in gone]
