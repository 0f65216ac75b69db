"""The prices of a firm: values, ranges to draw from, and the currency.

A price with a range is drawn from it in parameter draws, as the shipped ones are. A price without a range is known: it
has its value in every run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

Priced = TypeVar("Priced")

ABOUT_A_EURO = ("EUR", "USD", "GBP", "CHF", "AUD", "CAD", "NZD", "SGD", "€", "$", "£", "Fr.", "euro", "Euro")
"""Currencies in which the shipped amounts of money are of the right size."""


@dataclass(frozen=True)
class KnownPrice:
    """A price that the model counts with.

    default, low, high: as shipped. least, most: what it may be. drawn: whether parameter draws vary it.
    """

    default: float
    low: float
    high: float
    drawn: bool
    least: float
    most: float
    unit: str = ""
    meaning: str = ""
    source: str = ""


@dataclass(frozen=True)
class PriceList:
    """Prices of one firm, by parameter.

    values: all that the file gives. ranges: those it gives a range; `values` without one are known. sources: where the
    file says so. file, digest: what it was read from.
    """

    currency: str = ""
    values: Mapping[str, float] = field(default_factory=dict)
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    digest: str = ""

    @property
    def fixed(self) -> dict[str, float]:
        """The prices that are known: they have one value in every run."""
        return {name: value for name, value in self.values.items() if name not in self.ranges}

    def with_ranges(self, known: Mapping[str, Priced]) -> dict[str, Priced]:
        """Return numbers by name, those that are prices here with value and range as here.

        A price that is known has its one value as its range. known: data classes with default, low and high.
        """
        found: dict[str, Any] = dict(known)
        for name in found.keys() & self.values.keys():
            value = self.values[name]
            low, high = self.ranges.get(name, (value, value))
            found[name] = replace(found[name], default=value, low=low, high=high)
        return found

    @property
    def changed(self) -> frozenset[str]:
        """The prices with another value or range than shipped; a file may repeat the shipped ones."""
        shipped = shipped_prices()
        return frozenset(name for name, value in self.values.items() if self._differs(name, value, shipped[name]))

    def _differs(self, name: str, value: float, shipped: KnownPrice) -> bool:
        """Return whether a price has another value, or where prices are drawn another range."""
        return value != shipped.default or (shipped.drawn and self.ranges.get(name) != (shipped.low, shipped.high))

    def to_plain(self) -> dict[str, object]:
        """Return what tells where the prices come from, as plain data."""
        return {"file": self.file, "digest": self.digest, "currency": self.currency}

    def describe(self) -> str:
        """Return what the prices are: how many known, how many drawn, what was left out."""
        text = f"Prices of {self.file}, in {self.currency}: {len(self.fixed)} known, {len(self.ranges)} drawn from"
        text += " their range."
        shipped = shipped_prices()
        left = [name for name, price in shipped.items() if price.unit[:2] in ("k", "k/") and name not in self.values]
        if left and self.currency not in ABOUT_A_EURO:
            return f"{text} It leaves out {len(left)} amounts of money, which are of the size of euros or dollars."
        return text


def shipped_prices() -> dict[str, KnownPrice]:
    """Return every price that the model counts with, by parameter. Loads the model."""
    from simulation import prices
    from simulation.parameters import span

    return {
        p.name: KnownPrice(p.default, p.low, p.high, p.drawn, *span(p), p.unit, p.meaning, p.source)
        for p in prices.PARAMETERS
        if p.unit != "-"  # a number that prices are counted with
    }


NO_PRICES = PriceList()
"""The shipped prices, of no currency in particular."""


def format_unit(unit: str, currency: str) -> str:
    """Return a unit with the currency: "k/week" as "k EUR/week"; others unchanged."""
    if not currency or not (unit == "k" or unit.startswith("k/")):
        return unit
    return f"k {currency}{unit[1:]}"
