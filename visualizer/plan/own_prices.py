"""A firm's own prices as a part of a plan, so that a link holds them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from simulation.errors import UserError
from visualizer.plan.held_prices import held_prices
from visualizer.plan.link import LONGEST, to_query
from visualizer.plan.plan import Plan
from visualizer.wording.part_texts import PRICES
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from scenarios.prices.price_list import PriceList

ROOM = 1000
"""Characters a link keeps free of prices, for a few changes more."""


def prices_in(plan: Plan) -> dict[str, float]:
    """The prices among the parameters that a plan sets."""
    from scenarios.prices.price_list import shipped_prices

    known = shipped_prices()
    return {name: value for name, value in plan.parameters if name in known}


def without_prices(plan: Plan) -> Plan:
    """The plan at the prices of this server."""
    own = prices_in(plan)
    return replace(plan, parameters=tuple(one for one in plan.parameters if one[0] not in own))


def with_prices(plan: Plan, prices: PriceList) -> Plan:
    """The plan at the prices of a file, those only that are others than here without it.

    Raises UserError where a link cannot hold them.
    """
    from scenarios.prices.price_list import shipped_prices

    here = {name: price.default for name, price in shipped_prices().items()} | dict(held_prices().values)
    others = sorted((name, float(value)) for name, value in prices.values.items() if value != here[name])
    plain = without_prices(plan)
    found = replace(plain, parameters=(*plain.parameters, *others))
    if len(to_query(found)) > LONGEST - ROOM:
        raise UserError(say(PRICES, "too_many", n=len(others)))
    return found


def shipped_file() -> bytes:
    """The price file with everything that is shipped, to be put right."""
    from scenarios.prices.price_file import price_text
    from scenarios.prices.price_list import shipped_prices

    return price_text(shipped_prices(), held_prices().currency or PRICES["currency"]).encode()


def prices_text(plan: Plan) -> bytes:
    """The price file with the prices of a plan; one of its own has no range."""
    from scenarios.prices.price_file import price_text
    from scenarios.prices.price_list import shipped_prices

    own = dict(held_prices().values) | prices_in(plan)
    known = {
        name: replace(price, default=own[name], low=own[name], high=own[name]) if name in own else price
        for name, price in shipped_prices().items()
    }
    return price_text(known, held_prices().currency or PRICES["currency"]).encode()
