"""Service on two channels: what staff know and may do, and what the load leaves of it (E12)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reference.levers import discretion, governed
from reference.outside import cases, voice
from reference.staffing import workload

if TYPE_CHECKING:
    from reference.organization import Organization


def set_service(org: Organization) -> None:
    """Set the service of both channels.

    P_trad = clip(know - pl max(0, load/cap - 1)), pl = 0 but at one desk; 0 where nobody is left to carry any;
    P_soc = clip(know + ps (2 v - 1)), v = 1/(1 + response/24).
    """
    p, know = org.p, knowledge(org)
    capacity, overload = p.spare_capacity * p.contact_rate * org.firm.M * workload.capacity(org), 0.0
    if not cases.on(org):
        know -= sum(one.visits * cases.loss_of(org, one) for one in org.departments)
        if capacity > 0.0:
            overload = max(0.0, org.calls / capacity - 1.0)
        elif workload.capacity(org) == 0.0 and org.calls and p.overload_loss > 0.0:
            overload = math.inf
    org.response_time = response_time(org)
    org.promptness = 1.0 / (1.0 + org.response_time / voice.patience(org))
    org.service = {
        "traditional": min(1.0, max(0.0, know - p.overload_loss * overload)),
        "social": min(1.0, max(0.0, know + p.social_advantage * (2.0 * org.promptness - 1.0))),
    }


def knowledge(org: Organization) -> float:
    """Service before channels.

    know = P0 + pw w + pe mean over facing (E (k + kx)/2 T) + pcord coordination B + pI G/(G + 5).
    """
    p, n = org.p, len(org.people)
    joint = 0.0 if cases.on(org) else org.level["coordination"]
    able = [
        discretion(org, person) * (person.skill + person.outside_skill) / 2.0 * person.trust
        for person in org.people
        if person.facing
    ]
    return (
        p.service_base
        + p.service_by_directory * sum(person.knows_who for person in org.people) / n
        + p.service_by_empowerment * (sum(able) / len(able) if able else 0.0)
        + p.service_by_coordination * joint * sum(person.practice for person in org.people) / n
        + p.service_by_ideas * org.gain / (org.gain + p.half_gain_ideas)
    )


def response_time(org: Organization) -> float:
    """Hours to a reply on social channels: 168 where nobody replies.

    min(168, 12/(1 + 4 listening) + 24 social contacts/cap + gH gov)
    """
    p = org.p
    capacity = p.front_replies * org.level["external_marketing"] * org.front_seats
    for person in org.people:
        if person.facing and person.act:
            capacity += p.staff_replies * discretion(org, person) * person.outside_skill
    capacity *= 1.0 + org.level["dialogue"]
    if capacity <= 0.0:
        return 168.0
    notice = p.notice_hours / (1.0 + p.listening_speed * org.level["listening"])
    return min(168.0, notice + 24.0 * org.messages / capacity + p.approval_hours * governed(org))
