"""Rejection with regression adjustment, on a model whose answer is known."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.statistics.calibration import excesses, fit, fitting, keep, posterior, table_of_draws

RANGES = {name: {"title": name, "default": 0.5, "low": 0.0, "high": 1.0} for name in ("a", "b", "c")}


def sample(draws: int = 600) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Three parameters; the first statistic is a (with some luck), the second b + c: only their sum can be known."""
    rng = np.random.default_rng(7)
    points = pd.DataFrame(rng.random((draws, 3)), columns=list(RANGES))
    points.attrs = {"parameters": RANGES}
    luck = rng.normal(0, 0.02, (2, draws))
    return points, pd.DataFrame({"level": points["a"] + luck[0], "sum": points["b"] + points["c"] + luck[1]})


def targets(*rows: tuple[str, float, float, bool]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["target", "low", "high", "held_back"])
    return frame.assign(unit=frame["high"] - frame["low"], weight=1.0, kind="measured", source="made up")


def test_excess_is_nought_inside_the_band_and_signed_outside_in_units_of_the_band() -> None:
    values = pd.DataFrame({"x": [0.1, 0.3, 0.9]})
    assert excesses(values, targets(("x", 0.2, 0.4, False))).ravel() == pytest.approx([-0.5, 0.0, 2.5])


def test_the_parameter_behind_a_target_is_found_and_the_others_stay_open() -> None:
    points, statistics = sample()
    found = posterior(points, fitting(points, statistics, targets(("level", 0.68, 0.72, False)), 0.1))
    row = found.table.set_index("parameter")
    assert row.loc["a", "p"] < 0.001
    assert 0.6 < row.loc["a", "low"] < 0.7 < row.loc["a", "high"] < 0.8
    assert row.loc["a", "narrowed"] > 0.7
    assert (row.loc[["b", "c"], "p"] > 0.05).all()
    assert "they speak about a (" in found.sentence


def test_the_adjustment_comes_nearer_to_the_truth_than_rejection_alone() -> None:
    points, statistics = sample()
    table = targets(("level", 0.699, 0.701, False))
    kept = fitting(points, statistics, table, 0.3)
    alone = points["a"].to_numpy()[kept.places]
    assert kept.values[:, 0].std() < 0.5 * alone.std()
    assert kept.weights @ kept.values[:, 0] == pytest.approx(0.7, abs=0.02)


def test_adjusted_values_stay_inside_the_range_assumed() -> None:
    points, statistics = sample()
    kept = fitting(points, statistics, targets(("level", 1.5, 1.6, False)), 0.1)
    assert (kept.values > 0).all() and (kept.values < 1).all()


def test_few_draws_never_carry_all_the_weight() -> None:
    points, statistics = sample(40)
    kept = fitting(points, statistics, targets(("level", 5.0, 5.01, False)), 0.5)
    assert 1 / (kept.weights**2).sum() >= 10


def test_targets_held_back_are_compared_and_not_fitted() -> None:
    points, statistics = sample()
    both = targets(("level", 0.6, 0.8, False), ("sum", 0.1, 0.2, True))
    alone = fitting(points, statistics, targets(("level", 0.6, 0.8, False)), 0.1)
    kept = fitting(points, statistics, both, 0.1)
    assert kept.places.tolist() == alone.places.tolist()
    found = fit(statistics, both, kept)
    assert found.table["inside"].iloc[0] == pytest.approx(1) and found.table["inside"].iloc[1] < 0.2
    assert "The one held back is missed by most draws kept." in found.sentence


def test_the_best_draw_is_one_that_was_run_and_fits() -> None:
    points, statistics = sample()
    kept = fitting(points, statistics, targets(("level", 0.6, 0.8, False)), 0.1)
    assert kept.distance[kept.best] == 0
    assert 0.55 < points["a"].iloc[kept.best] < 0.85
    assert table_of_draws(points, kept)["draw"].isin(points.index).all()


def test_a_target_that_no_draw_meets_is_said() -> None:
    points, statistics = sample()
    table = targets(("level", 1.5, 1.6, False))
    assert "No draw at all meets level" in fit(statistics, table, fitting(points, statistics, table)).sentence


def test_a_parameter_driven_to_the_end_of_its_range_is_not_known() -> None:
    points, statistics = sample()
    said = posterior(points, fitting(points, statistics, targets(("level", 1.5, 1.6, False)))).sentence
    assert "they say nothing certain about any parameter; at the end of what was tried, so that the targets may" in said
    assert said.endswith("lie beyond: a.")


def test_too_few_draws_are_refused() -> None:
    with pytest.raises(ValueError, match="5 draws are too few"):
        keep(np.zeros((5, 1)), np.zeros((5, 1)), np.ones(1), np.array([[0.0, 1.0]]), 0.5)


def test_both_findings_draw_their_figures() -> None:
    points, statistics = sample()
    table = targets(("level", 0.6, 0.8, False), ("sum", 0.1, 0.2, True))
    kept = fitting(points, statistics, table, 0.1)
    assert len(posterior(points, kept).figure().axes[0].get_yticklabels()) == 3
    assert len(fit(statistics, table, kept).figure(3.9).axes[0].get_yticklabels()) == 2
