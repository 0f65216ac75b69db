"""Sequences of degrees have the mean and the inequality asked for."""

import numpy as np
import pytest

from analysis.network.network_structure import gini
from simulation.networks.degrees import degree_sequence


@pytest.mark.parametrize("spread", [0.05, 0.2, 0.4, 0.6])
def test_the_gini_coefficient_is_the_one_asked_for(spread: float) -> None:
    assert gini(degree_sequence(1_000, 12, spread)) == pytest.approx(spread, abs=0.01)


@pytest.mark.parametrize(("people", "mean"), [(21, 13.81), (150, 10), (1_000, 0.5), (10_000, 31.97), (3, 2), (2, 1)])
def test_the_mean_is_the_one_asked_for(people: int, mean: float) -> None:
    assert degree_sequence(people, mean, 0.4).mean() == pytest.approx(mean, abs=1 / people)


def test_the_sum_is_even_and_nobody_has_more_contacts_than_others_there_are() -> None:
    degrees = degree_sequence(25, 17.3, 0.4)
    assert degrees.sum() % 2 == 0
    assert degrees.max() <= 24


def test_nobody_goes_without_where_there_is_one_for_everybody() -> None:
    assert degree_sequence(500, 3, 0.7).min() == 1


def test_a_large_firm_follows_the_same_distribution_as_a_small_one() -> None:
    large = degree_sequence(200_000, 10, 0.5)
    assert gini(large) == pytest.approx(0.5, abs=0.005)
    assert np.median(large) == pytest.approx(np.median(degree_sequence(2_000, 10, 0.5)), abs=1)


def test_nobody_and_nothing_are_possible() -> None:
    assert degree_sequence(0, 5, 0.3).tolist() == []
    assert degree_sequence(4, 0, 0.3).tolist() == [0, 0, 0, 0]


def test_the_degrees_of_one_call_cannot_be_changed_for_the_next() -> None:
    with pytest.raises(ValueError, match="read-only"):
        degree_sequence(50, 6, 0.3)[0] = 1
