"""Names and addresses are found in any order and taken out."""

import pytest

from scenarios.people.finding import Findings
from scenarios.people.names import Names, any_tells, cut_names, number_units


@pytest.fixture
def names() -> Names:
    """The names of three people, written in three ways."""
    known = Names()
    known.add(["Ana Ash", "Birch, Ben", "Cleo de Cedar (1003)"])
    return known


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Sales (Ana Ash)", "Sales"),
        ("Remote - Ash Ana", "Remote"),
        ("Remote, Ben Birch's home", "Remote home"),
        ("Office of Cleo de Cedar", "Office"),
        ("ANA ASH", ""),
        ("home: ana@firm.example", "home"),
        ("Ashton Anatomy", "Ashton Anatomy"),
        ("Cedar Rapids", "Cedar Rapids"),
    ],
)
def test_they_are_cut_off(names: Names, text: str, rest: str) -> None:
    assert names.cut(text) == rest


def test_units_called_after_people_stay_apart(names: Names) -> None:
    units = ["Team Ana Ash", "Team Ben Birch", "IT (Ana Ash)", "Sales"]
    assert number_units(units, names, Findings()) == ["Team 2", "Team 3", "IT", "Sales"]


def test_places_lose_the_name_only(names: Names) -> None:
    assert cut_names(["Remote - Ana Ash", "Rome"], "site", names, Findings()) == ["Remote", "Rome"]


@pytest.mark.parametrize("key", ["cleo.cedar@firm.example", "Ben Birch", "birch2", "bbirch", "ben.birch"])
def test_one_telling_id_is_enough(names: Names, key: str) -> None:
    assert any_tells([*(f"{number}" for number in range(1000, 1200)), key], names)


@pytest.mark.parametrize("keys", [["1", "2"], ["E001", "E002"], ["EMP-1", "EMP-2"], ["3f2a77c0-11", "9b0c12aa-42"]])
def test_numbers_and_codes_tell_nothing(names: Names, keys: list[str]) -> None:
    assert not any_tells(keys, names)


def test_the_words_of_a_long_text_are_no_names() -> None:
    names = Names()
    names.add(["Ana Ash", "Career - LinkedIn - " + "led a large team " * 20])
    assert names.hide("not used: 'linkedin', 'Ash'") == "not used: 'linkedin', '...'"


def test_usual_words_of_headings_and_posts_are_shown_though_a_column_of_names_holds_them() -> None:
    names = Names()
    names.add(["Ana Ash", "Vacant Post", "Sales Director", "Service"])
    said = "not used: 'Service', 'Job', 'Sales Director', 'Ash'"
    assert names.hide(said) == "not used: 'Service', 'Job', 'Sales Director', '...'"


def test_an_address_in_quotation_marks_is_hidden_without_its_marks() -> None:
    assert Names().hide("found: 'ana.ash@firm.example', 'Post'") == "found: '...', 'Post'"


def test_the_shape_of_a_cell_is_shown_and_an_address_is_not() -> None:
    assert Names().hide("a cell like 'aaaa.aaa@aaaa.aaa'") == "a cell like 'aaaa.aaa@aaaa.aaa'"
    assert Names().hide("a cell like 'ana.ash@firm.org'") == "a cell like '...'"
