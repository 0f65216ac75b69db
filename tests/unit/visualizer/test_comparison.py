"""Finished comparisons are remembered, and their files go with the last who looks at them."""

import gc
from collections.abc import Iterator

import pytest

from visualizer import comparison
from visualizer.comparing import Outcome
from visualizer.comparison import MOST_KEPT, Asked, Comparison, finished, remember
from visualizer.link import from_query, to_query
from visualizer.plan import Plan


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
    kept.outcome = Outcome("", (), (), ((), []), ((), []))
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
