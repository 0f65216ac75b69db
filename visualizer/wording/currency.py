"""The unit of money: thousands (k), with the currency where a price file names it."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.presentation.language import translate
from scenarios.prices.price_list import format_unit

_named: list[str] = []


def name_currency(currency: str) -> None:
    """Show this currency beside every amount from now on; "" = none."""
    _named[:] = [currency] if currency else []


def money_unit() -> str:
    """The unit of an amount: "k EUR", or "k" where no currency is named."""
    return with_currency("k")


def with_currency(unit: str) -> str:
    """A unit of the model with the currency: "k/week" as "k EUR/week"; others unchanged."""
    return format_unit(translate(unit), "".join(_named))


def with_money_unit(texts: Mapping[str, str]) -> dict[str, str]:
    """Texts for a script, with the unit filled in where they say {k}."""
    return {name: text.replace("{k}", money_unit()) for name, text in texts.items()}
