"""The named drivers of a mechanism, in words: the terms of its equation."""

from __future__ import annotations

from typing import Any

from analysis.presentation.language import Texts, translate
from analysis.presentation.vocabulary import describe_part
from simulation.mechanisms import MECHANISMS
from simulation.parameter import Drivers

ACCOUNTS: dict[str, Drivers] = {
    name: one.drivers for name, one in MECHANISMS.items() if one.drivers and one.drivers.of in ("person", "firm")
}
"""Mechanisms that can be asked for the drivers of a person or of the firm."""

PUSHES = Texts() | {"log odds": "push", "log hazard": "push"}
"""Units as the pages call them; the page's question mark says what a push is."""

WORDS = {driver: words for one in MECHANISMS.values() if one.drivers for driver, words in one.drivers.words.items()}
"""The words of every driver, as the mechanisms declare them."""


def describe_mechanism(name: str) -> str:
    """A mechanism, or another part of a split, in words: the one name on every page."""
    return describe_part(name)


def describe_unit(mechanism: str) -> str:
    """What the terms of a mechanism are counted in, without the words of statistics."""
    unit = ACCOUNTS[mechanism].unit
    return PUSHES.get(unit) or translate(unit)


def describe_driver(driver: str) -> str:
    """A driver in words."""
    return translate(WORDS.get(driver, driver))


def reasons(org: Any, mechanism: str, seat: int | None = None, unit: int | None = None) -> dict[str, float]:
    """Driver -> term of `mechanism` now: of a seat, a unit's mean, or everybody's mean."""
    import numpy as np

    from simulation.attribution import drivers, unit_drivers

    if ACCOUNTS[mechanism].of == "firm":
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
    return [(describe_driver(name), size) for name, size in ordered if abs(size) >= least]
