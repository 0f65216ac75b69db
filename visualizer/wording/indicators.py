"""How indicators are named, coloured and scaled on the screen, all from their declarations."""

from __future__ import annotations

from functools import cache
from typing import Any

from analysis.presentation import shown_units
from analysis.presentation.headline import OF_100
from analysis.presentation.language import Texts, localize, translate
from analysis.presentation.style import MINUS, format_number
from visualizer.theme import COLOURS
from visualizer.wording.currency import money_unit, with_currency

FIRST_SHOWN = ("practice_own", "trust", "satisfaction", "total_value")
PARTS_OF_BEING = Texts() | {
    "practice_outside_marketing": "practice beyond marketing",
    "two_way_exchange": "exchange",
    "cross_unit_exchange": "across units",
    "trust": "trust",
    "one_face": "one face",
}
COUNTED = Texts() | {
    "k": "k",
    "k/week": "k a week",
    "%/year": "% a year",
    "/week": "a week",
    "posts/week": "posts a week",
    "/100/week": "a week per 100 people",
    "/1000": "per 1,000 customers",
    "/100 customers": "per 100 customers",
    "/100 customers/week": "a week per 100 customers",
    "service": "of service",
    "sd": "sd",
    "people": "people",
    "seats": "seats",
    "weeks": "weeks",
    "content": "of content",
    "count": "communities",
    "needs/week": "needs a week",
    "days": "days",
    "hours": "hours",
}
"""What a number of an indicator counts, by its unit; shares and ratios speak for themselves."""


@cache
def columns() -> dict[str, int]:
    """Indicator -> column of a history."""
    from simulation.indicators import INDICATORS

    return {indicator.name: column for column, indicator in enumerate(INDICATORS)}


def choices() -> tuple[dict[str, str], ...]:
    """Every indicator a chart can be changed to."""
    from simulation.indicators import INDICATORS

    return tuple({"name": indicator.name, "title": words(indicator.title)} for indicator in INDICATORS)


def factor_of(name: str) -> float:
    """What a value of an indicator is multiplied with to be shown: 100 for a scale from 0 to 1."""
    from simulation.indicators import INDICATORS

    return shown_units.factor_of(INDICATORS[columns()[name]].unit)


def of_100(value: float) -> str:
    """A number between 0 and 1 as the pages show it: of 100."""
    return format_number(shown_units.FACTOR * float(value))


def format_change(value: float, digits: int) -> str:
    """A change with its sign and so many digits: a real minus, and never one before 0."""
    rounded = round(float(value), digits) + 0.0
    return localize(f"{rounded:+.{digits}f}").replace("-", MINUS)


def words(title: str) -> str:
    """A title as it begins a line, in the language of whoever reads."""
    title = translate(title)
    return title[:1].upper() + title[1:]


def count_in(unit: str) -> str:
    """What a number of this unit counts: "k EUR a week" of "k/week"."""
    words = COUNTED.get(unit, "")
    return money_unit() + words[1:] if unit == "k" or unit.startswith("k/") else words


def spec(name: str, place: int = 0) -> dict[str, Any]:
    """What a chart needs to know of an indicator."""
    from simulation.indicators import FINAL_WEEKS, INDICATORS

    one = INDICATORS[columns()[name]]
    scale = one.unit in shown_units.MODEL_UNITS
    return {
        "name": name,
        "title": words(one.title),
        "unit": "share" if scale else with_currency(one.unit),
        "counted": translate(OF_100) if scale else count_in(one.unit),
        "window": FINAL_WEEKS if one.final == "mean12" else 1,
        "low": one.low if abs(one.low) < 1e9 else None,
        "high": one.high if abs(one.high) < 1e9 else None,
        "direction": one.direction,
        "colour": COLOURS[place % len(COLOURS)],
    }
