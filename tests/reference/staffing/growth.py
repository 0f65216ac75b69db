"""Seats that open and close (E33)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.agents import Employee, Leader, Person, Tie, Unit
from reference.facts import topics
from reference.staffing import workload

if TYPE_CHECKING:
    from reference.organization import Organization

WHOLE = ("everyone", "facing", "unit:", "function:")


def plan(org: Organization) -> None:
    """Due' = due + growth seats/52."""
    org.seats_due += org.growth * len(org.open) / 52.0


def settle_due(org: Organization) -> None:
    """Whole seats that are due open or close."""
    whole = int(org.seats_due)
    org.seats_due -= whole
    if whole > 0:
        open_seats(org, whole, org.seats)
    elif whole < 0:
        close_seats(org, -whole, org.seats)


def begin(org: Organization) -> None:
    """The vacant seats of a usual week, where there are careers."""
    for unit in org.units:
        unit.first_seats = len(unit.people)
    if not workload.on(org) or not org.on("turnover"):
        return
    leaders = sum(isinstance(person, Leader) for person in org.seats) / len(org.seats)
    usual = org.quit_start * len(org.seats) * org.vacancy_weeks
    open_seats(org, round(usual * (1.0 + org.p.inside * leaders)), org.seats)
    for unit in org.units:
        unit.seats_start = sum(seat.unit is unit for seat in org.open)


def open_seats(org: Organization, count: int, among: list[Person]) -> None:
    """Each in the unit of the group that has fewest seats against week 0."""
    units = [unit for unit in org.units if any(seat.unit is unit for seat in among)]
    count = min(count, int(10.0 * org.firm.N) - len(org.open))
    for _ in range(count if units else 0):
        now = {unit: sum(seat.unit is unit for seat in org.open) for unit in units}
        open_seat(org, min(units, key=lambda unit: (now[unit] + 1) / max(1, unit.first_seats)))


def open_seat(org: Organization, unit: Unit) -> None:
    """A vacant seat under its leader, with ties that sleep."""
    mates = [seat for seat in org.seats if seat.unit is unit]
    new, leader = Employee(org, len(org.seats), unit), find_leader(org, unit)
    new.level = dict.fromkeys(org.level, 0.0)
    new.facing = sum(seat.facing for seat in mates) / len(mates) >= 0.5
    new.outside_marketing = sum(seat.outside_marketing for seat in mates) / len(mates) >= 0.5
    ties = copy_ties(org, find_colleague(org, unit, leader), leader)
    if topics.on(org):
        new.topic = min(org.topics - 1, int(org.draws.uniform("topic", new) * org.topics))
        new.usual = sum(seat.usual for seat in org.seats) / len(org.seats)
    new.manager = leader
    if leader is not None:
        leader.reports.append(new)
    for entry in org.programme:
        if entry.target.startswith(WHOLE) and any(org.seats[seat].unit is unit for seat in entry.reached):
            entry.reached.append(new.seat)
    org.seats.append(new)
    org.open.add(new)
    for other, (weight, rate) in ties.items():
        new.asleep.append(Tie(other, weight, rate))
        other.asleep.append(Tie(new, weight, rate))


def find_leader(org: Organization, unit: Unit) -> Person | None:
    """Of the leaders in the unit, or else above it, the one with fewest reports."""
    inside = [seat for seat in org.seats if seat in org.open and seat.unit is unit]
    leaders = [seat for seat in inside if isinstance(seat, Leader)]
    leaders = leaders or [seat for seat in {one.manager for one in inside} if seat is not None and seat in org.open]
    return min(leaders, key=lambda one: (sum(r in org.open for r in one.reports), one.seat)) if leaders else None


def find_colleague(org: Organization, unit: Unit, leader: Person | None) -> Person | None:
    """One of those who report to the leader, in turn."""
    there = [seat for seat in org.seats if seat in org.open and seat is not leader]
    others = [seat for seat in there if (seat.unit is unit if leader is None else seat.manager is leader)]
    return others[len(org.seats) % len(others)] if others else None


def copy_ties(org: Organization, colleague: Person | None, leader: Person | None) -> dict[Person, tuple[float, float]]:
    """The ties of a colleague, and one with the leader at weight 1."""
    rate = (org.p.tie_decay + 2.0 * org.quit_start * (1.0 - org.p.inherited_ties)) / org.p.tie_gain
    found = {} if leader is None else {leader: (1.0, rate)}
    for tie in [] if colleague is None else [*colleague.ties, *colleague.asleep]:
        found[tie.to] = (tie.weight, tie.rate)
    return found


def close_seats(org: Organization, count: int, among: list[Person]) -> list[Person]:
    """Vacant seats first, the newest one; then of whoever came last. Never a leader's or the head's."""
    from reference.events import let_go

    may = [seat for seat in among if seat in org.open and not isinstance(seat, Leader) and seat is not org.head]
    vacant = sorted((seat for seat in may if seat not in org.present), key=lambda one: -one.seat)[:count]
    org.open -= set(vacant)
    last = sorted((seat for seat in may if seat in org.present), key=lambda one: (one.tenure, -one.seat))
    gone = last[: max(0, min(count - len(vacant), len(org.people) - 1))]
    let_go(org, gone)
    return gone
