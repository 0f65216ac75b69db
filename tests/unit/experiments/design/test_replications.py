"""Repeating until an interval is narrow enough."""

import numpy as np
import pytest
from scipy import stats

from experiments.design.replications import Ranked, Until, half_width

UNTIL = Until(indicator="level", half_width=0.1, min=4, max=20, step=3)


def test_the_half_width_is_students() -> None:
    values = [0.1, 0.5, 0.3, 0.9]
    low, high = stats.t.interval(0.95, 3, np.mean(values), stats.sem(values))
    assert half_width(values) == pytest.approx((high - low) / 2, rel=1e-12)


def test_the_minimum_comes_first() -> None:
    assert UNTIL.wanted([], 0) == 4


def test_a_narrow_interval_ends_it() -> None:
    assert UNTIL.wanted([0.5, 0.51, 0.5, 0.49], 4) == 4


def test_a_wide_one_asks_for_another_step_up_to_the_maximum() -> None:
    assert UNTIL.wanted([0, 1, 0, 1], 4) == 7
    assert UNTIL.wanted([0, 1] * 9 + [0], 19) == 20
    assert UNTIL.wanted([0, 1] * 10, 20) == 20


def test_failures_count_as_tried_but_not_as_values() -> None:
    assert UNTIL.wanted([0.5], 4) == 7


def test_a_relative_width_is_a_share_of_the_mean() -> None:
    values = [90.0, 100.0, 110.0, 100.0]
    assert not UNTIL.narrow(values)
    assert Until(indicator="x", half_width=0.2, relative=True).narrow(values)


RANKED = Ranked(rank="level", mean=10, min=4, step=6)


def test_every_strategy_gets_the_minimum_first() -> None:
    assert RANKED.wanted([[], [0.5]], [0, 1], "up") == [4, 4]


def test_the_rest_goes_to_those_that_may_be_the_best() -> None:
    close, other, hopeless = [0.5, 0.6, 0.4, 0.5], [0.5, 0.7, 0.3, 0.45], [0.1, 0.1, 0.11, 0.1]
    wanted = RANKED.wanted([close, other, hopeless], [4, 4, 4], "up")
    assert sum(wanted) == 18 and wanted[2] == 4


def test_where_less_is_better_the_low_ones_get_them() -> None:
    high, low, lower = [0.9, 0.91, 0.9, 0.9], [0.2, 0.4, 0.3, 0.3], [0.1, 0.4, 0.3, 0.3]
    assert RANKED.wanted([high, low, lower], [4, 4, 4], "down")[0] == 4


def test_the_budget_is_never_exceeded() -> None:
    assert RANKED.wanted([[0.5, 0.6], [0.5, 0.7]], [11, 7], "up") == pytest.approx([11, 7], abs=2)
    assert sum(RANKED.wanted([[0.5, 0.6], [0.5, 0.7]], [11, 7], "up")) == 20
    assert RANKED.wanted([[0.5, 0.6], [0.5, 0.7]], [13, 7], "up") == [13, 7]


def test_a_strategy_whose_runs_fail_gets_no_more() -> None:
    assert RANKED.wanted([[0.5, 0.6, 0.4, 0.5], [], [0.5, 0.7, 0.3, 0.45]], [4, 4, 4], "up")[1] == 4


def test_handed_out_runs_find_the_best_more_often_than_even_ones() -> None:
    """Ten strategies 0.15 standard deviations apart, 40 runs each on average, 300 lucks: even 212, handed out 256."""
    ranked, means = Ranked(rank="level", mean=40, min=10, step=20), 0.15 * np.arange(10)
    found = {"even": 0, "handed out": 0}
    for luck in range(300):
        runs = means[:, None] + np.random.default_rng(luck).standard_normal((10, 400))
        done = [0] * 10
        while (goal := ranked.wanted([row[:n] for row, n in zip(runs, done, strict=True)], done, "up")) != done:
            done = goal
        found["even"] += int(runs[:, :40].mean(axis=1).argmax() == 9)
        found["handed out"] += int(np.argmax([row[:n].mean() for row, n in zip(runs, done, strict=True)]) == 9)
    assert found["handed out"] > found["even"] + 20, found
