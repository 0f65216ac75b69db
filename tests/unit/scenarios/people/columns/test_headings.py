"""Headings are compared without case, accents and signs, and asked for by their label."""

import pytest

from scenarios.people.columns.headings import describe_choice, find_columns, likeness, normalize


@pytest.mark.parametrize(
    ("heading", "plain"),
    [("N° d'employé", "ndemploye"), ("Größe", "grosse"), ("Dział", "dzial"), ("Nærmeste leder", "naermesteleder")],
)
def test_a_heading_is_compared_in_plain_letters(heading: str, plain: str) -> None:
    assert normalize(heading) == plain


@pytest.mark.parametrize(
    ("heading", "role"), [("Dział", "unit"), ("Przełożony", "manager"), ("Nærmeste leder", "manager")]
)
def test_letters_with_a_stroke_are_a_usual_name_of_their_role(heading: str, role: str) -> None:
    assert likeness(heading, role) == 3.0


@pytest.mark.parametrize(
    ("asked", "places"),
    [("Team", [0]), ("team", [0]), ("Boss (column 3)", [2]), ("boss (Column 3)", [2]), ("boss", [1, 2]), ("", [])],
)
def test_a_column_is_found_by_its_label_or_but_for_case_and_signs(asked: str, places: list[int]) -> None:
    assert find_columns(["Team", "Boss", "BOSS", ""], asked) == places


def test_a_name_that_gives_no_column_is_described_with_what_to_write() -> None:
    heading = ["Team", "Boss", "BOSS"]
    assert describe_choice(heading, "Taem", []) == "no column is called 'Taem' (did you mean 'Team'?)"
    either = "'Boss (column 2)' or 'BOSS (column 3)'"
    assert describe_choice(heading, "boss", [1, 2]) == f"2 columns are called 'boss'; write {either}"


def test_first_and_last_alone_are_parts_of_a_name() -> None:
    assert likeness("First", "name") == likeness("Last", "name") == 3
    assert likeness("First day", "name") < 2
