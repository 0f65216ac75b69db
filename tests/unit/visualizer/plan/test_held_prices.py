"""Prices a server was started with: they count in every run and their currency is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from scenarios.prices.price_list import NO_PRICES, PriceList
from visualizer.compare.comparison import Asked
from visualizer.plan.held_prices import hold_prices, parameters_of
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import build
from visualizer.stage.costs import planned
from visualizer.stage.equal_budget import about_budget
from visualizer.wording.currency import with_currency, with_money_unit
from visualizer.wording.indicators import spec
from visualizer.wording.widget_texts import LANES

PLAN = Plan("krackhardt", "inside-out", weeks=20)


@pytest.fixture
def own() -> Iterator[PriceList]:
    """A server with prices of its own."""
    prices = PriceList("JPY", {"loaded_hour": 5.5}, {}, file="prices.yaml")
    hold_prices(prices)
    yield prices
    hold_prices(NO_PRICES)


def test_without_prices_a_plan_has_its_own_parameters_only() -> None:
    assert parameters_of(Plan(parameters=(("idea_worth", 2.0),))) == (("idea_worth", 2.0),)


def test_prices_count_in_a_run_and_what_the_link_sets_wins(own: PriceList) -> None:
    assert build(PLAN).state.p.loaded_hour == 5.5
    assert dict(parameters_of(Plan(parameters=(("loaded_hour", 4.0),)))) == {"loaded_hour": 4.0}


def test_prices_count_in_what_is_planned(own: PriceList) -> None:
    dear = planned(PLAN)
    hold_prices(NO_PRICES)
    assert dear > 50 * planned(PLAN)


def test_a_comparison_asks_with_the_same_prices(own: PriceList) -> None:
    assert Asked(PLAN, ("inside-out",)).question().prices == own


@pytest.mark.parametrize(("percent", "said"), [(50.0, "stay unspent"), (None, "over the budget")])
def test_what_the_budget_made_of_a_strategy_names_the_currency(
    own: PriceList, percent: float | None, said: str
) -> None:
    found = about_budget(replace(PLAN, weeks=30, percent=percent))
    assert [line for line in found if said in line] and "k JPY" in found[-1]


def test_the_currency_is_shown_with_every_amount(own: PriceList) -> None:
    assert with_currency("k/week") == "k JPY/week" and spec("total_value")["counted"] == "k JPY"
    assert spec("cost")["counted"] == "k JPY a week"
    assert with_money_unit(LANES)["cost"] == "This programme costs {cost} k JPY"
