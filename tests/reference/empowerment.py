"""Discretion: what people may say and decide without asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.agents import Person

if TYPE_CHECKING:
    from reference.organization import Organization


def governed(org: Organization) -> float:
    """gov = gov0 + (1 - gov0) governance."""
    return org.p.governance_today + (1.0 - org.p.governance_today) * org.level["governance"]


def discretion(org: Organization, person: Person) -> float:
    """E_i = (e0 + (1 - e0) L)(1 - gB max(0, gov - gov0))."""
    p = org.p
    taken = p.discretion_lost * max(0.0, governed(org) - p.governance_today)
    return (p.empowerment_today + (1.0 - p.empowerment_today) * person.level["empowerment"]) * (1.0 - taken)
