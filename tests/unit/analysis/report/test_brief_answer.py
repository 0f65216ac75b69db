"""The answer of the brief names no single programme where several cannot be told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.decision.two_choices import SOCIAL, VALUABLE, Choice
from analysis.presentation.finding import TopSet
from analysis.report.brief_answer import compare_other_assumptions, recommend

MEASURES = {"being": 31.0, "net_value": 230.0, "payback_week": 123.0}
TITLES = {"inside-out": "Inside out", "mandate": "Mandate", "nothing": "Nothing"}


def answer(full, members: tuple[str, ...], tied: tuple[str, ...] = (), money: tuple[str, ...] = ("inside-out",)) -> str:
    """Return the answer where these lead on being social, and these on money."""
    standing = TopSet("being", members, dict.fromkeys(members, 0.9), dict.fromkeys(members, 0.9), "", "", None, tied)
    titles = tuple(TITLES[name] for name in money[1:])
    choices = [
        Choice(SOCIAL, members[0], TITLES[members[0]], MEASURES, ()),
        Choice(VALUABLE, money[0], TITLES[money[0]], MEASURES, titles),
    ]
    data = replace(full, choices=choices, found=standing)
    data.comparison.attrs["strategies"] = TITLES
    return recommend(data)


def test_one_programme_that_leads_in_both_is_named_alone(full) -> None:
    text = answer(full, ("inside-out",))
    assert text.startswith("Inside out. Of the programmes compared it makes the business most social")
    assert text.endswith("and it is worth most in money.")


def test_programmes_that_cannot_be_told_apart_are_all_named(full) -> None:
    text = answer(full, ("inside-out", "mandate"), ("mandate",))
    assert "Inside out and Mandate. Of the programmes compared they" in text and "cannot be told apart" in text


def test_a_lead_that_other_assumptions_undo_is_said_to_rest_on_them(full) -> None:
    assert "most social as long as the assumptions hold" in answer(full, ("inside-out", "mandate"))


def test_none_is_recommended_that_cannot_be_told_apart_from_going_on_as_before(full) -> None:
    text = answer(full, ("inside-out", "nothing"), ("nothing",))
    assert text.startswith("None of the programmes compared is shown to make the business more social")


@pytest.mark.parametrize(
    ("money", "said"),
    [
        (("inside-out", "mandate"), "In money Inside out has the best mean and cannot be told apart from Mandate."),
        (("mandate", "inside-out"), "In money Inside out cannot be told apart from Mandate, which has the best mean."),
        (("mandate", "nothing"), "In money Mandate is worth most (not told apart from Nothing): which of the two"),
        (("nothing",), "In money none is shown to be worth more than going on as before"),
    ],
)
def test_none_is_said_to_be_worth_most_where_another_cannot_be_told_apart(full, money, said: str) -> None:
    assert said in answer(full, ("inside-out",), money=money)


def over_draws(full, shares: dict[str, float]) -> str:
    """Return the sentence on the other assumptions where each is best in this share of them."""
    found = TopSet("being", ("inside-out",), dict.fromkeys(shares, 0.5), shares, "", "", None)
    data = replace(full, found=found)
    data.comparison.attrs["strategies"] = TITLES
    return compare_other_assumptions(data)


def test_a_leader_that_is_best_as_often_as_any_under_other_assumptions_needs_no_sentence(full) -> None:
    assert over_draws(full, {"inside-out": 0.5, "mandate": 0.5}) == ""


def test_going_on_as_before_may_be_best_in_more_of_the_other_assumptions(full) -> None:
    text = over_draws(full, {"inside-out": 0.0, "mandate": 0.4, "nothing": 0.6})
    assert (
        text == "Inside out is best in fewer of the sets of other assumptions than Nothing: in none of 10 against 60 %."
    )
