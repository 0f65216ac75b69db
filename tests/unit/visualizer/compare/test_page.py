"""The page Compare: what it asks, and which finished comparison answers that."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import ipyvuetify as vuetify
import pytest
import reacton
import solara

from experiments.design.fitted_draws import FittedDraws
from visualizer.compare import comparison
from visualizer.compare.comparison import Asked, Comparison, remember
from visualizer.compare.page import FIRST, Compare
from visualizer.live.session import Session
from visualizer.live.tab import SessionDraws, Visit, here
from visualizer.plan.plan import Plan

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
