"""The link holds the whole scenario, and reads back nothing it should not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from simulation.levers import LEVERS, Entry
from visualizer.plan.link import entries_text, from_query, to_query
from visualizer.plan.plan import Happening, Plan

ENTRIES = some.builds(
    Entry,
    some.sampled_from(sorted(LEVERS)),
    some.integers(0, 20).map(lambda step: step / 20),
    some.integers(0, 60),
    some.integers(0, 30),
    some.none() | some.integers(61, 150),
)


@given(some.lists(ENTRIES, max_size=6).map(tuple), some.integers(0, 99), some.integers(1, 120))
def test_a_plan_comes_back_from_its_link(entries: tuple[Entry, ...], seed: int, week: int) -> None:
    plan = Plan(
        strategy="mandate", entries=entries, seed=seed, branches=((week, entries),), events=(Happening("attack", week),)
    )
    assert from_query(to_query(plan))[0] == plan


def test_the_plain_scenario_needs_no_query() -> None:
    assert to_query(Plan()) == ""


def test_what_else_is_looked_at_travels_along() -> None:
    assert from_query(to_query(Plan(), week=12, view="projector"))[1] == {"week": "12", "view": "projector"}


def test_an_unreadable_part_is_left_out_and_said() -> None:
    plan, _, troubles = from_query("seed=2&levers=magic*1*0*0**everyone")
    assert plan.seed == 2 and plan.entries is None
    assert len(troubles) == 1 and "magic" in troubles[0]


def test_a_link_of_absurd_length_is_not_read() -> None:
    assert from_query("levers=" + "tools*1*0*0**everyone;" * 1000)[0] == Plan()


def test_a_horizon_of_a_million_weeks_is_refused() -> None:
    assert from_query("weeks=1000000")[0].weeks == Plan().weeks


def test_branches_are_read_in_the_order_of_their_weeks() -> None:
    assert [week for week, _ in from_query("from=20:&from=10:")[0].branches] == [10, 20]


def test_a_branch_before_the_first_week_is_left_out_and_said() -> None:
    plan, _, troubles = from_query("from=-3:")
    assert plan.branches == () and "-3 is outside" in troubles[0]


@given(some.floats(0, 1))
def test_every_level_comes_back_exactly(level: float) -> None:
    assert from_query(to_query(Plan(entries=(Entry("training", level),))))[0].entries == (Entry("training", level),)


@pytest.mark.parametrize(("level", "text"), [(1.0, "1"), (0.0, "0"), (0.35, "0.35"), (1 / 3, "0.3333333333333333")])
def test_a_level_is_written_as_short_as_it_can_be(level: float, text: str) -> None:
    assert entries_text((Entry("training", level),)).split("*")[1] == text


@pytest.mark.parametrize("level", ["nan", "inf", "-inf", "1e400"])
def test_a_level_that_is_no_finite_number_is_left_out_and_said(level: str) -> None:
    plan, _, troubles = from_query(f"levers=training*{level}*0*0**everyone")
    assert plan.entries is None and len(troubles) == 1


FAR = "99999999999999999999"


@pytest.mark.parametrize("weeks", [f"{FAR}*0*", f"0*{FAR}*", f"0*0*{FAR}", "0*2000000000*"])
@pytest.mark.parametrize("key", ["levers=", "from=3:"])
def test_a_lever_of_a_week_beyond_all_reckoning_is_left_out_and_said(key: str, weeks: str) -> None:
    plan, _, troubles = from_query(f"{key}training*0.5*{weeks}*everyone")
    assert plan == Plan() and "is outside 0..2600" in troubles[0]


def test_an_event_of_a_week_beyond_all_reckoning_is_left_out_and_said() -> None:
    plan, _, troubles = from_query(f"event=attack*{FAR}")
    assert plan == Plan() and "is outside 0..2600" in troubles[0]


def test_a_link_from_before_links_held_a_budget_runs_its_strategy_as_written() -> None:
    assert from_query("org=workshop&strategy=tools-only")[0].percent is None
    assert from_query("")[0].percent == Plan().percent


def test_a_link_without_an_organization_opens_what_the_first_page_opens() -> None:
    plan = from_query("strategy=mandate&seed=3&week=30")[0]
    assert (plan.organization, plan.percent) == (Plan().organization, Plan().percent)
    assert from_query(to_query(Plan(strategy="mandate")))[0] == Plan(strategy="mandate")


def test_a_link_that_names_an_organization_and_no_budget_runs_as_written_too() -> None:
    assert from_query("org=manufacturer")[0] == replace(Plan(), organization="manufacturer", percent=None)


def test_an_unreadable_budget_counts_as_none() -> None:
    assert from_query("strategy=mandate&budget=0")[0] == from_query("strategy=mandate")[0]


@pytest.mark.parametrize("link", ["week=30", "view=projector", "budget=0", "rival=unbranched"])
def test_a_link_that_names_no_part_of_a_plan_is_the_default_plan(link: str) -> None:
    assert from_query(link)[0] == Plan()


def test_organization_and_budget_are_written_beside_every_part_of_a_plan() -> None:
    assert to_query(Plan(seed=2), week=3) == "org=workshop&seed=2&budget=1.5&week=3"


@pytest.mark.parametrize("percent", [None, 1.5, 0.25])
def test_a_budget_comes_back_from_its_link(percent: float | None) -> None:
    plan = Plan(strategy="mandate", percent=percent)
    assert from_query(to_query(plan))[0] == plan


def test_a_budget_of_nothing_is_left_out_and_said() -> None:
    _, _, troubles = from_query("strategy=mandate&budget=0")
    assert len(troubles) == 1 and "outside" in troubles[0]
