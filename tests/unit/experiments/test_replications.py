"""Repeating until an interval is narrow enough."""

import numpy as np
import pytest
from scipy import stats

from experiments.replications import Until, half_width

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
