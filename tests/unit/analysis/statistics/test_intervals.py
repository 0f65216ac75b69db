"""Intervals and the paired test, against scipy's and against their own promises."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import stats

from analysis.statistics import intervals

VALUES = hnp.arrays(
    np.float64, st.tuples(st.integers(2, 12), st.integers(1, 4)), elements=st.floats(-1e3, 1e3, width=32)
)


def test_the_interval_is_students() -> None:
    values = np.array([0.2, 0.5, 0.4, 0.9, 0.3])
    found = intervals.estimate(values)
    wanted = stats.t.interval(0.95, 4, loc=values.mean(), scale=stats.sem(values))
    assert (found.low, found.high) == pytest.approx(wanted, rel=1e-12)


def test_the_p_value_is_the_paired_t_tests() -> None:
    a, b = np.array([3.0, 4.5, 5.0, 6.5]), np.array([2.0, 4.0, 5.5, 5.0])
    assert float(intervals.p_value(a - b)) == pytest.approx(stats.ttest_rel(a, b).pvalue, rel=1e-12)


def test_a_single_run_has_no_interval_and_says_so() -> None:
    found = intervals.estimate([[0.4, 2.0]])
    assert not found.known and (found.low == found.mean).all() and (found.high == found.mean).all()


def test_a_single_pair_proves_nothing() -> None:
    assert float(intervals.p_value([0.3])) == 1.0


def test_values_that_never_vary_give_an_interval_without_width() -> None:
    found = intervals.estimate([0.1 + 0.2] * 7)
    assert found.low == found.mean == found.high


def test_a_constant_difference_is_told_apart_and_a_constant_nought_is_not() -> None:
    assert intervals.p_value(np.array([[0.3, 0.0]] * 5)).tolist() == [0.0, 1.0]


def test_no_runs_at_all_is_an_error_in_words() -> None:
    with pytest.raises(ValueError, match="at least one run"):
        intervals.estimate([])


@given(VALUES)
def test_no_table_of_numbers_gives_a_gap(values: np.ndarray) -> None:
    found = intervals.estimate(values)
    assert np.isfinite([found.mean, found.low, found.high]).all() and (found.low <= found.high).all()
    assert np.isfinite(intervals.p_value(values)).all()


@given(VALUES)
def test_p_is_below_a_twentieth_exactly_where_the_interval_leaves_out_nought(values: np.ndarray) -> None:
    found, p = intervals.estimate(values), intervals.p_value(values)
    clear = np.abs(p - 0.05) > 1e-9
    outside = (found.low > 0) | (found.high < 0)
    assert (outside == (p < 0.05))[clear].all()
