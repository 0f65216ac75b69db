"""The prices of this server: they count in every run, and their currency is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.prices.price_list import NO_PRICES, PriceList
from visualizer.wording.currency import name_currency

if TYPE_CHECKING:
    from visualizer.plan.plan import Plan

_held: list[PriceList] = []


def hold_prices(prices: PriceList) -> None:
    """Let these prices count from now on, and name their currency."""
    _held[:] = [prices]
    name_currency(prices.currency)


def held_prices() -> PriceList:
    """The prices that count here; the shipped ones where no others were given."""
    return _held[0] if _held else NO_PRICES


def parameters_of(plan: Plan) -> tuple[tuple[str, float], ...]:
    """The parameters of a plan's runs: this server's prices, and what the plan sets."""
    return tuple({**held_prices().values, **dict(plan.parameters)}.items())
