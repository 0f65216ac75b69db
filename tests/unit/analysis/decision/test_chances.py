"""How sure the first place is: shares with intervals, and a low end for every gain."""

from __future__ import annotations

import pytest

from analysis import figures
from analysis.decision.chances import Panels, chances_table, describe_panels
from analysis.statistics.compare import compare, find_top_set, pairs
from analysis.statistics.intervals import share_interval

MEANS = {"nothing": 0.2, "tools-only": 0.3, "inside-out": 0.32}


def made(make_runs, draws: int):
    runs = make_runs(MEANS, draws=draws, own=0.05)
    comparison = compare(runs)
    return chances_table(runs, comparison, find_top_set(comparison, pairs(runs)))


def test_a_share_of_1_has_a_low_end_below_1() -> None:
    assert share_interval(1.0, 30) == pytest.approx((0.886, 1.0), abs=0.001)
    assert share_interval(0.0, 12)[0] == 0.0


@pytest.mark.parametrize(("draws", "ends"), [(8, "all of them"), (40, "the middle")])
def test_the_range_of_few_draws_is_all_of_them_and_of_many_the_middle(make_runs, draws: int, ends: str) -> None:
    for row in made(make_runs, draws).to_dict("records"):
        inside = min(row["gains"]) < row["gain_low"] and row["gain_high"] < max(row["gains"])
        assert inside == (ends == "the middle")


@pytest.mark.parametrize("draws", [0, 8, 40])
def test_it_is_one_picture_with_a_number_for_every_part(make_runs, draws: int) -> None:
    table = made(make_runs, draws)
    text = figures.svg(figures.chances(table), "chances", "How sure it is")
    assert "low end" in text and ("% at the low end" in text) == (draws == 40)
    assert (f"of {draws}" in text) == (draws == 8)


@pytest.mark.parametrize(
    ("draws", "said"), [(0, "First: c. Second: g, seeds."), (8, "First: c. Second: s. Third: g, draws.")]
)
def test_the_words_name_the_panels_that_are_drawn(make_runs, draws: int, said: str) -> None:
    assert describe_panels(made(make_runs, draws), Panels("c", "s", "g", "draws", "seeds")) == said
