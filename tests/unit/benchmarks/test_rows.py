"""What rows say where something is missing, and what they compute beside the clock."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.figures import Skipped
from benchmarks.registry import Settings
from benchmarks.rows import c_columns, frameworks, roofline, sparse, steps
from benchmarks.rows.earlier import rate_of
from simulation.mechanisms import attitude
from simulation.model import Organization


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Settings:
    """Settings on a machine without a C compiler and without other frameworks."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CC", raising=False)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    return Settings(tmp_path, quick=True)


def test_without_a_compiler_the_roofline_is_skipped_with_one_line(bare: Settings) -> None:
    (line,) = roofline.measure(bare)
    assert line == Skipped("roofline", "there is no C compiler here (CC=/path/to/cc names one)")


def test_without_a_compiler_c_is_skipped_with_one_line(bare: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(c_columns, "prepare", lambda people: Organization(20, rng=1))
    (line,) = c_columns.measure(bare)
    assert line == Skipped("c", "there is no C compiler here (CC=/path/to/cc names one)")


@pytest.mark.parametrize("package", ["agentpy", "starsim"])
def test_a_framework_that_is_not_installed_is_skipped_with_one_line(
    package: str, bare: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frameworks, "prepare", lambda people: Organization(20, rng=1))
    (line,) = getattr(frameworks, f"measure_{package}")(bare)
    reason = f"{package} is not installed; --install puts it into a temporary environment"
    assert line == Skipped(package, reason)


def test_the_limits_are_read_from_what_c_prints() -> None:
    limits = roofline.read_limits("stream 64 4e10\ngather 1000 4 0.5\n")
    assert limits == roofline.Limits({64.0: 4e10}, {(1000, 4): 0.5})


def test_the_bound_is_that_of_the_nearest_sizes_measured() -> None:
    limits = roofline.Limits({1.0: 1e11, 100.0: 1e10}, {(1_000, 4): 1.0, (100_000, 4): 5.0})
    found = roofline.find_bound(limits, size=50_000_000, ties=1_000_000, people=90_000)
    assert found == pytest.approx(2 * 50e6 / 1e10 + 2 * 1e6 * 5e-9)


def test_the_rate_is_higher_where_a_week_is_shorter() -> None:
    figure = rate_of([[10.0, 12.0], [5.0, 6.0]])
    assert (figure.ours, figure.theirs, figure.ratio) == (11.0, 5.5, 2.0)


def test_every_step_of_the_week_counts_once() -> None:
    parts = dict.fromkeys(steps.label_steps(), 1.0)
    assert sum(steps.sum_groups(parts).values()) == len(parts)


def test_a_step_that_no_group_names_counts_as_its_mechanism() -> None:
    spent = steps.sum_groups({"dreams.dream": 2.0, "ideas.flow": 1.0})
    assert (spent["dreams"], spent["ideas"]) == (2.0, 1.0)


def test_influence_in_numpy_equals_the_engine() -> None:
    org = Organization(60, rng=1, precision="float64")
    org.run(5)
    expected = sparse.Columns(org.state).influence()
    attitude.influence(org.state)
    assert np.abs(np.asarray(org.people["openness"]) - expected).max() < 1e-6


def test_numbers_that_differ_by_more_than_rounding_are_a_fault() -> None:
    fault, _ = c_columns.describe_rounding(np.array([0.0, 1e-3, 1e-3, 0.0]), "openness")
    assert fault == "openness of 2 rows by as much as 0.001"


def test_a_single_draw_on_the_other_side_of_a_chance_is_no_fault() -> None:
    fault, note = c_columns.describe_rounding(np.array([0.0, 1e-8, 0.2]), "trust")
    assert (fault, note) == ("", "trust equal within 1e-08, beyond it in 1 of 3 rows")
