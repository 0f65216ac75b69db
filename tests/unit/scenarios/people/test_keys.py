"""The forms in which one person is written, and the directory that finds people by them."""

import pytest

from scenarios.people.keys import Directory, find_names, forms


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Ana Ash", [["ana", "ash"]]),
        ("Dr  Ana ASH ", [["ana", "ash"]]),
        ("Ash, Ana", [["ana", "ash"]]),
        ("Dr", []),
        ("E1001", []),
        ("E1001 Ana Ash", [["ana", "ash"]]),
        ("Zoë Ash", [["zoe", "ash"]]),
        ("ana.ash2", [["ana", "ash"]]),
    ],
)
def test_names_are_found_in_cells_of_every_kind(cell: str, names: list[list[str]]) -> None:
    assert find_names(cell) == names


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Ana Ash", ["~anaash", "nana ash", "sana ash"]),
        ("E0123", ["~e0123", "#123"]),
        ("00123", ["~123", "#123"]),
        ("Ana", ["~ana", "@ana"]),
    ],
)
def test_plain_cells_have_the_forms_of_their_only_part(cell: str, expected: list[str]) -> None:
    assert forms(cell) == expected


def test_an_earlier_column_goes_before_a_later_one_and_the_same_again_changes_nothing() -> None:
    first, second = ["a1", "a2", "a2"], ["a3", "a1", "a4"]
    directory = Directory([first, list(first), second])
    assert [directory.find(key) for key in ("a1", "A1", "a2", "a4", "a5")] == [0, 0, -2, 2, -1]
