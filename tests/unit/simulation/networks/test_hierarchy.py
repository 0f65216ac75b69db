"""Lines of command have the span and the depth asked for."""

import numpy as np
import pytest

from simulation import reporting_lines
from simulation.networks import hierarchy_ties
from simulation.networks.hierarchy import level_sizes, line_of_command, unit_leaders


def spans(manager: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    """Reports of everybody who has some."""
    reports = reporting_lines.reports_count(manager)
    return reports[reports > 0]


@pytest.mark.parametrize("span", [3.0, 4.5, 7.0, 10.0])
def test_managers_have_the_mean_span_asked_for(span: float) -> None:
    manager = line_of_command([200] * 5, [0] * 5, span, None, np.random.default_rng(1))
    assert spans(manager).mean() == pytest.approx(span, rel=0.12)


@pytest.mark.parametrize("depth", [2, 3, 5, 8])
def test_the_line_of_command_is_as_deep_as_asked_for(depth: int) -> None:
    manager = line_of_command([1, 83, 16, 10, 8], [0] * 5, 4.5, depth, np.random.default_rng(1))
    assert reporting_lines.levels(manager).max() == depth


def test_spans_differ_as_in_the_manufacturer() -> None:
    """Mean 4.5, median 4, largest 13 of 34 managers; here many draws, so the largest varies."""
    drawn = [spans(line_of_command([154], [0], 4.5, 5, np.random.default_rng(seed))) for seed in range(20)]
    assert np.median(np.concatenate(drawn)) == pytest.approx(4, abs=1)
    assert 8 <= np.mean([each.max() for each in drawn]) <= 18


def test_there_is_one_head_and_everybody_else_has_a_manager() -> None:
    manager = line_of_command([5, 40, 30, 1, 7], [0] * 5, 5, None, np.random.default_rng(1))
    assert np.flatnonzero(manager < 0).tolist() == [0]
    assert not reporting_lines.in_circle(manager).any()


def test_people_report_inside_their_unit_except_its_leader() -> None:
    sizes = [5, 40, 30]
    unit = np.repeat(np.arange(3), sizes)
    manager = line_of_command(sizes, [0] * 3, 5, None, np.random.default_rng(1))
    abroad = np.flatnonzero((manager >= 0) & (unit != unit[manager]))
    assert abroad.tolist() == [5, 45]


def test_in_a_firm_of_many_units_leaders_of_a_function_report_to_one_of_them() -> None:
    above = unit_leaders([0] + [1] * 20 + [2] * 20, 3.0, np.random.default_rng(1))
    assert above[0] == -1
    assert np.flatnonzero(above == 0).tolist() == [1, 21]


def test_a_flat_unit_has_two_levels() -> None:
    assert level_sizes(40, 1.5, 1) == (1, 39)


@pytest.mark.parametrize(("share", "ties", "line"), [(0.5, 100, 10), (1.0, 100, 20), (1.0, 20, 12), (1.0, 10, 6)])
def test_line_ties_take_at_most_three_fifths_of_all_ties(share: float, ties: int, line: int) -> None:
    manager = np.array([-1, *([0] * 20)], np.int32)
    chosen = hierarchy_ties.choose(manager, share, ties, np.random.default_rng(1))
    assert len(chosen) == line and 0 not in chosen
