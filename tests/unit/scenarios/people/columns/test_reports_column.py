"""A column of everybody's reports gives the managers."""

import pytest

from scenarios.people import Reading, read_organization

NAMES = ["Ana Ash", "Ben Birch", "Cleo Cedar", "Dan Dale", "Eva Elm"]


def read(lists: list[str], heading: str = "Direct Reports") -> Reading:
    rows = [f"{at + 1}\t{NAMES[at]}\t{cell}\tU{at % 2}" for at, cell in enumerate(lists)]
    return read_organization("\n".join([f"ID\tName\t{heading}\tUnit", *rows]).encode())


@pytest.mark.parametrize("heading", ["Direct Reports", "Subordinates", "Untergebene", "Supervises"])
@pytest.mark.parametrize(
    "lists", [["Ben Birch; Cleo Cedar", "Dan Dale", "Elm, Eva", "", ""], ["2, 3", "4", "5", "", ""]]
)
def test_who_stands_in_a_list_reports_to_its_owner(lists: list[str], heading: str) -> None:
    reading = read(lists, heading)
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 0, 1, 2]


def test_counts_of_reports_are_no_lists_of_people() -> None:
    reading = read(["2", "1", "1", "0", "0"])
    assert reading.population is not None
    assert reading.population.manager.tolist() == [-1] * 5


def test_who_is_listed_and_has_no_line_is_counted() -> None:
    rows = [f"{number};{'2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 99' if number == 1 else ''};U" for number in range(1, 12)]
    reading = read_organization("\n".join(["ID;Direct Reports;Unit", *rows]).encode())
    assert reading.population is not None and reading.population.manager.tolist() == [-1, *[0] * 10]
    assert any("1 of 11 people in the lists have no line" in one.what for one in reading.findings)
