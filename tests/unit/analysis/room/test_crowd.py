"""Scores of a room's curves: what counts, who is best, what a fan is called."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from analysis.room import crowd

POINTS = crowd.POINTS


def curves(count: int, seed: int = 1, bias: float = 0.0, spread: float = 0.1) -> np.ndarray:
    """Made-up curves around a rising line, all from the same first point."""
    rng = np.random.default_rng(seed)
    drawn = 0.2 + np.linspace(0, 0.4, POINTS) + np.linspace(0, 1, POINTS) * rng.normal(bias, spread, (count, 1))
    return np.asarray(np.clip(drawn, 0, 1))


def others(runs: int = 60, seed: int = 9, spread: float = 0.1) -> np.ndarray:
    """Runs of a made-up model around the same line."""
    return curves(runs, seed, spread=spread)


@pytest.mark.parametrize("count", [0, 1, crowd.FEWEST - 1])
def test_fewer_than_five_curves_make_no_fan_and_no_calibration(count: int) -> None:
    assert crowd.fan(curves(count)) is None and crowd.calibrate(curves(count), others()) is None


def test_a_fan_is_the_quantiles_at_every_point_and_never_crosses() -> None:
    drawn = curves(17)
    found = crowd.fan(drawn)
    assert found is not None and np.array_equal(found[2], np.median(drawn, axis=0))
    assert (np.diff(found, axis=0) >= 0).all()


def test_the_first_point_which_is_given_counts_for_nothing() -> None:
    drawn, run = curves(6), others()[0]
    moved = drawn.copy()
    moved[:, 0] += 0.5
    assert np.array_equal(crowd.distances(drawn, run), crowd.distances(moved, run))
    assert np.array_equal(crowd.scores_against_seeds(drawn, others()), crowd.scores_against_seeds(moved, others()))


def test_a_curve_that_is_the_run_has_no_distance() -> None:
    assert crowd.distances(others()[:1], others()[0])[0] == 0.0


def test_the_median_of_the_runs_scores_0_against_seeds() -> None:
    runs = others()
    assert crowd.scores_against_seeds(np.median(runs, axis=0)[None], runs)[0] == pytest.approx(0.0, abs=1e-12)


@settings(max_examples=60, deadline=None)
@given(some.lists(some.floats(0, 1), min_size=POINTS, max_size=POINTS))
def test_no_curve_scores_better_than_0_against_seeds(drawn: list[float]) -> None:
    assert crowd.scores_against_seeds([drawn], others())[0] >= -1e-12


def test_the_best_by_chance_is_seldom_the_one_who_knows_the_model_best() -> None:
    drawn, runs = curves(120, bias=0.05), others()
    knows_best = crowd.scores_against_seeds(drawn, runs).argmin()
    wins = sum(crowd.distances(drawn, run).argmin() == knows_best for run in runs)
    assert wins < len(runs) / 4


def test_who_is_best_against_seeds_is_best_on_average_over_runs() -> None:
    drawn, runs = curves(40), others()
    over_runs = np.mean([crowd.distances(drawn, run) for run in runs], axis=0)
    assert crowd.scores_against_seeds(drawn, runs).argmin() == over_runs.argmin()


@pytest.mark.parametrize(
    ("bias", "spread", "good", "words"),
    [
        (0.0, 0.1, "up", ()),
        (0.0, 0.02, "up", ("too sure",)),
        (0.0, 0.3, "up", ("less sure than it needed to be",)),
        (0.3, 0.05, "up", ("too sure", "too hopeful")),
        (-0.3, 0.05, "up", ("too sure", "too gloomy")),
        (0.3, 0.05, "down", ("too sure", "too gloomy")),
        (0.3, 0.05, "none", ("too sure", "too high")),
    ],
)
def test_a_room_is_called_by_rule(bias: float, spread: float, good: str, words: tuple[str, ...]) -> None:
    found = crowd.calibrate(curves(100, 2, bias, spread), others(), good)
    assert found is not None and found.words == words


def test_shares_inside_and_outside_make_one() -> None:
    found = crowd.calibrate(curves(50, bias=0.1), others())
    assert found is not None and found.half + found.above + found.below == pytest.approx(1.0)
    assert found.half < found.four_fifths


def test_ranges_are_held_by_as_many_as_drew_within_them() -> None:
    run = others()[0]
    drawn = np.repeat(run[None], 12, axis=0)
    drawn[6:] += 0.15
    found = crowd.shares_held(drawn, [0.1] * 5 + [0.2] + [0.1] * 5 + [0.05], run)
    assert found == {0.1: (10, 0.5)}  # one person a range is not shown


def test_who_is_in_the_middle_is_closer_to_it_than_all_others() -> None:
    drawn = curves(21)
    away = np.abs(drawn - np.median(drawn, axis=0))[:, 1:].mean(axis=1)
    found = crowd.closer_to_middle(drawn)
    assert found[away.argmin()] == 1.0 and found[away.argmax()] == 0.0
