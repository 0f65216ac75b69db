"""The link holds the whole scenario, and reads back nothing it should not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from simulation.levers import LEVERS, Entry
from visualizer.link import from_query, to_query
from visualizer.plan import Happening, Plan

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
