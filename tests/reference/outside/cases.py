"""Cases that departments hand on, or work on at once (E27)."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from reference.agents import Customer

from simulation.population import Population

if TYPE_CHECKING:
    from reference.organization import Organization

    from simulation.events import Event

WAITS = 17  # 0, 1, ..., 16 weeks or more


class Department:
    """A department that customers' cases go to."""

    def __init__(self, function: str, weight: float) -> None:
        self.function, self.weight = function, weight
        self.people_start, self.visits, self.capacity, self.can, self.load = 0, 0.0, 0.0, 0.0, 0
        self.heard, self.reputation, self.loss, self.loss_until = 0.0, 0.0, 0.0, 0.0


class Case:
    """What a customer needs: of which departments, in their order, and of which still."""

    def __init__(self, needs: list[Department], channel: str) -> None:
        self.needs, self.left, self.channel = needs, list(needs), channel
        self.weeks, self.paused = 1, False


def on(org: Organization) -> bool:
    """Whether contacts are cases."""
    return org.structure["cases"] != "one-desk"


def establish(org: Organization, population: Population) -> None:
    """The departments, first of all service; nobody has a case."""
    here: dict[str, int] = {}
    for person in org.seats:
        here[person.unit.function] = here.get(person.unit.function, 0) + 1
    in_order = {unit.function: here[unit.function] for unit in org.units if unit.function in here}
    mix = dict(population.case_mix) or usual_mix(in_order)
    first = "service" if "service" in mix else max(mix, key=lambda name: mix[name])
    names = [first, *sorted((name for name in mix if name != first), key=lambda name: -mix[name])]
    org.departments = [Department(name, mix[name]) for name in names]
    for department in org.departments:
        department.people_start = here[department.function]
        department.visits = chance_needed(org, department)
    org.waits = [0.0] * WAITS
    org.usual_wait = org.usual_wait_variance = org.waited = org.waited_cases = 0.0
    org.cases_opened = org.cases_resolved = org.cases_at_once = org.cases_waited = org.cases_open = 0.0
    org.calls = org.messages = 0.0


def usual_mix(here: dict[str, int]) -> dict[str, float]:
    """Service, else sales, marketing or the largest; then sales, development and operations alike."""
    first = [name for name in ("service", "sales", "marketing") if name in here] or [max(here, key=lambda n: here[n])]
    others = [name for name in ("sales", "development", "operations") if name in here and name != first[0]]
    return {first[0]: 1.0} | dict.fromkeys(others, 0.13)


def chance_needed(org: Organization, department: Department) -> float:
    """Share of cases that need a department, by the ways in which two and three are drawn."""
    others, chance = org.departments[1:], 0.0
    if department is org.departments[0]:
        return 1.0
    total = sum(other.weight for other in others)
    for second in others:
        by_second = second.weight / total
        if second is department:
            chance += by_second * (org.p.two_functions + org.p.three_functions)
        elif len(others) > 1:
            chance += by_second * org.p.three_functions * department.weight / (total - second.weight)
    return chance


def draw_needs(org: Organization, breadth: float, second: float, third: float) -> list[Department]:
    """One department with chance 1 - p2 - p3, two with p2, three with p3."""
    several = 1.0 - org.p.two_functions - org.p.three_functions
    count = 1 + (breadth >= several) + (breadth >= 1.0 - org.p.three_functions)
    rest, needs = org.departments[1:], org.departments[:1]
    for u in (second, third)[: count - 1]:
        if rest:
            needs.append(drawn(rest, u))
            rest = [one for one in rest if one is not needs[-1]]
    return [one for one in org.departments if one in needs]


def drawn(departments: list[Department], u: float) -> Department:
    """One of them, by weight."""
    u *= sum(one.weight for one in departments)
    for one in departments:
        u -= one.weight
        if u < 0.0:
            return one
    return departments[-1]


# --- a week ---------------------------------------------------------------------------------------------------------


def work(org: Organization) -> None:
    """Contacts open cases, departments serve them; who has one resolved has a channel this week, nobody else."""
    present, opened = list(org.customers.values()), 0
    for customer in present:
        if customer.case:
            customer.case.weeks += 1
            customer.case.paused = False
        elif customer.channel:
            draws = [org.draws.case(0, k, customer) for k in (1, 2, 3)]
            customer.case = Case(draw_needs(org, *draws), customer.channel)
            opened += 1
        customer.channel, customer.resolved = "", None
    staff(org)
    pass_through(org, {one: one.case for one in present if one.case}, lambda k, one: org.draws.case(1, k, one))
    done = [one for one in present if one.case and not one.case.left]
    for customer in done:
        customer.channel, customer.resolved, customer.case = customer.case.channel, customer.case, None
    org.cases_opened, org.cases_resolved = opened, len(done)
    org.cases_at_once = sum(one.resolved.weeks == 1 for one in done)
    org.cases_waited = sum(one.resolved.weeks - 1 for one in done)
    org.cases_open = sum(one.case is not None for one in present)
    org.waited = org.waited * 12.0 / 13.0 + org.cases_waited
    org.waited_cases = org.waited_cases * 12.0 / 13.0 + org.cases_resolved


