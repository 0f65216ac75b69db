"""The levers of a week: levels for each person, and what they cost (completions: levers).

cost = level x (hours x hourly rate + money), summed over levers. n and m are people and managers reached, each counted
by the level that reaches them; L is the largest level, for what is paid by the firm and not by the head.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from reference.agents import Leader, Person, Running
from reference.groups import members
from reference.programme import audit

from simulation.levers import Entry

if TYPE_CHECKING:
    from reference.organization import Organization

# attention demanded at level 1
DEMAND = {
    "tools": 0.25,
    "training": 0.10,
    "outside_training": 0.05,
    "mandate": 0.20,
    "words": 0.0,
    "deeds": 0.05,
    "informal_leaders": 0.05,
    "empowerment": 0.10,
    "involvement": 0.05,
    "purpose": 0.05,
    "community_managers": 0.0,
    "reward_individual": 0.10,
    "reward_collaborative": 0.10,
    "reward_counts": 0.15,
    "selection": 0.0,
    "embedding": 0.25,
    "governance": 0.10,
    "listening": 0.0,
    "repair": 0.0,
    "coordination": 0.15,
    "flatness": 0.30,
    "open_ideas": 0.05,
    "two_way": 0.05,
    "external_marketing": 0.05,
    "leader_development": 0.05,
    "audit": 0.05,
    "measuring": 0.0,
}
RULES = {"tools", "mandate", "reward_individual", "reward_counts", "governance", "flatness"}


class Firm(NamedTuple):
    """Counts of week 0 that costs depend on."""

    N: int
    C: int
    M: int
    u: int
    front: int
    hires: float


# hours and money (k) a week
COST: dict[str, Callable[[float, float, float, Firm], tuple[float, float]]] = {
    "tools": lambda n, m, L, f: (0.05 * n, 0.0023 * n),
    "training": lambda n, m, L, f: (0.25 * n, 0.002 * n),
    "outside_training": lambda n, m, L, f: (0.25 * n, 0.002 * n),
    "mandate": lambda n, m, L, f: (0.02 * n + 0.25 * m, 0.0),
    "words": lambda n, m, L, f: (0.02 * n + 0.5 * m, 0.0),
    "deeds": lambda n, m, L, f: (1.5 * m, 0.0),
    "informal_leaders": lambda n, m, L, f: (2.0 * n, 0.0),
    "empowerment": lambda n, m, L, f: (0.05 * n + 0.25 * m, 0.0),
    "involvement": lambda n, m, L, f: (0.5 * n, 0.0),
    "purpose": lambda n, m, L, f: (L * (0.02 * f.N + 1.0 * f.C), 0.0),
    "community_managers": lambda n, m, L, f: (L * 8.0 * f.C, 0.0),
    "reward_individual": lambda n, m, L, f: (L * 0.01 * f.N, L * 0.005 * f.N),
    "reward_collaborative": lambda n, m, L, f: (L * 0.01 * f.N, L * 0.005 * f.N),
    "reward_counts": lambda n, m, L, f: (L * 0.02 * f.N, L * 0.003 * f.N),
    "selection": lambda n, m, L, f: (L * 8.0 * f.hires, 0.0),
    "embedding": lambda n, m, L, f: (0.25 * n, 0.0),
    "governance": lambda n, m, L, f: (L * (5.0 + 0.02 * f.N), 0.0),
    "listening": lambda n, m, L, f: (L * 38.0 * f.M / 5000.0, L * (0.2 + 0.05 * f.M / 1000.0)),
    "repair": lambda n, m, L, f: (0.05 * n + 0.5 * m, 0.0),
    "coordination": lambda n, m, L, f: (L * (0.05 * f.N + 2.0 * f.u), 0.0),
    "flatness": lambda n, m, L, f: (L * 0.05 * f.N + 0.5 * m, 0.0),
    "open_ideas": lambda n, m, L, f: (L * (4.0 + 10.0 * f.M / 1000.0), L * (0.1 + 0.1 * f.M / 1000.0)),
    "two_way": lambda n, m, L, f: (L * 0.05 * f.N + 0.5 * m, 0.0),
    "external_marketing": lambda n, m, L, f: (L * 19.0 * f.front, L * (0.25 + 0.25 * f.M / 1000.0)),
    "leader_development": lambda n, m, L, f: (1.0 * m, 0.0),
    "audit": lambda n, m, L, f: (0.5 * n, 0.0),
    "measuring": lambda n, m, L, f: (L * (8.0 + 0.5 * f.u), 0.0),
}
LEVERS = tuple(COST)


class Planned(NamedTuple):
    """One dated lever and the seats it reaches."""

    lever: str
    level: float
    start: int
    ramp: int
    end: int | None
    reached: list[int]
    target: str


def planned(org: Organization, entry: Entry) -> Planned:
    """An entry of a strategy with the seats its target means here."""
    reached = [] if entry.target in audit.WAVES else [person.seat for person in members(org, entry.target)]
    return Planned(entry.lever, entry.level, entry.start, entry.ramp, entry.end, reached, entry.target)


def planned_level(entry: Planned, week: int) -> float:
    """Level of an entry: level x min(1, (week - start + 1)/ramp), ramp 0 = at once.

    0 before the start and from the end on.
    """
    if week < entry.start or (entry.end is not None and week >= entry.end):
        return 0.0
    return entry.level if entry.ramp == 0 else entry.level * min(1.0, (week - entry.start + 1) / entry.ramp)


def set_levels(org: Organization) -> None:
    """Give each person the largest of the entries that reach them, after budget cuts."""
    asked = max([paid_level(org, entry) for entry in org.programme if entry.lever == "audit"], default=0.0)
    if org.audit_level > 0.0 and asked == 0.0:
        audit.ask(org)
    org.audit_level = asked
    org.level = dict.fromkeys(LEVERS, 0.0)
    for person in org.people:
        person.level = dict.fromkeys(LEVERS, 0.0)
    for entry in org.programme:
        level = paid_level(org, entry)
        if level > 0.0:
            lever = entry.lever
            by_readiness = audit.reached(org, entry.target) if entry.target in audit.WAVES else []
            for person in by_readiness or (org.seats[seat] for seat in entry.reached):
                person.level[lever] = max(person.level[lever], level)
                org.level[lever] = max(org.level[lever], level)
    active = [lever for lever in LEVERS if org.level[lever] > 0.0]
    for person in org.people:
        before = set(person.running)
        person.running = {lever: carried_on(person, lever) for lever in active if person.level[lever] > 0.0}
        person.dropped = before - set(person.running)
        person.involvement.append(person.level["involvement"])


def paid_level(org: Organization, entry: Planned) -> float:
    """Level of an entry this week, as far as it is paid."""
    return planned_level(entry, org.week) * (1.0 if entry.lever in RULES else org.effort * org.funds)


def carried_on(person: Person, lever: str) -> Running:
    """The lever one week on, or just started."""
    if lever not in person.running:
        return Running(asked=False)
    person.running[lever].weeks += 1
    return person.running[lever]


def weekly_cost(org: Organization) -> float:
    """Cost of this week's levers (k)."""
    total, rate = 0.0, org.p.loaded_hour
    for lever, cost in COST.items():
        if org.level[lever] > 0.0:
            n = sum(person.level[lever] for person in org.people)
            m = sum(person.level[lever] for person in org.people if isinstance(person, Leader))
            hours, money = cost(n, m, org.level[lever], org.firm)
            total += getattr(org.p, f"price_of_{lever}") * (hours * rate + money)
    return total


def governed(org: Organization) -> float:
    """gov = gov0 + (1 - gov0) governance."""
    return org.p.governance_today + (1.0 - org.p.governance_today) * org.level["governance"]


def discretion(org: Organization, person: Person) -> float:
    """E_i = (e0 + (1 - e0) L)(1 - gB max(0, gov - gov0))."""
    p = org.p
    taken = p.discretion_lost * max(0.0, governed(org) - p.governance_today)
    return (p.empowerment_today + (1.0 - p.empowerment_today) * person.level["empowerment"]) * (1.0 - taken)
