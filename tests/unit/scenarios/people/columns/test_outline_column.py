"""Levels and the order of the lines give who reports to whom."""

import pytest

from scenarios.people import Reading, read_organization
from scenarios.people.columns.outline_column import find_above, is_outline


def read(levels: list[int], heading: str = "Level") -> Reading:
    rows = [f"E{number};{level};U{number % 2}" for number, level in enumerate(levels, start=1)]
    return read_organization("\n".join([f"Employee ID;{heading};Unit", *rows]).encode())


@pytest.mark.parametrize("heading", ["Level", "Org Level", "Ebene", "Outline"])
def test_the_last_one_before_on_a_smaller_level_is_the_manager(heading: str) -> None:
    reading = read([1, 2, 3, 3, 2, 3], heading)
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 1, 1, 0, 4]
    assert any("--map manager=none" in one.repair for one in reading.findings)


def test_a_list_sorted_by_level_says_nothing_of_managers() -> None:
    reading = read([1, 2, 2, 3, 3, 3])
    assert reading.population is not None
    assert reading.population.manager.tolist() == [-1] * 6
    assert any("nobody has a manager" in one.what for one in reading.findings)


@pytest.mark.parametrize("levels", [[2, 1, 2, 3, 1], [1, 3, 2, 3], [1, 2, 1, 2], [1, 2, 2, 2]])
def test_levels_of_grades_are_no_outline(levels: list[int]) -> None:
    assert not is_outline(levels)


def test_steps_down_by_several_levels_find_the_right_manager() -> None:
    assert find_above([0, 1, 2, 3, 1, 2]) == [-1, 0, 1, 2, 0, 4]
