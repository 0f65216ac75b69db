"""Reliability of units' means, and what it leaves of their spread."""

import math

import numpy as np
import pytest

from scenarios.survey.levels import USUAL_ICC, Answers, find_icc, find_levels, reliability_of


def unit_of(values: np.ndarray) -> Answers:
    return Answers(float(len(values)), float(values.mean()), float(values.var(ddof=1)))


def test_the_reliability_of_a_mean_is_that_of_spearman_and_brown() -> None:
    assert reliability_of(1, 0.2) == pytest.approx(0.2) and reliability_of(10, 0.2) == pytest.approx(2 / 2.8)


def test_the_share_of_variance_between_units_is_found() -> None:
    rng = np.random.default_rng(3)
    units = [unit_of(rng.normal(mean, 0.2, 30)) for mean in rng.normal(0.5, 0.1, 400)]
    icc, estimated = find_icc(units)
    assert estimated and icc == pytest.approx(0.01 / 0.05, abs=0.03)


def test_units_that_differ_by_chance_alone_are_not_told_apart() -> None:
    rng = np.random.default_rng(4)
    answers = {str(k): unit_of(rng.normal(0.5, 0.2, 8)) for k in range(60)}
    found = find_levels(answers)
    assert found is not None and np.ptp(list(found.units.values())) < 0.2 * np.ptp([a.mean for a in answers.values()])


def test_levels_are_nearer_to_the_true_ones_than_the_means_are() -> None:
    rng = np.random.default_rng(5)
    true = rng.normal(0.5, 0.08, 200)
    answers = {str(k): unit_of(rng.normal(true[k], 0.25, rng.integers(5, 25))) for k in range(200)}
    found = find_levels(answers)
    assert found is not None
    missed = np.array([[found.units[str(k)] - true[k], answers[str(k)].mean - true[k]] for k in range(200)])
    assert (missed[:, 0] ** 2).mean() < 0.75 * (missed[:, 1] ** 2).mean()


def test_means_alone_have_the_usual_share_unless_they_lie_too_far_apart() -> None:
    near = [Answers(20.0, mean, math.nan) for mean in (0.48, 0.5, 0.52)]
    far = [Answers(200.0, mean, math.nan) for mean in (0.1, 0.5, 0.9)]
    assert find_icc(near) == (USUAL_ICC, False) and find_icc(far)[0] > 2 * USUAL_ICC


def test_fewer_than_five_answers_in_all_tell_nothing() -> None:
    assert find_levels({"Sales": Answers(4.0, 0.5, 0.1)}) is None
