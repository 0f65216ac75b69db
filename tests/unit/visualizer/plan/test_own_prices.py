"""Prices of one's own in a tab: what differs from the server's goes into the plan and its link."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenarios.prices.price_file import parse_prices
from scenarios.prices.price_list import shipped_prices
from simulation.errors import UserError
from visualizer.plan.link import from_query, to_query
from visualizer.plan.own_prices import prices_in, prices_text, shipped_file, with_prices, without_prices
from visualizer.plan.plan import Plan

PLAN = Plan("krackhardt", parameters=(("openness_mean", 0.4),))
MINE = b"currency: CHF\nprices: {loaded_hour: {value: 0.09, low: 0.08, high: 0.1}, idea_worth: 5}\n"


def test_only_prices_that_differ_are_taken_and_a_link_holds_them() -> None:
    shipped = shipped_prices()["idea_worth"].default
    own = with_prices(PLAN, parse_prices(MINE.replace(b"5", str(shipped).encode()), "mine.yaml"))
    assert own.parameters == (("openness_mean", 0.4), ("loaded_hour", 0.09))
    assert from_query(to_query(own))[0] == own and prices_in(own) == {"loaded_hour": 0.09}


def test_another_file_replaces_the_first_and_they_can_be_left_again() -> None:
    first = with_prices(PLAN, parse_prices(MINE, "mine.yaml"))
    assert with_prices(first, parse_prices(b"currency: CHF\n", "mine.yaml")) == PLAN == without_prices(first)


def test_the_file_to_fill_in_is_read_and_changes_nothing() -> None:
    assert with_prices(PLAN, parse_prices(shipped_file(), "prices.yaml")) == PLAN


def test_a_file_is_refused_as_by_the_command_line() -> None:
    with pytest.raises(UserError, match=r"^mine\.yaml:2:10: prices\.loaded_ours: no price is called"):
        parse_prices(b"currency: CHF\nprices: {loaded_ours: 1}\n", "mine.yaml")


def test_more_than_a_link_holds_is_refused() -> None:
    many = parse_prices(MINE, "mine.yaml")
    values = {name: price.default * 1.000123 for name, price in shipped_prices().items()}
    long = replace(PLAN, parameters=tuple((f"n{number:0300}", 1.0) for number in range(30)))
    with pytest.raises(UserError, match="more than a link can hold"):
        with_prices(long, replace(many, values=values))


def test_the_prices_of_a_tab_are_saved_as_a_file_that_brings_them_back() -> None:
    own = with_prices(PLAN, parse_prices(MINE, "mine.yaml"))
    assert with_prices(PLAN, parse_prices(prices_text(own), "saved.yaml")) == own
