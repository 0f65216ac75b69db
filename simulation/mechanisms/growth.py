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

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulation.compiling import lean
from simulation.mechanisms import turnover
from simulation.mechanisms.workload import CAREERS
from simulation.prices import WEEKS_A_YEAR
from simulation.seating import more_seats

PARAMETERS = ()

MOST_SEATS = 10.0  # times those of week 0
Tie = tuple[int, float, float]  # target, weight, rate


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


class Seats(NamedTuple):
    """Columns of all seats, those that open at the end."""

    unit: NDArray[np.int64]
    manager: NDArray[np.int64]
    is_open: NDArray[np.bool_]
    leads: NDArray[np.bool_]


def open_seats(o: Any, count: int, among: NDArray[np.bool_], start: NDArray[np.int64]) -> Any:
    """The state with so many more seats in the units of a group of seats.

    start: seats of each unit at week 0.
    """
    old = len(o.people)
    count = min(count, int(MOST_SEATS * start.sum()) - int((o.people.open_seat > 0).sum()))
    units = np.unique(o.people.unit[among])
    if count <= 0 or len(units) == 0:
        return o
    seats, colleagues = choose_places(o, count, units, start)
    o = more_seats.with_more_seats(o, seats.unit[old:], seats.manager[old:])
    o.firm.seats_opened += count
    return more_seats.add_sleeping_ties(o, copy_all_ties(o, seats.manager[old:], colleagues))


def choose_places(
    o: Any, count: int, units: NDArray[np.int64], start: NDArray[np.int64]
) -> tuple[Seats, NDArray[np.int64]]:
    """All seats, with so many new ones, and the colleague whose ties each new one takes after."""
    e, old, more = o.people, len(o.people), np.zeros(count, np.int64)
    columns = (e.unit, e.manager, e.open_seat > 0, e.has_reports > 0)
    seats = Seats(*(np.concatenate((column, more.astype(column.dtype))) for column in columns))
    now, colleagues = np.bincount(e.unit[e.open_seat > 0], minlength=len(o.units)), more
    for seat in range(old, old + count):
        unit = int(units[np.argmin((now[units] + 1) / np.maximum(1, start[units]))])
        leader = find_leader(seats, unit)
        colleagues[seat - old] = find_colleague(seats, seat, unit, leader)
        seats.unit[seat], seats.manager[seat], seats.is_open[seat] = unit, leader, True
        now[unit] += 1
    return seats, colleagues


def find_leader(seats: Seats, unit: int) -> int:
    """The leader a new seat of a unit reports to: who has fewest reports; -1 = none.

    Of the leaders in the unit, or else of those above it.
    """
    managers, inside = seats.manager, seats.is_open & (seats.unit == unit)
    leaders = np.flatnonzero(inside & seats.leads)
    if len(leaders) == 0:
        above = np.unique(managers[inside & (managers >= 0)])
        leaders = above[seats.is_open[above]]
    spans = np.bincount(managers[seats.is_open & (managers >= 0)], minlength=len(managers))
    return int(leaders[np.argmin(spans[leaders])]) if len(leaders) else -1


def find_colleague(seats: Seats, seat: int, unit: int, leader: int) -> int:
    """Whose ties a new seat takes after: one who reports to its leader, in turn; -1 = none."""
    others = np.flatnonzero(seats.is_open & ((seats.manager == leader) if leader >= 0 else (seats.unit == unit)))
    others = others[others != leader]
    return int(others[seat % len(others)]) if len(others) else -1


def copy_all_ties(o: Any, leaders: NDArray[np.int64], colleagues: NDArray[np.int64]) -> dict[int, list[Tie]]:
    """The ties that seats get by the new ones, the last of all, in both directions.

    Later seats may take after earlier ones, and find the ties that colleagues got by these.
    """
    added: dict[int, list[Tie]] = defaultdict(list)
    first = len(o.people) - len(leaders)
    for place, (leader, colleague) in enumerate(zip(leaders.tolist(), colleagues.tolist(), strict=True)):
        known = added.get(colleague, [])
        for other, weight, rate in copy_ties(o, colleague, leader, known):
            added[first + place].append((other, weight, rate))
            added[other].append((first + place, weight, rate))
    return added


def copy_ties(o: Any, colleague: int, leader: int, added: Iterable[Tie] = ()) -> list[Tie]:
    """Whom a new seat is tied to: as a colleague is, who has some just added, and to its leader."""
    rate = (o.p.tie_decay + 2.0 * o.firm.quit_start * (1.0 - o.p.inherited_ties)) / o.p.tie_gain
    found = {leader: (1.0, float(rate))} if leader >= 0 else {}
    if colleague >= 0:
        row = o.rows[colleague]
        awake, end = range(row.start, row.start + row.count), row.start + row.room
        for k in (*awake, *range(end - 1, end - 1 - row.asleep, -1)):
            found[int(o.ties[k].target)] = (float(o.ties[k].weight), float(o.ties[k].rate))
        found.update({other: (weight, rate) for other, weight, rate in added})
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
