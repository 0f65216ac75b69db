"""Points of the unit cube: each method's own property, and that larger designs begin with the smaller ones."""

import numpy as np
import pytest

from experiments.design.sampling import latin_hypercube, morris, saltelli, sobol

ALONE = ((0,), (1,), (2,))

NAMES = ("openness", "trust", "skill")
MANY = tuple(f"parameter {k}" for k in range(60))


def test_a_latin_hypercube_meets_every_slice_of_every_factor_once() -> None:
    slices = np.floor(latin_hypercube(20, NAMES, 1) * 20)
    assert all(sorted(column) == list(range(20)) for column in slices.T)


def test_a_latin_hypercube_grows_by_blocks() -> None:
    assert np.array_equal(latin_hypercube(10, NAMES, 1, 3)[:10], latin_hypercube(10, NAMES, 1))
    assert not np.array_equal(latin_hypercube(10, NAMES, 1, 2)[10:], latin_hypercube(10, NAMES, 1))


def test_another_name_beside_them_changes_no_other_column_of_a_latin_hypercube() -> None:
    more = latin_hypercube(20, ("culture", *NAMES[::-1]), 1, 2)
    assert np.array_equal(more[:, :0:-1], latin_hypercube(20, NAMES, 1, 2))


def test_every_name_every_seed_and_every_block_has_an_order_of_its_own() -> None:
    columns = [
        *latin_hypercube(30, MANY, 1).T,
        *latin_hypercube(30, MANY, 2).T,
        *latin_hypercube(30, MANY, 1, 2)[30:].T,
    ]
    assert len({tuple(np.argsort(column)) for column in columns}) == 3 * len(MANY)


def test_a_latin_hypercube_is_uniform_inside_its_slices() -> None:
    stats = pytest.importorskip("scipy.stats")
    places = latin_hypercube(50, MANY, 1) * 50 % 1
    assert stats.kstest(places.ravel(), "uniform").pvalue > 0.01


def test_columns_of_a_latin_hypercube_are_no_more_correlated_than_those_drawn_together() -> None:
    """Random orders of n: correlations of mean 0 and standard deviation 1/sqrt(n - 1), and so are those of scipy."""
    qmc = pytest.importorskip("scipy.stats.qmc")
    together = qmc.LatinHypercube(len(MANY), rng=np.random.default_rng(1)).random(30)
    by_name, at_once = (pairwise_correlations(cube) for cube in (latin_hypercube(30, MANY, 1), together))
    assert abs(by_name.mean()) < 0.01
    assert by_name.std() == pytest.approx(1 / np.sqrt(29), rel=0.05) == pytest.approx(at_once.std(), rel=0.05)


def pairwise_correlations(cube: np.ndarray) -> np.ndarray:
    """The correlation of every pair of columns."""
    return np.corrcoef(cube.T)[np.triu_indices(cube.shape[1], 1)]


@pytest.mark.parametrize("points", [1, 5, 8, 100])
def test_a_longer_sobol_sequence_begins_with_the_shorter(points: int) -> None:
    assert np.array_equal(sobol(128, 4, 7)[:points], sobol(points, 4, 7))


def test_a_sobol_sequence_fills_every_eighth_equally() -> None:
    counts = np.histogram(sobol(64, 2, 1)[:, 0], bins=8, range=(0, 1))[0]
    assert set(counts) == {8}


def test_saltellis_blocks_exchange_one_column_at_a_time() -> None:
    rows = saltelli(4, ALONE, 1).reshape(4, 5, 3)
    a, b = rows[:, 0], rows[:, 4]
    for column in range(3):
        expected = a.copy()
        expected[:, column] = b[:, column]
        assert np.array_equal(rows[:, 1 + column], expected)


@pytest.mark.parametrize("second_order", [False, True])
def test_salib_finds_known_indices_in_saltellis_order(second_order: bool) -> None:
    analyze = pytest.importorskip("SALib.analyze.sobol")
    points = saltelli(1024, ALONE, 1, second_order)
    y = 3 * points[:, 0] + 1 * points[:, 1]  # variances 9:1:0
    problem = {"num_vars": 3, "names": ["a", "b", "c"], "bounds": [[0, 1]] * 3}
    found = analyze.analyze(problem, y, calc_second_order=second_order, seed=1)
    assert found["S1"] == pytest.approx([0.9, 0.1, 0.0], abs=0.01)
    assert found["ST"] == pytest.approx([0.9, 0.1, 0.0], abs=0.01)


def test_more_saltelli_points_begin_with_the_fewer() -> None:
    assert np.array_equal(saltelli(16, ALONE, 1)[: 8 * 5], saltelli(8, ALONE, 1))


def test_columns_that_move_together_are_exchanged_at_once() -> None:
    rows = saltelli(4, ((0, 2), (1,)), 1).reshape(4, 4, 3)
    a, both, other, b = (rows[:, place] for place in range(4))
    assert np.array_equal(both, np.stack([b[:, 0], a[:, 1], b[:, 2]], axis=1))
    assert np.array_equal(other, np.stack([a[:, 0], b[:, 1], a[:, 2]], axis=1))


def test_independent_base_points_are_hardly_correlated_and_begin_with_the_fewer() -> None:
    many = tuple((column,) for column in range(100))
    base = saltelli(256, many, 1, even=False).reshape(256, 102, 100)[:, 0]
    off = np.corrcoef(base.T) - np.eye(100)
    assert np.abs(off).max() < 0.35  # of 4,950 pairs of 256 random points the largest is about 0.25
    assert np.array_equal(saltelli(8, many, 1, even=False), saltelli(256, many, 1, even=False)[: 8 * 102])


def test_every_step_of_a_morris_trajectory_moves_one_factor_by_the_same_amount() -> None:
    for trajectory in morris(20, 5, 1).reshape(20, 6, 5):
        steps = np.diff(trajectory, axis=0)
        assert np.allclose(np.sort(np.abs(steps), axis=1), [0, 0, 0, 0, 2 / 3])
        assert sorted(np.abs(steps).argmax(axis=1)) == [0, 1, 2, 3, 4]


def test_morris_trajectories_stay_on_their_levels_and_go_both_ways() -> None:
    points = morris(50, 3, 1)
    assert set(np.round(points.ravel() * 3, 9)) == {0, 1, 2, 3}
    steps = np.diff(points.reshape(50, 4, 3), axis=1)
    assert steps.min() < 0 < steps.max()


def test_salib_finds_the_slopes_of_a_line_in_morris_trajectories() -> None:
    analyze = pytest.importorskip("SALib.analyze.morris")
    points = morris(10, 3, 1)
    problem = {"num_vars": 3, "names": ["a", "b", "c"], "bounds": [[0, 1]] * 3}
    found = analyze.analyze(problem, points, points @ [5.0, -2.0, 0.0], num_levels=4)
    assert list(found["mu"]) == pytest.approx([5, -2, 0], abs=1e-9)


def test_more_morris_trajectories_begin_with_the_fewer() -> None:
    assert np.array_equal(morris(9, 4, 1)[: 4 * 5], morris(4, 4, 1))
