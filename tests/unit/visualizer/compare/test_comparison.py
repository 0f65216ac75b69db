"""Finished comparisons are remembered, and their files go with the last who looks at them."""

import gc
from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace

import pytest

from experiments.design.fitted_draws import FittedDraws
from visualizer.compare import comparison
from visualizer.compare.comparison import MOST_KEPT, Asked, Comparison, finished, remember
from visualizer.compare.held_draws import hold_fitted_draws
from visualizer.compare.worker_process import Outcome
from visualizer.live.tab import SessionDraws
from visualizer.plan.link import from_query, to_query
from visualizer.plan.plan import Plan

EMPTY = ((), [])


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    comparison._finished.clear()
    yield
    comparison._finished.clear()


def asked(seed: int) -> Asked:
    return Asked(Plan(seed=seed), ("mandate", "inside-out"))


def test_who_comes_back_with_the_link_finds_the_comparison() -> None:
    first = Comparison(asked(3))
    remember(first)
    again, _, _ = from_query(to_query(first.asked.plan, week=20))
    assert finished(Asked(again, ("mandate", "inside-out"))) is first
    assert finished(asked(4)) is None


def test_a_closed_page_keeps_the_files_of_a_finished_comparison_only() -> None:
    kept, other = Comparison(asked(1)), Comparison(asked(2))
    kept.outcome = Outcome((), "", "", (), EMPTY, (), (), EMPTY, EMPTY)
    kept.close()
    other.close()
    assert (kept._folder.exists(), other._folder.exists()) == (True, False)


def test_the_oldest_is_forgotten_and_its_files_go_when_nobody_looks_at_it() -> None:
    first = Comparison(asked(0))
    folder = first._folder
    remember(first)
    for seed in range(1, MOST_KEPT + 1):
        remember(Comparison(asked(seed)))
    assert finished(asked(0)) is None and folder.exists()
    del first
    gc.collect()
    assert not folder.exists()


class Piped:
    """A pipe whose comparison is cancelled just before its outcome is read."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison

    def recv(self) -> tuple[str, Outcome]:
        self.comparison.cancel()
        return "done", Outcome((), "", "", (), EMPTY, (), (), EMPTY, EMPTY)

    def close(self) -> None:
        """Nothing is open."""


def test_a_cancelled_comparison_gets_no_outcome_and_is_not_remembered() -> None:
    mine = Comparison(asked(1))
    mine._process = SimpleNamespace(is_alive=lambda: False, join=lambda: None)
    mine._follow(Piped(mine))
    assert (mine.outcome, finished(mine.asked)) == (None, None)


def test_fitted_draws_the_app_was_started_with_are_in_every_question() -> None:
    draws = FittedDraws(source="posterior.csv", parameters=["posts_mean"], rows=[[1.0], [2.0]])
    hold_fitted_draws(draws)
    with_draws = asked(1).question().fitted
    hold_fitted_draws(None)
    assert (with_draws, asked(1).question().fitted) == (draws, None)


def test_draws_of_a_session_count_for_the_organization_they_fit_and_for_no_other_session() -> None:
    draws = FittedDraws(source="usage.csv", parameters=["posts_mean"], rows=[[1.0], [2.0]])
    mine, theirs = asked(1), asked(1)
    fitted = replace(mine, fitted=SessionDraws(mine.plan.organization, draws))
    elsewhere = replace(mine, fitted=SessionDraws("krackhardt", draws))
    assert fitted.question().fitted is draws
    assert (elsewhere.question().fitted, theirs.question().fitted) == (None, None)
    remember(Comparison(fitted))
    assert finished(theirs) is None
