"""A number field tells what can be typed."""

from __future__ import annotations

import pytest

from visualizer.widgets.number import describe_bounds


@pytest.mark.parametrize(
    ("low", "high", "step", "text"),
    [
        (2, 200, 1, "2 to 200, whole numbers"),
        (20, 20_000, 1, "20 to 20,000, whole numbers"),
        (3, 40, 0.5, "3 to 40, in steps of 0.5"),
        (0.05, 1.0, 0, "0.05 to 1"),
    ],
)
def test_bounds_are_described_with_their_steps(low: float, high: float, step: float, text: str) -> None:
    assert describe_bounds(low, high, step) == text
