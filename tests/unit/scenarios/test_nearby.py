"""A file that is not there gets the nearest one that is."""

from pathlib import Path

import pytest

from scenarios.nearby import TABLES, suggest_name


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a strategy, an organization and a table."""
    for name in ("my-strategy.yaml", "firm.yml", "people.csv"):
        (tmp_path / name).write_text("")
    return tmp_path


@pytest.mark.parametrize("given", ["my-strategy", "my-strategy.yml", "my_strategy.yaml", "My-Strateg.yaml"])
def test_a_file_is_found_whatever_its_ending_was_thought_to_be(folder: Path, given: str) -> None:
    assert suggest_name(given, folder=folder) == " (did you mean 'my-strategy.yaml'?)"


def test_it_is_named_from_where_the_user_stands(folder: Path) -> None:
    assert suggest_name(folder / "firm.yaml") == f" (did you mean '{folder / 'firm.yml'}'?)"


def test_a_known_name_wins_where_it_is_nearer(folder: Path) -> None:
    assert suggest_name("my-strateg", ["my-strat"], folder=folder) == " (did you mean 'my-strategy.yaml'?)"
    assert suggest_name("my-stra", ["my-strat"], folder=folder) == " (did you mean 'my-strat'?)"


def test_only_files_of_the_kind_are_looked_at(folder: Path) -> None:
    assert suggest_name("peple.csv", suffixes=TABLES, folder=folder) == " (did you mean 'people.csv'?)"
    assert suggest_name("peple", folder=folder) == ""


def test_with_nothing_near_the_names_there_are_are_told(folder: Path) -> None:
    assert suggest_name("qqq", ["a", "b"], folder=folder) == " (known: a, b)"


def test_a_folder_that_is_not_there_holds_nothing() -> None:
    assert suggest_name("no-such-folder/x.yaml") == ""
