"""Verdicts follow from effects, draws and the mechanism that is off."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.claims.judging import (
    CONDITIONAL,
    NOT_RUN,
    OPEN,
    REVERSED,
    SUPPORTED,
    OverDraws,
    contrast,
    find_drivers,
    inside,
    is_by_construction,
    judge,
    over_best,
    over_draws,
    weakest,
)
from analysis.patterns.judging import Simulated

SURE = OverDraws(right=0.95, reversed=0.0, draws=100)
numbers = st.floats(-10, 10, allow_nan=False)


def effect(low: float, high: float) -> Simulated:
    return Simulated((low + high) / 2, low, high, 30)


@pytest.mark.parametrize(
    ("sign", "found", "draws", "verdict"),
    [
        (1, effect(0.1, 0.3), SURE, SUPPORTED),
        (-1, effect(-0.3, -0.1), SURE, SUPPORTED),
        (1, effect(0.1, 0.3), OverDraws(0.79, 0.0, 100), CONDITIONAL),
        (1, effect(0.1, 0.3), OverDraws(0.94, 0.06, 100), CONDITIONAL),
        (1, effect(0.1, 0.3), OverDraws(1.0, 0.0, 14), SUPPORTED),
        (1, effect(0.1, 0.3), OverDraws(1.0, 0.0, 13), CONDITIONAL),
        (1, effect(0.1, 0.3), None, CONDITIONAL),
        (1, effect(-0.1, 0.3), SURE, OPEN),
        (1, effect(0.0, 0.0), SURE, OPEN),
        (1, effect(-0.3, -0.1), SURE, REVERSED),
        (-1, effect(0.1, 0.3), None, REVERSED),
    ],
)
def test_the_verdict_follows_the_rule(sign: int, found: Simulated, draws: OverDraws | None, verdict: str) -> None:
    assert judge(sign, found, draws) == verdict


@given(numbers, numbers)
def test_a_claim_and_its_opposite_are_never_both_supported(one: float, other: float) -> None:
    found = effect(min(one, other), max(one, other))
    assert {judge(1, found, SURE), judge(-1, found, SURE)} in ({SUPPORTED, REVERSED}, {OPEN})


def test_an_effect_that_was_not_computed_is_not_distinguishable() -> None:
    assert judge(1, Simulated(np.nan, np.nan, np.nan, 0), SURE) == OPEN


def test_of_several_parts_the_weakest_is_the_verdict() -> None:
    assert weakest([SUPPORTED, OPEN, CONDITIONAL]) == OPEN
    assert weakest([REVERSED, NOT_RUN]) == NOT_RUN


def test_a_contrast_is_the_weighted_sum_of_means() -> None:
    assert contrast([1, -0.5])(np.array([2.0, 4.0]), np.array([2.0, 2.0])) == pytest.approx(2.0)


def test_over_best_compares_with_the_best_in_the_expected_direction() -> None:
    columns = (np.array([5.0]), np.array([3.0]), np.array([4.0]))
    assert over_best(1)(*columns) == 1.0
    assert over_best(-1)(*columns) == 2.0


def test_inside_is_the_distance_to_the_nearer_end() -> None:
    assert inside(0.2, 0.9)(np.array([0.0, 1.0])) == pytest.approx(0.3)
    assert inside(0.2, 0.9)(np.array([1.0, 1.0])) == pytest.approx(-0.1)


def test_a_draw_is_reversed_only_beyond_what_seeds_do() -> None:
    seeds = np.array([[1.0, 3.0, 2.0], [0.0, 0.0, 0.0]])  # single effects with a standard deviation of 1
    draws = np.array([[2.0, -1.5, -3.0, 1.0], [0.0, 0.0, 0.0, 0.0]])
    found = over_draws(contrast([1, -1]), 1, draws, seeds)
    assert (found.right, found.reversed, found.draws) == (0.5, 0.25, 4)


def test_an_effect_that_vanishes_with_its_mechanism_is_by_construction() -> None:
    assert is_by_construction(1, effect(0.1, 0.3), effect(-0.01, 0.01))
    assert is_by_construction(1, effect(0.1, 0.3), effect(0.005, 0.015))
    assert not is_by_construction(1, effect(0.1, 0.3), effect(0.05, 0.1))


def test_what_is_no_effect_is_not_by_construction() -> None:
    assert not is_by_construction(1, effect(-0.1, 0.3), effect(0.0, 0.0))
    assert not is_by_construction(1, effect(0.1, 0.3), None)


def test_parameters_that_go_with_the_effect_are_named_the_strongest_first() -> None:
    rng = np.random.default_rng(1)
    points = pd.DataFrame(rng.random((200, 60)), columns=[f"p{place}" for place in range(60)])
    effects = 2 * points["p7"].to_numpy() - points["p30"].to_numpy() + 0.1 * rng.standard_normal(200)
    assert find_drivers(points, effects)[:2] == ["p7", "p30"]


def test_a_parameter_is_seldom_named_where_the_effect_is_chance() -> None:
    rng = np.random.default_rng(2)
    names = [f"p{place}" for place in range(60)]
    named = [find_drivers(pd.DataFrame(rng.random((50, 60)), columns=names), rng.random(50)) for _ in range(20)]
    assert sum(map(bool, named)) <= 4  # expected is one in twenty
