"""Sorting contributions: as the library sorts, whatever numbers come."""

import numpy as np
import pytest

from simulation.indicators.workforce import COUNTERS, sort


@pytest.mark.parametrize(
    "numbers",
    [
        np.zeros(0),
        np.zeros(5),
        np.array([2.0, 1.0]),
        np.array([5e-324, 0.0, 1.8e308, 1.0, 0.1]),
        np.random.default_rng(1).exponential(size=300),
        np.random.default_rng(2).exponential(size=300).astype(np.float32),
        np.random.default_rng(3).integers(0, 4, 200) / 2.0,
    ],
    ids=["none", "all alike", "two", "far apart", "double", "single", "many alike"],
)
def test_numbers_are_in_the_order_of_the_library(numbers: np.ndarray) -> None:
    count = len(numbers)
    room = np.full(2 * count + COUNTERS, np.nan)
    room[:count] = numbers
    first = sort(room, count)
    np.testing.assert_array_equal(room[first : first + count], np.sort(numbers.astype(float)))