def staff(org: Organization) -> None:
    """cap = cap(0) staff/staff(0) (1 - cc coordination)."""
    for one in org.departments:
        people = sum(person.unit.function == one.function for person in org.people)
        free = 1.0 - org.p.coordination_capacity * org.level["coordination"]
        one.can = one.capacity * people / one.people_start * free


def pass_through(org: Organization, cases: dict, uniform) -> None:
    """Serve each case with chance theta = min(1, cap/n), department after department.

    uniform(k, whose): decides what the k-th department of a case does this week.
    """
    hand, parallel = handed_over(org), org.structure["cases"] == "parallel"
    for department in org.departments:
        if parallel:
            asking = {who: case for who, case in cases.items() if department in case.left}
        else:
            ready = {who: case for who, case in cases.items() if case.left and not case.paused}
            asking = {who: case for who, case in ready.items() if case.left[0] is department}
        department.load = len(asking)
        theta = min(1.0, department.can / len(asking)) if asking else 1.0
        for who, case in asking.items():
            u = uniform(case.needs.index(department), who)
            if u < theta:
                case.left.remove(department)
                case.paused = not parallel and bool(case.left) and u >= theta * hand


def handed_over(org: Organization) -> float:
    """hand0 + (1 - hand0) coordination (j + (1 - j) B)."""
    p, practice = org.p, sum(person.practice for person in org.people) / len(org.people)
    shown = p.joint_handling_today + (1.0 - p.joint_handling_today) * practice
    return p.handover + (1.0 - p.handover) * org.level["coordination"] * shown


def usual_loss(org: Organization) -> float:
    """What waiting takes from a case at present."""
    return org.p.wait_loss * org.waited / org.waited_cases if on(org) and org.waited_cases else 0.0


def usual_contacts(org: Organization) -> float:
    """pc, or pc/(1 + pc wait)."""
    return org.p.contact_rate / (1.0 + org.p.contact_rate * org.usual_wait)


def halo(org: Organization) -> float:
    """Share of what a case says that is said of the firm."""
    return org.p.brand_halo if on(org) else 1.0


def loss_of(org: Organization, department: Department) -> float:
    """Service lost while it fails."""
    return department.loss if org.week < department.loss_until else 0.0


def felt(org: Organization, customer: Customer) -> tuple[float, float]:
    """Service that waiting and failing departments take, and their mean reputation."""
    if not on(org):
        return 0.0, 0.0
    case = customer.resolved
    lost = org.p.wait_loss * (case.weeks - 1) + sum(loss_of(org, one) for one in case.needs)
    return lost, sum(one.reputation for one in case.needs) / len(case.needs)


def note(org: Organization, customer: Customer, signal: float) -> None:
    """What a case says is said of its departments alike."""
    for one in customer.resolved.needs if on(org) else ():
        one.heard += signal / len(customer.resolved.needs)


def settle(org: Organization) -> None:
    """rho' = rho (1 - dQ) + (1 - eta) tQ heard/M."""
    kept = 1.0 - (org.p.customer_trust_recovery if org.structure["recovery"] == "on" else 0.0)
    for one in org.departments if on(org) else ():
        moved = one.reputation * kept + (1.0 - halo(org)) * org.p.customer_trust_step * one.heard / org.firm.M
        one.reputation, one.heard = min(1.0, max(-1.0, moved)), 0.0


def fail(org: Organization, event: Event, group: list) -> None:
    """A department loses service for some weeks, in proportion to its people who are struck."""
    for one in org.departments:
        seats = sum(seat.unit.function == one.function for seat in org.seats)
        struck = sum(person.unit.function == one.function for person in group)
        one.loss = event.dials["loss"] * struck / seats
        one.loss_until = event.week + event.dials["weeks"]


def measure(org: Organization) -> dict[str, float]:
    """How cases fare; means over cases keep their last value where there are none."""
    if not on(org) or org.firm.M == 0:
        capacity = org.p.spare_capacity * org.p.contact_rate * org.firm.M
        return {
            "resolution_weeks": 1.0,
            "first_week_resolved": 1.0,
            "open_cases": 0.0,
            "utilisation": min(1.0, org.calls / capacity) if capacity else 0.0,
            "trust_spread": 0.0,
        }
    v = {name: org.history[-1][name] if org.history else 0.0 for name in ("resolution_weeks", "first_week_resolved")}
    if org.cases_resolved:
        v["resolution_weeks"] = 1.0 + org.cases_waited / org.cases_resolved
    if org.cases_opened:
        v["first_week_resolved"] = org.cases_at_once / org.cases_opened
    v["open_cases"] = 100.0 * org.cases_open / len(org.customers) if org.customers else 0.0
    v["utilisation"] = max(
        (min(1.0, one.load / max(one.can, 1e-9)) for one in org.departments if one.load), default=0.0
    )
    return {**v, "trust_spread": statistics.pstdev(one.reputation for one in org.departments)}
