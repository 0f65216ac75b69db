"""Regression of draws onto an observation: checked against the exact answer of a normal model."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.statistics.regression_abc import from_logit, learn, move, quantiles, to_logit

RNG_SEED = 5


def test_moved_draws_have_the_mean_and_spread_of_the_exact_posterior() -> None:
    rng = np.random.default_rng(RNG_SEED)
    theta = rng.normal(size=(4000, 1))
    seen = theta + 0.5 * rng.normal(size=(4000, 1))
    near = learn(theta, seen).find_near(np.array([1.0]), 0.2, 100)
    moved = near.moved(theta)[:, 0]
    mean = float(near.weights @ moved)
    assert mean == pytest.approx(0.8, abs=0.03)
    assert float(np.sqrt(near.weights @ (moved - mean) ** 2)) == pytest.approx(np.sqrt(0.2), rel=0.08)


def test_statistics_that_say_nothing_are_not_learned() -> None:
    rng = np.random.default_rng(RNG_SEED)
    places = rng.random((500, 2))
    statistics = np.column_stack([places[:, 0] + 0.1 * rng.normal(size=500), rng.normal(size=500)])
    learned = learn(places, statistics)
    assert learned.of_draws.shape == (500, 1)
    assert learned.explained[0] > 0.8 > 0.05 > learned.explained[1]


def test_few_draws_are_widened_more_than_many() -> None:
    rng = np.random.default_rng(RNG_SEED)

    def width(count: int) -> float:
        offset = rng.normal(size=(count, 8))
        residual = rng.normal(size=(count, 1))
        return float(move(residual, offset, np.full(count, 1 / count)).std())

    assert np.mean([width(40) for _ in range(50)]) == pytest.approx(1.1, abs=0.1)
    assert width(4000) == pytest.approx(1.0, abs=0.05)


def test_offsets_that_do_not_vary_move_nothing() -> None:
    y = np.arange(10.0)[:, None]
    assert move(y, np.ones((10, 1)), np.full(10, 0.1)) is y


def test_the_logit_scale_goes_there_and_back() -> None:
    assert from_logit(to_logit(np.array([0.2, 0.7]))) == pytest.approx([0.2, 0.7])


def test_quantiles_follow_the_weights() -> None:
    assert quantiles(np.array([3.0, 1.0, 2.0]), np.array([0.8, 0.1, 0.1]), (0.05, 0.15, 0.5)) == [1.0, 2.0, 3.0]
