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


@pytest.mark.parametrize("cell", ["A. Ash", "A Ash", "Ash, A.", "Ash A."])
def test_an_initial_beside_a_family_name_finds_who_alone_is_called_so(cell: str) -> None:
    assert Directory([["Ben Birch", "Ana Ash"]]).find(cell) == 1


def test_an_initial_that_two_people_share_finds_nobody_for_sure() -> None:
    assert Directory([["Ada Ash", "Ana Ash"]]).find("A. Ash") == -2


def test_another_given_name_with_the_same_initial_is_somebody_else() -> None:
    assert Directory([["Ben Birch", "Ana Ash"]]).find("Ada Ash") == -1
