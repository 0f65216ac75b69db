"""The levers of a week: levels for each person, and what they cost (completions: levers).

cost = level x (hours x hourly rate + money), summed over levers. n and m are people and managers reached, each counted
by the level that reaches them; L is the largest level, for what is paid by the firm and not by the head.
"""

from __future__ import annotations

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
    "community_training": 0.0,
    "dialogue": 0.05,
    "mail": 0.10,
    "measuring": 0.0,
}
RULES = {"tools", "mail", "mandate", "reward_individual", "reward_counts", "governance", "flatness"}


class Firm(NamedTuple):
    """Counts of week 0 that costs depend on."""

    N: int
    M: int
    u: int
    front: int
    hires: float


# hours and money (k) a week at level 1, by what they are counted per
COST: dict[str, tuple[dict[str, float], dict[str, float]]] = {
    "tools": ({"per_person": 0.05}, {"per_person": 0.0023}),
    "training": ({"per_person": 0.25}, {"per_person": 0.002}),
    "outside_training": ({"per_person": 0.25}, {"per_person": 0.002}),
    "mandate": ({"per_person": 0.02, "per_manager": 0.25}, {}),
    "words": ({"per_person": 0.02, "per_manager": 0.5}, {}),
    "deeds": ({"per_manager": 1.5}, {}),
    "informal_leaders": ({"per_person": 2.0}, {}),
    "empowerment": ({"per_person": 0.05, "per_manager": 0.25}, {}),
    "involvement": ({"per_person": 0.5}, {}),
    "purpose": ({"per_staff": 0.02, "per_community": 1.0}, {}),
    "community_managers": ({"per_community": 8.0}, {}),
    "reward_individual": ({"per_staff": 0.01}, {"per_staff": 0.005}),
    "reward_collaborative": ({"per_staff": 0.01}, {"per_staff": 0.005}),
    "reward_counts": ({"per_staff": 0.02}, {"per_staff": 0.003}),
    "selection": ({"per_hire": 8.0}, {}),
    "embedding": ({"per_person": 0.25}, {}),
    "governance": ({"fixed": 5.0, "per_staff": 0.02}, {}),
    "listening": ({"per_customer": 38.0 / 5000.0}, {"fixed": 0.2, "per_customer": 0.05 / 1000.0}),
    "repair": ({"per_person": 0.05, "per_manager": 0.5}, {}),
    "coordination": ({"per_staff": 0.05, "per_unit": 2.0}, {}),
    "flatness": ({"per_staff": 0.05, "per_manager": 0.5}, {}),
    "open_ideas": ({"fixed": 4.0, "per_customer": 10.0 / 1000.0}, {"fixed": 0.1, "per_customer": 0.1 / 1000.0}),
    "two_way": ({"per_staff": 0.05, "per_manager": 0.5}, {}),
    "external_marketing": ({"per_front_seat": 19.0}, {"fixed": 0.25, "per_customer": 0.25 / 1000.0}),
    "leader_development": ({"per_manager": 1.0}, {}),
    "audit": ({"per_person": 0.5}, {}),
    "community_training": ({"per_community": 1.0}, {}),
    "mail": ({"per_person": 0.05}, {}),
    "dialogue": ({"per_front_seat": 4.0, "per_staff": 0.02}, {}),
    "measuring": ({"fixed": 8.0, "per_unit": 0.5}, {}),
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
    for person in org.seats:
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
    for person in org.seats:
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
    total = 0.0
    for lever in LEVERS:
        if org.level[lever] > 0.0:
            hours, money = (
                sum(getattr(org.p, f"{kind}_of_{lever}_{each}") * counted(org, lever, each) for each in rates)
                for kind, rates in zip(("hours", "money"), COST[lever], strict=True)
            )
            total += getattr(org.p, f"price_of_{lever}") * (hours * org.p.loaded_hour + money)
    return total


def counted(org: Organization, lever: str, each: str) -> float:
    """How many of them a lever reaches this week, each counted by its level."""
    if each == "per_person":
        return sum(person.level[lever] for person in org.people)
    if each == "per_manager":
        return sum(person.level[lever] for person in org.people if isinstance(person, Leader))
    f = org.firm
    counts = {
        "per_staff": f.N,
        "per_community": sum(community.alive for community in org.communities),
        "per_customer": f.M,
        "per_unit": f.u,
        "per_front_seat": f.front,
        "per_hire": f.hires,
        "fixed": 1,
    }
    return org.level[lever] * counts[each]


def governed(org: Organization) -> float:
    """gov = gov0 + (1 - gov0) governance."""
    return org.p.governance_today + (1.0 - org.p.governance_today) * org.level["governance"]


def discretion(org: Organization, person: Person) -> float:
    """E_i = (e0 + (1 - e0) L)(1 - gB max(0, gov - gov0))."""
    p = org.p
    taken = p.discretion_lost * max(0.0, governed(org) - p.governance_today)
    return (p.empowerment_today + (1.0 - p.empowerment_today) * person.level["empowerment"]) * (1.0 - taken)
