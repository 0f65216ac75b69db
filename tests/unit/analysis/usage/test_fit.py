"""Fits and forecasts of usage figures, on series of a known process."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.statistics.regression_abc import Numbers, quantiles
from analysis.usage.fit import Observed, Table, fit, forecast
from analysis.usage.series import find_windows, from_scale, to_scale

PEOPLE, WEEKS = 200.0, 24


def simulate(places: Numbers, rng: np.random.Generator) -> dict[str, Numbers]:
    """Active people by the first parameter, posts for each by the second; the third does nothing."""
    chance = (0.1 + 0.6 * places[:, :1]) * (1 - np.exp(-np.arange(1, WEEKS + 1) / 4))
    active = rng.binomial(int(PEOPLE), chance).astype(float)
    return {"active": active, "posts": rng.poisson(active * (0.5 + 3 * places[:, 1:2])).astype(float)}


@pytest.fixture(scope="module")
def table() -> Table:
    rng = np.random.default_rng(1)
    places = rng.random((1200, 3))
    return Table(places, simulate(places, rng), PEOPLE)


def firms(count: int) -> tuple[Numbers, list[Observed]]:
    """Firms with known parameters."""
    rng = np.random.default_rng(2)
    places = rng.random((count, 3))
    series = simulate(places, rng)
    return places, [Observed({name: rows[k] for name, rows in series.items()}) for k in range(count)]


def test_true_values_lie_in_their_90_percent_range_in_about_90_percent_of_firms(table: Table) -> None:
    truth, observed = firms(80)
    inside = 0
    for row, one in zip(truth, observed, strict=True):
        found = fit(table, one)
        for place, values in zip(row, found.places.T, strict=True):
            low, high = quantiles(values, found.weights, (0.05, 0.95))
            inside += low <= place <= high
    assert 0.84 <= inside / (80 * 3) <= 0.97


def test_held_out_weeks_lie_in_the_90_percent_band_in_about_90_percent(table: Table) -> None:
    _, observed = firms(80)
    shares = [np.mean([band.inside for band in forecast(table, one, 16)]) for one in observed]
    assert 0.86 <= np.mean(shares) <= 0.96


def test_what_the_figures_depend_on_is_narrowed_and_what_they_do_not_is_not(table: Table) -> None:
    _, (one,) = firms(1)
    found = fit(table, one)
    widths = [np.subtract(*quantiles(values, found.weights, (0.95, 0.05))) for values in found.places.T]
    assert widths[0] < 0.2 and widths[1] < 0.3 and widths[2] > 0.75


def test_figures_outside_of_everything_tried_are_counted(table: Table) -> None:
    everybody = Observed({"active": np.full(WEEKS, PEOPLE), "posts": np.full(WEEKS, 50 * PEOPLE)})
    _, (usual,) = firms(1)
    assert fit(table, everybody).beyond > 0.5
    assert fit(table, usual).beyond == 0.0


def test_a_band_never_leaves_what_is_possible(table: Table) -> None:
    nobody = Observed({"active": np.zeros(WEEKS), "posts": np.zeros(WEEKS)})
    bands = {band.measure: band for band in forecast(table, nobody, 16)}
    assert bands["active"].low.min() >= 0 and bands["active"].high.max() <= PEOPLE
    assert bands["posts"].low.min() >= 0


def test_counts_go_to_their_scale_and_back() -> None:
    counts = np.array([0.0, 3.0, 200.0])
    assert from_scale("active", to_scale("active", counts, PEOPLE), PEOPLE) == pytest.approx(counts)
    assert from_scale("posts", to_scale("posts", counts, PEOPLE), PEOPLE) == pytest.approx(counts)


def test_windows_grow_and_cover_all_weeks() -> None:
    windows = find_windows(52)
    assert windows[0] == (0, 1) and windows[-1][1] == 52
    assert [start for start, _ in windows[1:]] == [stop for _, stop in windows[:-1]]
