"""Effect sizes of single studies against what they are made from."""

import math

import numpy as np
import pytest

from analysis.mirror.effects import (
    correlate,
    difference,
    level,
    logistic,
    of_one_size,
    regress,
    share_difference,
    share_ratio,
)
from analysis.mirror.firm import Firm
from analysis.mirror.meta import Study

RANDOM = np.random.default_rng(11)
CAUSE, OTHER, NOISE = RANDOM.normal(size=(3, 4_000))


def test_a_correlation_is_read_as_fishers_z_and_leaves_out_who_has_no_number() -> None:
    with_gap = np.where(np.arange(4_000) < 100, np.nan, CAUSE)
    found = correlate(with_gap, CAUSE + NOISE)
    assert found.units == 3_900
    assert math.tanh(found.estimate) == pytest.approx(np.corrcoef(CAUSE[100:], (CAUSE + NOISE)[100:])[0, 1])


def test_a_cause_that_works_through_another_vanishes_once_that_is_held_constant() -> None:
    through = CAUSE + 0.5 * OTHER
    outcome = through + NOISE
    assert math.tanh(correlate(CAUSE, outcome).estimate) > 0.5
    assert math.tanh(correlate(CAUSE, outcome, [through]).estimate) == pytest.approx(0.0, abs=0.05)


@pytest.mark.parametrize("values", [np.zeros(50), CAUSE[:5]])
def test_what_never_varies_and_too_few_people_give_no_estimate(values: np.ndarray) -> None:
    assert math.isnan(correlate(values, CAUSE[: len(values)]).estimate)


def test_coefficients_of_a_regression_are_those_the_outcome_was_made_with() -> None:
    one, other = regress(2.0 * CAUSE - 1.0 * OTHER + NOISE, [CAUSE, OTHER], scale=False)
    assert (one.estimate, other.estimate) == pytest.approx((2.0, -1.0), abs=0.05)
    assert math.sqrt(one.variance) == pytest.approx(1 / math.sqrt(4_000), rel=0.1)


def test_the_coefficient_of_one_cause_in_standard_scores_is_the_correlation() -> None:
    (found,) = regress(CAUSE + NOISE, [3.0 * CAUSE])
    assert found.estimate == pytest.approx(np.corrcoef(CAUSE, CAUSE + NOISE)[0, 1])


def test_log_odds_are_those_the_outcome_was_drawn_with() -> None:
    chance = 1 / (1 + np.exp(-(0.8 * CAUSE - 1.0)))
    drawn = np.random.default_rng(2).random(4_000) < chance
    found, nothing = logistic(drawn, [CAUSE, OTHER])
    assert found.estimate == pytest.approx(0.8, abs=4 * math.sqrt(found.variance))
    assert abs(nothing.estimate) < 4 * math.sqrt(nothing.variance)


def test_an_outcome_that_hardly_happens_has_no_log_odds() -> None:
    assert math.isnan(logistic(np.arange(100) < 3, [CAUSE[:100]])[0].estimate)


def test_shares_are_compared_by_difference_and_by_ratio() -> None:
    first, second = np.arange(100) < 60, np.arange(100) < 30
    assert share_difference(first, second).estimate == pytest.approx(0.3)
    assert math.exp(share_ratio(first, second).estimate) == pytest.approx(2.0)
    assert math.isnan(share_ratio(first, np.zeros(100, dtype=bool)).estimate)


def test_a_difference_adds_variances() -> None:
    assert difference(Study(0.5, 0.01, 9), Study(0.2, 0.02, 7)) == Study(0.3, 0.03, 7)


def test_a_level_is_the_mean_over_firms_and_leaves_out_firms_without_one() -> None:
    found = level([1.0, 2.0, 3.0, math.nan])
    assert (found.value, found.studies) == (2.0, 3) and found.low < 2.0 < found.high


def test_a_statistic_of_curves_is_computed_over_all_firms_together() -> None:
    found = level([[0.5, 0.1], [0.7, 0.3]], lambda first, second: float(first.mean() - second.mean()))
    assert found.value == pytest.approx(0.4) and found.studies == 2


def test_firms_of_another_size_than_the_first_are_left_out() -> None:
    firms = [Firm({"staff": np.array([people])}) for people in (150, 150, 1000, 150)]
    assert [one.people for one in of_one_size({"ordinary": firms})] == [150, 150, 150]
