"""What Compare is asked survives the link, and a broken link does no harm."""

import pytest

from analysis.decision.value_of_information import WELL_KNOWN
from visualizer.compare.comparison import MOST, Asked
from visualizer.compare.link_query import asked_from, asked_text
from visualizer.plan.plan import Plan

FIRST = Asked(Plan(), ("tools-only", "mandate"))


@pytest.mark.parametrize(
    "asked",
    [
        FIRST,
        Asked(Plan(), ("mandate", "inside-out", "on-the-stage"), 7, 12, None, True),
        Asked(Plan(), (), 200, 0, 0.5),
    ],
)
def test_a_question_comes_back_from_the_link_as_it_was(asked: Asked) -> None:
    assert asked_from(asked_text(asked), FIRST, Plan()) == asked


def test_the_question_is_about_the_plan_of_today() -> None:
    plan = Plan("krackhardt", weeks=30)
    assert asked_from("", FIRST, plan).plan == asked_from(asked_text(FIRST), FIRST, plan).plan == plan


@pytest.mark.parametrize("text", ["", "mandate", "a*b", "****" * 3])
def test_a_link_cut_short_leaves_the_question_as_it_was(text: str) -> None:
    assert asked_from(text, FIRST, Plan()) == FIRST


def test_numbers_out_of_range_are_moved_into_it_or_left() -> None:
    found = asked_from("mandate*-3*999999*x*no", FIRST, Plan())
    assert (found.percent, found.seeds, found.draws, found.extras) == (FIRST.percent, 200, FIRST.draws, False)


def test_no_more_strategies_come_from_a_link_than_can_be_compared() -> None:
    assert len(asked_from(",".join("abcdefghijklmno") + "*1*2*3*", FIRST, Plan()).names) == MOST


def test_as_many_sets_of_other_assumptions_can_be_asked_for_as_the_brief_says_it_takes() -> None:
    asked = asked_from(f"mandate*1.5*20*{WELL_KNOWN}*why", FIRST, Plan())
    assert asked.draws == WELL_KNOWN
