"""The rows of a figure by unit: the largest units, and everybody else together."""

from __future__ import annotations

import pytest

from analysis.network.unit_groups import LONGEST_NAME, shorten_name, unit_groups


def test_few_units_keep_a_row_each_in_their_order() -> None:
    found = unit_groups([1, 0, 1], ["Sales", "IT"])
    assert found.titles == ("Sales", "IT")
    assert found.group.tolist() == [1, 0, 1]


def test_the_smallest_units_share_the_last_row() -> None:
    found = unit_groups([0, 1, 1, 2, 3, 3, 3], ["Board", "Sales", "Legal", "IT"], most=2)
    assert found.titles == ("Sales", "IT", "2 other units")
    assert found.group.tolist() == [2, 0, 0, 2, 1, 1, 1]


def test_one_unit_too_many_is_called_by_its_number_not_in_the_plural() -> None:
    assert unit_groups([0, 0, 1], ["Sales", "IT"], most=1).titles == ("Sales", "1 other unit")


def test_people_in_no_unit_stand_in_no_row() -> None:
    found = unit_groups([0, -1, 1], ["Sales", "IT"], most=1)
    assert found.group.tolist() == [0, -1, 1]
    assert found.people.tolist() == [1, 1]


def test_of_units_of_one_size_the_first_are_shown() -> None:
    assert unit_groups([0, 1, 2], ["a", "b", "c"], most=2).titles == ("a", "b", "1 other unit")


def test_a_unit_without_people_is_a_row_of_nobody() -> None:
    assert unit_groups([0, 0], ["Sales", "Empty"]).people.tolist() == [2, 0]


@pytest.mark.parametrize("name", ["Division of Operations, Team North", "x" * 300, "Sales"])
def test_a_name_is_never_longer_than_a_figure_has_room_for(name: str) -> None:
    assert len(shorten_name(name)) <= LONGEST_NAME


def test_long_names_that_differ_at_the_end_stay_apart() -> None:
    assert shorten_name("Division of Operations, Team 1") != shorten_name("Division of Operations, Team 2")
