"""Whether what nobody changes stays: the drift of each indicator, its limit and its verdict."""

import numpy as np
import pytest

from analysis.statistics.drift import AT_REST, DRIFTS, MORE_SEEDS, limits, measure_draws, measure_drift

NAMES = ("still", "falling", "noisy", "small", "money")


@pytest.fixture
def windows() -> np.ndarray:
    """Forty runs of five indicators: at rest, drifting, too noisy, small, and money of a firm with payroll 100."""
    rng = np.random.default_rng(1)
    start = np.tile((0.5, 0.5, 0.5, 0.01, 3.0), (40, 1))
    moved = rng.normal((0.0, -0.05, 0.0, 0.001, 0.05), (0.001, 0.001, 0.2, 0.0001, 0.01), (40, 5))
    moved[:, 2] -= moved[:, 2].mean()
    return np.stack([start, start + moved], axis=1)


SCALES = np.array([1.0, 1.0, 1.0, 1.0, 100.0])


def test_limits_are_one_percent_or_for_small_values_two_thousandths_of_the_scale() -> None:
    found = limits(np.array([0.5, -2.0, 0.01, 0.0, 50.0, 3.0]), np.array([1.0, 1.0, 1.0, 1.0, 100.0, 100.0]))
    assert np.abs(found - (0.005, 0.02, 0.002, 0.002, 0.5, 0.2)).max() < 1e-15


def test_an_indicator_rests_drifts_or_needs_more_seeds(windows: np.ndarray) -> None:
    found = measure_drift(windows, NAMES, SCALES)
    assert found.table["verdict"].tolist() == [AT_REST, DRIFTS, MORE_SEEDS, AT_REST, AT_REST]
    assert "3 of 5 indicators are at rest" in found.sentence and "these drift: falling." in found.sentence


def test_the_interval_holds_the_mean_drift(windows: np.ndarray) -> None:
    table = measure_drift(windows, NAMES, SCALES).table
    mean = (windows[:, 1] - windows[:, 0]).mean(axis=0)
    assert np.abs(table["drift"] - mean).max() < 1e-15
    assert (table["low"] < mean).all() and (mean < table["high"]).all()


def test_over_draws_the_parameter_is_named_that_drift_goes_with() -> None:
    rng = np.random.default_rng(2)
    draws = [{"cause": a, "other": b} for a, b in rng.random((60, 2))]
    start = np.full((60, 1), 0.4)
    end = start + np.array([[0.04 * draw["cause"]] for draw in draws])
    row = measure_draws(np.stack([start, end], axis=1), ("level",), np.ones(1), draws).iloc[0]
    assert row["goes_with"] == "cause" and row["rank_correlation"] > 0.99
    assert 0.03 < row["median"] < 0.07 and row["q05"] < row["median"] < row["q95"] <= row["largest"] <= 0.1


def test_the_figure_has_a_row_for_every_indicator(windows: np.ndarray) -> None:
    axes = measure_drift(windows, NAMES, SCALES).figure().axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == list(NAMES)
