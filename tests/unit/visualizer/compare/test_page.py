"""The page Compare: what it asks, and which finished comparison answers that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import ipyvuetify as vuetify
import pytest
import reacton
import solara

from experiments.design.fitted_draws import FittedDraws
from visualizer.compare import comparison
from visualizer.compare.comparison import Asked, Comparison, remember
from visualizer.compare.page import FIRST, Compare, show_basis, show_pairs, to_compare, wishes, with_ticked
from visualizer.compare.worker_process import Outcome
from visualizer.live.own_files import keep
from visualizer.live.session import Session
from visualizer.live.tab import SessionDraws, Visit, here
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import strategy

DRAWS = FittedDraws(source="usage.csv", parameters=["posts_mean"], rows=[[1.0], [2.0]])


@pytest.fixture
def visit() -> Iterator[Visit]:
    session = Session(Plan())
    yield Visit(session)
    session.close()
    comparison._finished.clear()


def draw(visit: Visit) -> Any:
    """The page, drawn once."""

    @solara.component
    def Page() -> Any:
        here.provide(visit)
        return Compare()

    return reacton.render_fixed(Page())[1]


@pytest.mark.parametrize(("fitted_for", "counts"), [("krackhardt", False), (Plan().organization, True)])
def test_draws_are_asked_with_where_they_fit_the_organization(visit: Visit, fitted_for: str, counts: bool) -> None:
    finished = Comparison(Asked(visit.session.plan, FIRST, extras=True))
    finished.problem = "found again"
    remember(finished)
    visit.fitted = SessionDraws(fitted_for, DRAWS)
    drawn = draw(visit)
    assert (visit.kept["asked"].fitted is not None) is counts
    assert len(drawn.find(vuetify.Html, children=["found again"])) == (not counts)
    drawn.close()


def test_a_strategy_made_since_is_chosen_to_be_compared() -> None:
    assert with_ticked(("mandate",), [("", "own:a"), ("own:a", "own:b")]) == ("mandate", "own:b")
    assert len(with_ticked(tuple("abcdefghijkl"), [("", "own:a")])) == comparison.MOST


def test_a_strategy_is_chosen_once_it_is_kept(visit: Visit) -> None:
    keep(visit, replace(strategy("mandate"), title="Mine"))
    assert with_ticked(FIRST, visit.kept["to_tick"]) == (*FIRST, visit.own.value[0])


def test_all_strategies_are_chosen_at_once_or_none() -> None:
    asked, offered = Asked(Plan(), FIRST), to_compare(Plan())
    names: list[tuple[str, ...]] = []
    parts = wishes(offered, lambda: asked, lambda **found: names.append(found["names"]), lambda: None, False)
    buttons = {str(one.args[0][0]): one.args[1] for one in parts[0].kwargs["children"] if len(one.args) > 1}
    buttons["All"]()
    buttons["None"]()
    assert names == [tuple(offered), ()]


def outcome_of(pairs: list[tuple[str, str]], basis: tuple[str, ...] = ()) -> Outcome:
    duels = ("Strategy", "against"), [(one, other, "+1", "0 to 2", "can be told apart") for one, other in pairs]
    headline = ("Strategy",), [("a",), ("b",)]
    return Outcome((), "", "", (), headline, (), (), duels, ((), []), basis=basis)


def test_of_many_pairs_those_of_the_most_social_are_shown_and_the_rest_is_folded() -> None:
    few = show_pairs(outcome_of(list(combinations("abcde", 2))))
    many = show_pairs(outcome_of(list(combinations("abcdef", 2))))
    assert len(few) == 1 and len(many) == 2
    assert many[1].kwargs["tag"] == "details" and many[1].kwargs["children"][0].kwargs["children"] == [
        "The other 10 pairs"
    ]


def test_what_the_answer_rests_on_is_shown_where_it_was_worked_out() -> None:
    assert show_basis(outcome_of([])) == []
    assert "None turns it." in str(show_basis(outcome_of([], ("None turns it.",)))[0].kwargs["children"])
