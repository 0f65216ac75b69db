"""The probability of being best: over luck a matter of means, over worlds a share."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from analysis.statistics import ranking


def test_for_two_strategies_it_is_one_minus_the_one_sided_p() -> None:
    rng = np.random.default_rng(3)
    a, b = rng.normal(0.5, 0.1, 12), rng.normal(0.46, 0.1, 12)
    found = ranking.probability_best(np.stack([a, b]), "up", rounds=40_000)
    wanted = 1 - stats.ttest_rel(a, b, alternative="greater").pvalue
    assert found[0] == pytest.approx(wanted, abs=0.01)


def test_identical_strategies_share_the_probability() -> None:
    same = np.tile(np.linspace(0, 1, 8), (4, 1))
    assert ranking.probability_best(same, "up") == pytest.approx(0.25)
    assert ranking.share_best(same, "down") == pytest.approx(0.25)


@pytest.mark.parametrize(("good", "best"), [("up", 2), ("down", 0), ("near 0", 1)])
def test_the_direction_decides_who_is_best(good: str, best: int) -> None:
    values = np.array([[-3.0, -3.1, -2.9], [0.1, 0.2, 0.1], [4.0, 4.1, 4.2]])
    assert ranking.probability_best(values, good)[best] > 0.95
    assert ranking.share_best(values, good)[best] == 1.0


def test_the_share_of_worlds_counts_worlds() -> None:
    values = np.array([[1.0, 1.0, 0.0, 2.0], [0.0, 0.0, 1.0, 2.0]])
    assert ranking.share_best(values, "up").tolist() == [0.625, 0.375]


def test_equal_tables_give_equal_probabilities() -> None:
    values = np.random.default_rng(1).normal(size=(5, 10))
    assert (ranking.probability_best(values, "up") == ranking.probability_best(values, "up")).all()


def test_a_strategy_with_few_runs_does_not_make_the_others_unsure() -> None:
    rng = np.random.default_rng(4)
    a, b = rng.normal(0.5, 0.1, 30), rng.normal(0.4, 0.1, 30)
    few = np.append(rng.normal(-9, 0.1, 3), np.full(27, np.nan))
    alone, beside = (ranking.probability_best(np.stack(rows), "up")[0] for rows in ([a, b], [a, b, few]))
    assert beside == pytest.approx(alone, abs=0.005)


def test_what_is_above_the_surest_goes_to_the_rivals_that_cannot_be_told_apart() -> None:
    found = ranking.agree_with_tests(np.array([0.995, 0.004, 0.001, 0.0]), 0, np.array([False, True, True, False]))
    assert found.tolist() == pytest.approx([0.975, 0.02, 0.005, 0.0])


def test_without_rivals_the_probabilities_stay() -> None:
    chances = np.array([0.995, 0.005])
    assert ranking.agree_with_tests(chances, 0, np.zeros(2, dtype=bool)).tolist() == chances.tolist()
