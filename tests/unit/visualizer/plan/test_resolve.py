"""What a link names is built, or refused in a sentence; what is in use is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from scenarios.prices.price_list import NO_PRICES, PriceList
from simulation.population import Population
from visualizer.compare.comparison import Asked
from visualizer.organization.page import missing
from visualizer.plan import own_organizations
from visualizer.plan.held_prices import hold_prices
from visualizer.plan.link import from_query
from visualizer.plan.own_organizations import add_own
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import (
    checked,
    entries_of,
    generated,
    load_organization,
    organization_of,
    scaling_of,
    strategy,
    title_of,
)
from visualizer.stage.costs import mostly_bought
from visualizer.stage.equal_budget import about_budget


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> list[Population]:
    """Three organizations, in a server that keeps two."""
    monkeypatch.setattr(own_organizations, "MOST_OWN", 2)
    monkeypatch.setattr(own_organizations, "_own", {})
    managers = load_organization("krackhardt")
    return [replace(managers, customers=customers) for customers in (10, 20, 30)]


def test_an_organization_in_use_stays_when_newer_ones_come(few: list[Population]) -> None:
    first, second = add_own(few[0]), add_own(few[1])
    organization_of(first)
    add_own(few[2])
    assert missing(first) == "" and missing(second)


def test_an_organization_brought_again_counts_as_new(few: list[Population]) -> None:
    first = add_own(few[0])
    add_own(few[1])
    assert add_own(few[0]) == first
    add_own(few[2])
    assert missing(first) == ""


def test_the_same_people_brought_under_another_title_do_not_take_the_place_of_the_first(few: list[Population]) -> None:
    first, second = add_own(few[0]), add_own(replace(few[0], title="Theirs", ids=()))
    assert (organization_of(first).title, organization_of(second).title) == (few[0].title, "Theirs")


def test_a_page_about_an_organization_that_is_gone_can_say_so() -> None:
    assert "upload it again" in missing("own:0123456789ab")


def test_made_organizations_are_not_kept_without_end() -> None:
    assert generated.cache_info().maxsize == 16


@pytest.mark.parametrize("dials", ["people=1.e999", "people=60,mean_degree=-1.e999"])
def test_an_infinite_dial_of_a_link_is_refused_in_a_sentence(dials: str) -> None:
    plan, _, _ = from_query(f"org=generated:{dials}")
    found, troubles = checked(plan)
    assert found == Plan() and "is not a dial and a number" in troubles[0]


@pytest.mark.parametrize(
    ("dials", "bound"),
    [
        ("people=200000", "people: at most 100,000"),
        ("people=60,customers=30000000", "customers: at most 1,000,000 on the stage, not 30,000,000"),
        ("people=100000,mean_degree=400", "people times mean_degree: at most 2,000,000"),
    ],
)
def test_what_would_fill_the_memory_is_refused_with_its_bound(dials: str, bound: str) -> None:
    plan, _, _ = from_query(f"org=generated:{dials}")
    found, troubles = checked(plan)
    assert found == Plan() and bound in troubles[0]


def test_a_strategy_meets_the_budget_until_its_levers_are_set_by_hand() -> None:
    plan = Plan("krackhardt", "tools-only", percent=5.0)
    scaled = scaling_of(plan)
    assert scaled is not None and scaled.planned <= scaled.budget * 1.001 and scaled.phi > 1
    assert entries_of(plan) == scaled.strategy.entries
    assert title_of(plan).startswith("Tools only x")
    own = plan.with_entries(entries_of(plan)[:1])
    assert scaling_of(own) is None and entries_of(own) == entries_of(plan)[:1]
    written = replace(plan, percent=None)
    assert title_of(written) == "Tools only" and entries_of(written) == strategy("tools-only").entries


@pytest.fixture
def dear() -> Iterator[PriceList]:
    """A server with prices of its own."""
    prices = PriceList("", {"loaded_hour": 5.5}, {}, file="prices.yaml")
    hold_prices(prices)
    yield prices
    hold_prices(NO_PRICES)


def test_the_stage_scales_as_a_comparison_does() -> None:
    from experiments.comparison.question import Question
    from experiments.comparison.scaling import scale_strategies

    question = Question("krackhardt", (strategy("nothing"), strategy("inside-out")), weeks=30)
    scaled = scaling_of(Plan("krackhardt", "inside-out", weeks=30))
    assert scaled is not None and scaled.phi == scale_strategies(question)[1].phi


def test_the_stage_scales_at_the_firms_own_prices_as_a_comparison_does(dear: PriceList) -> None:
    from experiments.comparison.scaling import scale_strategies

    plan = Plan("krackhardt", "inside-out", weeks=30)
    scaled = scaling_of(plan)
    compared = scale_strategies(Asked(plan, ("nothing", "inside-out")).question())
    assert scaled is not None and scaled.phi == compared[1].phi


def test_what_is_over_budget_and_mostly_bought_is_told_at_the_firms_own_prices(dear: PriceList) -> None:
    plan = Plan("krackhardt", "inside-out", weeks=30, percent=None)
    shown, bought = about_budget(plan), mostly_bought(plan)
    hold_prices(NO_PRICES)
    by_hand = replace(plan, parameters=(("loaded_hour", 5.5),))
    assert shown and (shown, bought) == (about_budget(by_hand), mostly_bought(by_hand))
