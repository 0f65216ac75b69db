"""What happens to the organization: dated events (completions: events)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference import groups
from reference.agents import Leader, Person
from reference.facts import topics
from reference.newcomers import leave_all
from reference.outside import cases
from reference.staffing import growth
from reference.ties import hand_over
from reference.trust import shake
from reference.turnover import hire

if TYPE_CHECKING:
    from reference.organization import Organization

    from simulation.events import Event


def happen(org: Organization, event: Event) -> None:
    """Let a dated event happen, before the week's first step."""
    dials = event.dials
    if event.kind in ("user_error", "attack"):
        org.dated_severities.append(dials["severity"])
    elif event.kind == "leader_leaves":
        leader_leaves(org, event.group, dials["breach"])
    elif event.kind == "layoff":
        lay_off(org, groups.members(org, event.group), dials["share"], dials["breach"])
    elif event.kind == "hiring_wave":
        hire_many(org, groups.members(org, event.group), dials["share"])
    elif event.kind == "cut":
        cut(org, groups.members(org, event.group), dials["share"], dials["breach"])
    elif event.kind == "budget_cut":
        org.effort *= 1.0 - dials["share"]
    elif event.kind == "demand":
        org.demand, org.demand_until = dials["factor"], org.week + dials["weeks"]
    elif event.kind == "drift":
        org.drift = dials["rate"]
    elif event.kind == "technology" and topics.on(org):
        org.turns += 1
        topics.turn(org, dials["share"], org.turns, event.week)
    elif event.kind == "service_gap":
        org.service_gap, org.service_gap_until = dials["gap"], org.week + dials["weeks"]
    elif event.kind == "function_fails":
        cases.fail(org, event, groups.members(org, event.group))
    elif event.kind == "technology":
        outdate(org, 1.0 - dials["share"])
    elif event.kind == "acknowledge":
        acknowledge(org, groups.members(org, event.group), dials["amends"])
    elif event.kind == "routine_break":
        org.cue = 0.0
    else:
        raise LookupError(f"tests/reference/events.py: write in `happen` what the event '{event.kind}' does")


def leader_leaves(org: Organization, group: str, breach: float) -> None:
    """The seat is filled anew; the reports take it as a breach."""
    if group.startswith("seat:"):
        leader = org.seats[int(group[5:])]
    else:
        among = [one for one in groups.members(org, group) if isinstance(one, Leader) and one in org.present]
        among = [one for one in among if one is not org.head]
        if not among:
            return
        leader = max(among, key=lambda one: (len(one.reports), -one.seat))
    hire(org, leader)
    hand_over(org, {leader})
    for report in leader.reports:
        if report in org.present:
            shake(org, report, -2.0 * breach, 0.0)


def lay_off(org: Organization, group: list[Person], share: float, breach: float) -> None:
    """Let a share of a group go for good, with ties and memberships; a breach to the others."""
    group = [person for person in group if person in org.present and person is not org.head]
    in_order = sorted(group, key=lambda person: org.draws.uniform("layoff", person))
    gone = in_order[: min(round(share * len(group)), len(org.people) - 1)]
    let_go(org, gone)
    for person in org.people if gone else ():
        shake(org, person, 0.0, -2.0 * breach)


def let_go(org: Organization, gone: list[Person]) -> None:
    """Empty these seats for good."""
    for person in gone if topics.on(org) else ():
        topics.leave(org, person)
    for person in gone:
        leave_all(person)
        person.unit.people.remove(person)
        org.people.remove(person)
        org.present.remove(person)
        org.open.remove(person)
        person.remove()
    org.listed = [topics.experts(org, topic) for topic in range(org.topics)]
    org.let_go += len(gone)
    for person in org.people:
        person.ties = [tie for tie in person.ties if tie.to in org.present]


def hire_many(org: Organization, group: list[Person], share: float) -> None:
    """So large a share of a group's seats opens anew."""
    growth.open_seats(org, round(share * sum(seat in org.open for seat in group)), group)


def cut(org: Organization, group: list[Person], share: float, breach: float) -> None:
    """A share of a group's seats closes; a breach to those who stay where somebody had to go."""
    gone = growth.close_seats(org, round(share * sum(seat in org.open for seat in group)), group)
    for person in org.people if gone else ():
        shake(org, person, 0.0, -2.0 * breach)


def acknowledge(org: Organization, group: list[Person], amends: float) -> None:
    """G' = G (1 - 0.3 - 0.6 amends), at least 0."""
    left = 1.0 - org.p.acknowledged_share - org.p.amended_share * amends
    for person in group:
        person.grievance *= max(0.0, left)


def outdate(org: Organization, keep: float) -> None:
    """k, kx, w and K lose a share at once; usefulness is judged anew."""
    for person in org.people:
        person.skill *= keep
        person.outside_skill *= keep
        person.knows_who *= keep
        person.usefulness = org.p.usefulness_start
    for community in org.communities:
        community.content *= keep
