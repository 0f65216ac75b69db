"""The page Compare: what it asks, and which finished comparison answers that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import ipyvuetify as vuetify
import pytest
import reacton
import solara

from experiments.design.fitted_draws import FittedDraws
from visualizer.compare import comparison
from visualizer.compare.comparison import Asked, Comparison, remember
from visualizer.compare.page import FIRST, Compare, with_ticked
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
    assert len(with_ticked(tuple("abcdefgh"), [("", "own:a")])) == comparison.MOST


def test_a_strategy_is_chosen_once_it_is_kept(visit: Visit) -> None:
    keep(visit, replace(strategy("mandate"), title="Mine"))
    assert with_ticked(FIRST, visit.kept["to_tick"]) == (*FIRST, visit.own.value[0])
