"""Verdicts follow from bands and intervals."""

import numpy as np
import pytest

from analysis.patterns.judging import (
    FAILS,
    HOLDS,
    IN_PART,
    LEAST_RUNS,
    NOT_RUN,
    REVERSED,
    Band,
    Simulated,
    holds_in_draws,
    judge_part,
    judge_pattern,
    mean,
    ratio,
    simulate,
)
from analysis.statistics.intervals import estimate

SHARE = Band(0.7, 0.9, 0.6, 1.0)
EFFECT = Band(0.2, 0.4, 0.1, 0.5, neutral=0.0)
DIRECTION = Band(1e-12, np.inf, 0.0, np.inf, neutral=0.0, direction=True)


@pytest.mark.parametrize(
    ("band", "value", "low", "high", "verdict"),
    [
        (SHARE, 0.8, 0.5, 1.0, HOLDS),
        (SHARE, 0.65, 0.6, 0.7, IN_PART),
        (SHARE, 0.3, 0.2, 0.4, FAILS),
        (EFFECT, 0.9, 0.8, 1.0, IN_PART),
        (EFFECT, -0.3, -0.4, -0.2, REVERSED),
        (EFFECT, -0.1, -0.3, 0.1, FAILS),
        (DIRECTION, 0.3, 0.1, 0.5, HOLDS),
        (DIRECTION, 0.3, -0.1, 0.7, FAILS),
        (DIRECTION, -0.3, -0.5, -0.1, REVERSED),
        (SHARE, np.nan, np.nan, np.nan, FAILS),
    ],
)
def test_a_part_is_judged_by_its_band(band: Band, value: float, low: float, high: float, verdict: str) -> None:
    assert judge_part(band, Simulated(value, low, high, 30)) == verdict


@pytest.mark.parametrize(
    ("band", "values", "verdict"),
    [
        (DIRECTION, [0.3], NOT_RUN),
        (DIRECTION, [0.3, 0.3], NOT_RUN),
        (DIRECTION, [0.3, 0.3, 0.31], HOLDS),
        (EFFECT, [0.3, 0.3], HOLDS),
        (EFFECT, [-0.3, -0.3], FAILS),
    ],
)
def test_fewer_than_three_runs_have_no_interval_that_could_decide(
    band: Band, values: list[float], verdict: str
) -> None:
    found = simulate(mean, [np.array(values)])
    assert np.isfinite(found.low) == np.isfinite(found.high) == (len(values) >= LEAST_RUNS)
    assert judge_part(band, found) == verdict


def test_a_statistic_that_rests_on_one_run_alone_has_no_interval_and_no_direction() -> None:
    found = simulate(ratio, [np.ones(5), np.array([1.0, 0.0, 0.0, 0.0, 0.0])])
    assert np.isfinite(found.value) and np.isnan(found.low)
    assert judge_part(DIRECTION, found) == FAILS


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        ([HOLDS, HOLDS], HOLDS),
        ([HOLDS, NOT_RUN], IN_PART),
        ([FAILS, NOT_RUN], FAILS),
        ([NOT_RUN, NOT_RUN], NOT_RUN),
        ([REVERSED, HOLDS], REVERSED),
        ([HOLDS, REVERSED], IN_PART),
        ([FAILS, FAILS], FAILS),
        ([FAILS, HOLDS], IN_PART),
    ],
)
def test_a_pattern_is_judged_by_its_parts(parts: list[str], verdict: str) -> None:
    assert judge_pattern(parts) == verdict


def test_the_interval_of_a_mean_is_students() -> None:
    values = np.random.default_rng(1).normal(size=20)
    found, students = simulate(mean, [values]), estimate(values)
    assert found.low == pytest.approx(float(students.low)) and found.high == pytest.approx(float(students.high))


def test_a_share_that_never_varies_still_has_an_interval() -> None:
    found = simulate(mean, [np.ones(30)])
    assert found.value == 1.0 and 0.8 < found.low < 0.95


def test_a_ratio_by_nothing_is_no_number_that_holds() -> None:
    found = simulate(ratio, [np.ones(5), np.zeros(5)])
    assert judge_part(Band(1.0, 2.0, 0.5, 3.0), found) == FAILS


def test_each_draw_is_held_against_the_band_by_its_own_run() -> None:
    assert holds_in_draws(SHARE, mean, [np.array([0.8, 0.2, np.nan])]).tolist() == [True, False, False]
