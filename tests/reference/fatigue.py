"""Fatigue from what runs, by how well it is known (E9)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reference.agents import Person
from reference.levers import DEMAND
from reference.newcomers import cut
from reference.staffing.workload import work

if TYPE_CHECKING:
    from reference.organization import Organization


def new_to(org: Organization, person: Person, lever: str) -> float:
    """How new a lever was to somebody when it started.

    1 - familiar, before the weeks since made it known.
    """
    if org.structure["restarts"] == "new":
        return 1.0
    kept_a_week = 1.0 - 1.0 / org.p.routine_weeks
    return (1.0 - person.familiar.get(lever, 0.0)) / kept_a_week ** person.running[lever].weeks


def tire(org: Organization) -> None:
    """f' = f + fL s load (1 - f) - fR f; then what runs gets known, the rest forgotten."""
    p = org.p
    for person in org.people:
        asked = sum(DEMAND[lever] * person.level[lever] * novelty(org, person, lever) for lever in person.running)
        load = asked
        if org.structure["load"] == "saturating":
            load = p.attention_cap * (1.0 - math.exp(-asked / p.attention_cap))
        load *= person.tiring * (1.0 - p.involvement_relief * person.level["involvement"])
        load += person.tiring * p.overwork * max(0.0, work(org, person) - 1.0)
        f = person.fatigue
        person.fatigue = cut(f + p.fatigue_gain * load * (1.0 - f) - p.fatigue_recovery * f)
    for person in org.seats:
        for lever in {*person.familiar, *person.running}:
            person.familiar[lever] = known_after(org, person, lever)


def known_after(org: Organization, person: Person, lever: str) -> float:
    """How well somebody knows a lever after the week."""
    known = person.familiar.get(lever, 0.0)
    if DEMAND[lever] == 0.0:
        return 0.0
    if lever in person.running:
        return known + (1.0 - known) / org.p.routine_weeks
    return known * (1.0 - 1.0 / org.p.forgotten_weeks)


def novelty(org: Organization, person: Person, lever: str) -> float:
    """The share of a lever's attention it asks of somebody this week."""
    new = 1.0 - person.familiar.get(lever, 0.0)
    if org.structure["restarts"] == "new":
        new = math.exp(-person.running[lever].weeks / org.p.routine_weeks)
    return org.p.routine_load + (1.0 - org.p.routine_load) * new
