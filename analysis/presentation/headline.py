"""The headline measures: one name, unit, window and definition each, for every surface.

The terminal, the report, the brief, the files and the pages of the app all take them from here.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.presentation import style
from analysis.presentation.language import fill, localize, translate

OF_100 = "of 100"
"""How the model's scales from 0 to 1 are shown to people; files keep 0 to 1 where their unit says so."""

MEAN, LAST, WHOLE = "mean of the last 12 weeks", "the last week", "from week 0 to the last week"


@dataclass(frozen=True)
class Measure:
    """One headline measure: ``name`` in files, ``title`` wherever people read it."""

    name: str
    title: str
    unit: str
    window: str
    definition: str

    @property
    def heading(self) -> str:
        """Its title as it begins a line."""
        title = translate(self.title)
        return title[:1].upper() + title[1:]


MEASURES = (
    Measure(
        "being",
        "being social",
        OF_100,
        MEAN,
        "how social the business is: practice outside marketing, exchange both ways and across units, trust, and one "
        "face to customers, weighted",
    ),
    Measure(
        "practice_own",
        "practice of one's own accord",
        OF_100,
        MEAN,
        "how far people work in the open without being made to",
    ),
    Measure("trust", "trust", OF_100, MEAN, "half trust in leaders, half trust that colleagues help"),
    Measure("satisfaction", "satisfaction", OF_100, MEAN, "customers' mean satisfaction"),
    Measure(
        "net_value",
        "net value",
        "k",
        WHOLE,
        "value so far, less that of going on as before with the same people and chance, less cost so far; not "
        "discounted",
    ),
    Measure(
        "payback_week",
        "payback week",
        "week",
        WHOLE,
        "first week from which the net value so far, as the mean of the runs, stays at or above 0; none where it ends "
        "below",
    ),
    Measure("return", "return", "ratio", WHOLE, "net value divided by cost"),
)

OF_PROGRAMMES = ("payback_week", "return")
"""Measures that going on as before has not: it costs nothing and is compared with itself."""
NOT_MEANT = "\N{EN DASH}"
"""Stands where a measure has no meaning."""

BY_NAME = {measure.name: measure for measure in MEASURES}


def format_measure(
    name: str, value: float | None, signed: bool = False, money: str = "k", baseline: bool = False
) -> str:
    """Format the value of a headline measure with its unit.

    signed: as a difference. money: the unit of amounts, with the currency where it is known ("k EUR"). baseline:
    whether it is that of going on as before, which has no payback week and no return.
    """
    unit = BY_NAME[name].unit
    if baseline and name in OF_PROGRAMMES:
        return NOT_MEANT
    if value is None or value != value:
        return translate("not paid back") if name == "payback_week" else translate("not known")
    if unit == "week":
        return fill(translate("week {week}"), week=f"{value:.0f}")
    if unit == "k":
        number = localize(f"{value:,.0f}").replace("-", style.MINUS)
        number = "0" if number == f"{style.MINUS}0" else number
        return (f"+{number}" if signed and value > 0 and number != "0" else number) + f" {money}"
    number = style.format_number(value)
    number = f"+{number}" if signed and value > 0 and number != "0" else number
    return f"{number} {translate(OF_100)}" if unit == OF_100 else number


def describe_money(net_value: float, payback: float | None, money: str = "k") -> str:
    """Describe what a programme is worth: a loss, or a gain with the week it is paid back in."""
    worth = format_measure("net_value", abs(net_value), money=money)
    if net_value < 0:
        return fill(translate("a loss of {worth}, {paid}"), worth=worth, paid=format_measure("payback_week", None))
    if payback is None or payback != payback:
        return fill(translate("a net value of {worth}"), worth=worth)
    paid = format_measure("payback_week", payback)
    return fill(translate("a net value of {worth}, paid back in {paid}"), worth=worth, paid=paid)
