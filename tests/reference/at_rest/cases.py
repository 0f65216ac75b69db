"""Cases that are open at week 0, and waits in usual weeks: the queues have long been worked on (completions: rest)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reference.agents import Customer
from reference.outside.cases import WAITS, Case, draw_needs, pass_through, usual_contacts

if TYPE_CHECKING:
    from reference.organization import Organization


class Place:
    """A place for a customer before anybody has been drawn."""

    def __init__(self, seat: int) -> None:
        self.seat, self.case = seat, None


def fill_queues(org: Organization, count: int) -> None:
    """Weeks of the queues alone, after which open cases and waits are as usual."""
    p, waits = org.p, [0.0] * WAITS
    for one in org.departments:
        one.capacity = one.can = p.contact_rate * org.firm.M * one.visits / p.usual_utilisation
    org.queue = [Place(seat) for seat in range(count)]
    seen = min(520, max(13, math.ceil(6000.0 / (p.contact_rate * count)))) if count else 0
    for ago in range(26 + seen if count else 0, 0, -1):
        for case in live_week(org, ago):
            if ago <= seen:
                waits[min(WAITS - 1, case.weeks - 1)] += 1.0
    total = sum(waits) or 1.0
    org.waits = [waited / total for waited in waits] if count else [1.0] + [0.0] * (WAITS - 1)
    org.usual_wait = sum(k * share for k, share in enumerate(org.waits))
    org.usual_wait_variance = sum(k * k * share for k, share in enumerate(org.waits)) - org.usual_wait**2
    org.cases_open = sum(place.case is not None for place in org.queue)
    org.cases_opened = org.cases_resolved = count * usual_contacts(org)
    org.cases_at_once, org.cases_waited = org.waits[0] * org.cases_opened, org.usual_wait * org.cases_opened
    org.waited_cases, org.waited = 13.0 * org.cases_resolved, 13.0 * org.cases_waited


def live_week(org: Organization, ago: int) -> list[Case]:
    """A week of the queues; the cases that are resolved in it."""
    for place in org.queue:
        if place.case:
            place.case.weeks, place.case.paused = place.case.weeks + 1, False
        elif org.draws.case_past(0, 0, place, ago) < org.p.contact_rate:
            place.case = Case(draw_needs(org, *(org.draws.case_past(0, k, place, ago) for k in (1, 2, 3))), "")
    at_work = {place: place.case for place in org.queue if place.case}
    pass_through(org, at_work, lambda k, place: org.draws.case_past(1, k, place, ago))
    for place, case in at_work.items():
        place.case = case if case.left else None
    return [case for case in at_work.values() if not case.left]


def hand_to_customers(org: Organization) -> None:
    """Customers of week 0 have the open cases of their places, each from one of their channels."""
    for place in org.queue:
        customer = org.customers[place.seat]
        customer.case = place.case
        if place.case:
            online = org.draws.case_past(2, 0, place, 1) < org.p.social_channel_share
            place.case.channel = "social" if customer.social and online else "traditional"


def wait_in_past(org: Organization, customer: Customer, event: int) -> int:
    """Weeks that the case of a contact before week 0 waited."""
    u, reached = org.draws.past_uniform("wait", customer, event), 0.0
    for k, share in enumerate(org.waits):
        reached += share
        if u < reached:
            return k
    return WAITS - 1
