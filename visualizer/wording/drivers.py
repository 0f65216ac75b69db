"""The named drivers of a mechanism, in words: the terms of its equation, as the model computes them when asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Account:
    """A mechanism that can be asked: its words, the unit of its terms, and of whom it can be asked."""

    title: str
    unit: str
    of_person: bool = True


ACCOUNTS = {
    "participation": Account("Taking part", "log odds"),
    "trust": Account("Trust in leaders", "evidence a week"),
    "attitude": Account("Attitude", "pull a week"),
    "knowledge": Account("Getting help", "chance"),
    "turnover": Account("Leaving the firm", "log hazard"),
    "customers": Account("Service to customers", "service, 0 to 1", of_person=False),
}

WORDS = {
    "propensity": "own inclination",
    "usefulness": "how useful it has been",
    "rewards": "rewards expected",
    "communities": "benefit of communities",
    "neighbours": "seeing others act",
    "openness": "attitude",
    "voice risk": "risk of speaking up",
    "anchor": "pull of the old conviction",
    "knows who": "knowing who knows what",
    "fit": "fit with the way of working",
}
"""Words of drivers that are not their own."""


def said(driver: str) -> str:
    """A driver in words."""
    return WORDS.get(driver, driver)


def reasons(org: Any, mechanism: str, seat: int | None = None, unit: int | None = None) -> dict[str, float]:
    """Driver -> term of `mechanism` now: of a seat, as the mean of a unit, or of everybody if neither is given."""
    import numpy as np

    from simulation.attribution import drivers, unit_drivers

    if not ACCOUNTS[mechanism].of_person:
        return drivers(org, mechanism)
    if seat is not None:
        return drivers(org, mechanism, seat)
    if unit is not None:
        return unit_drivers(org, mechanism, unit)
    rows = [drivers(org, mechanism, int(one)) for one in np.flatnonzero(np.asarray(org.people.present) > 0)]
    return {name: float(np.mean([row[name] for row in rows])) for name in (rows[0] if rows else {})}


def strongest(found: dict[str, float], least: float = 0.0005) -> list[tuple[str, float]]:
    """Drivers in words with their terms, strongest first; those that do nothing are left out."""
    ordered = sorted(found.items(), key=lambda one: -abs(one[1]))
    return [(said(name), size) for name, size in ordered if abs(size) >= least]
