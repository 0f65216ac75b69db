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


def test_means_of_paired_runs_are_compared_by_the_paired_t_test() -> None:
    a, b = np.array([3.0, 4.5, np.nan, 5.0, 6.5]), np.array([2.0, 4.0, np.nan, 5.5, 5.0])
    found, p = intervals.compare_means(a, b)
    wanted = stats.ttest_rel(a, b, nan_policy="omit")
    assert p == pytest.approx(wanted.pvalue, rel=1e-12)
    assert (found.low, found.high) == pytest.approx(tuple(wanted.confidence_interval()), rel=1e-12)


def test_means_of_runs_that_are_not_paired_are_compared_by_welchs_test() -> None:
    a = np.array([3.0, 4.5, 5.0, 6.5, 4.4, np.nan, np.nan, np.nan])
    b = np.array([np.nan, np.nan, np.nan, np.nan, np.nan, 2.0, 9.0, 5.5])
    found, p = intervals.compare_means(a, b)
    wanted = stats.ttest_ind(a, b, equal_var=False, nan_policy="omit")
    assert p == pytest.approx(wanted.pvalue, rel=1e-12)
    assert (found.low, found.high) == pytest.approx(tuple(wanted.confidence_interval()), rel=1e-12)


def test_means_of_partly_paired_runs_are_compared_as_published() -> None:
    """Derrick, Russ, Toher & White (2017), T_new2 and its degrees of freedom, term by term."""
    a, b = np.array([3.0, 4.5, 5.0, 6.5, 4.0, 7.0]), np.array([2.0, 4.0, 5.5, 5.0, np.nan, np.nan])
    s1, s2 = np.std(a, ddof=1), np.std(b[:4], ddof=1)
    r = np.corrcoef(a[:4], b[:4])[0, 1]
    error = np.sqrt(s1**2 / 6 + s2**2 / 4 - 2 * r * s1 * s2 * 4 / 24)
    welch = (s1**2 / 6 + s2**2 / 4) ** 2 / ((s1**2 / 6) ** 2 / 5 + (s2**2 / 4) ** 2 / 3)
    freedom = 3 + (welch - 3) / (2 + 2 * 4) * 2
    found, p = intervals.compare_means(a, b)
    assert found.mean == pytest.approx(a.mean() - b[:4].mean())
    assert p == pytest.approx(2 * stats.t.sf(abs(found.mean) / error, freedom), rel=1e-12)
    assert found.high - found.mean == pytest.approx(stats.t.ppf(0.975, freedom) * error, rel=1e-12)


def test_of_equal_means_with_unequal_numbers_of_runs_few_are_told_apart() -> None:
    rng, wrong = np.random.default_rng(1), 0
    for _ in range(400):
        shared = rng.normal(size=12)
        a, b = shared + rng.normal(size=12), shared + rng.normal(size=12)
        b[6:] = np.nan
        wrong += intervals.compare_means(a, b)[1] < 0.05
    assert wrong <= 32  # 20 are meant; more than 32 come in 0.4 % of the cases


def test_one_run_is_not_compared_with_several() -> None:
    with pytest.raises(ValueError, match="two runs of each"):
        intervals.compare_means([1.0, 2.0, 3.0], [1.0, np.nan, np.nan])
