"""How indicators are named, coloured and scaled on the screen, all from their declarations."""

from __future__ import annotations

from functools import cache
from typing import Any

from visualizer.theme import COLOURS

FIRST_SHOWN = ("practice", "trust", "customer_trust", "total_value")
PARTS_OF_BEING = {
    "practice_outside_marketing": "practice",
    "two_way_exchange": "exchange",
    "cross_unit_exchange": "across units",
    "trust": "trust",
    "one_face": "one face",
}
COUNTED = {
    "k": "k",
    "k/week": "k a week",
    "%/year": "% a year",
    "/week": "a week",
    "posts/week": "posts a week",
    "/100/week": "a week per 100 people",
    "/1000": "per 1,000 customers",
    "weeks": "weeks",
    "days": "days",
    "hours": "hours",
}
"""What a number of an indicator counts, by its unit; shares and ratios speak for themselves."""


@cache
def columns() -> dict[str, int]:
    """Indicator -> column of a history."""
    from simulation.indicators import INDICATORS

    return {indicator.name: column for column, indicator in enumerate(INDICATORS)}


@cache
def choices() -> tuple[dict[str, str], ...]:
    """Every indicator a chart can be changed to."""
    from simulation.indicators import INDICATORS

    return tuple({"name": indicator.name, "title": words(indicator.title)} for indicator in INDICATORS)


def words(title: str) -> str:
    """A title as it begins a line."""
    return title[:1].upper() + title[1:]


def spec(name: str, place: int = 0) -> dict[str, Any]:
    """What a chart needs to know of an indicator."""
    from simulation.indicators import INDICATORS

    one = INDICATORS[columns()[name]]
    bounded = one.low == 0 and one.high == 1
    return {
        "name": name,
        "title": words(one.title),
        "unit": "share" if bounded else one.unit,
        "counted": COUNTED.get(one.unit, ""),
        "low": one.low if abs(one.low) < 1e9 else None,
        "high": one.high if abs(one.high) < 1e9 else None,
        "direction": one.direction,
        "colour": COLOURS[place % len(COLOURS)],
    }
