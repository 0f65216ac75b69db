"""Names beside things: never on top of each other, never out of order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.presentation import labels


@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=15), st.floats(0.1, 30))
def test_a_spread_out_column_keeps_the_gap_and_the_order(wanted: list[float], gap: float) -> None:
    placed = labels.spread_out(wanted, gap)
    steps = np.diff(placed[np.argsort(wanted, kind="stable")])
    assert (steps >= gap - 1e-6).all()


@given(st.lists(st.floats(-50, 150), min_size=1, max_size=20))
def test_a_spread_out_column_stays_within_its_limits(wanted: list[float]) -> None:
    placed = labels.spread_out(wanted, 12.0, 0.0, 100.0)
    assert (placed >= -1e-6).all() and (placed <= 100 + 1e-6).all()


def test_labels_that_do_not_collide_stay_where_they_are() -> None:
    assert labels.spread_out([5.0, 50.0, 90.0], 10.0, 0.0, 100.0).tolist() == [5.0, 50.0, 90.0]


def test_two_labels_that_collide_give_way_equally() -> None:
    assert labels.spread_out([10.0, 12.0], 6.0).tolist() == pytest.approx([8.0, 14.0])


@pytest.mark.parametrize("seed", range(20))
def test_no_two_names_in_a_crowd_overlap_or_leave_the_frame(seed: int) -> None:
    rng = np.random.default_rng(seed)
    points = np.concatenate([rng.uniform([100, 100], [700, 450], (5, 2)), rng.normal([300, 200], 15, (7, 2))])
    sizes = np.stack([rng.uniform(50, 170, 12), np.full(12, 14.0)], axis=1)
    low = labels.place(points, sizes, (0, 0, 850, 550))
    high = low + sizes
    assert (low >= 0).all() and (high <= [850, 550]).all()
    for i in range(12):
        for j in range(i):
            assert (high[i] <= low[j]).any() or (high[j] <= low[i]).any()
