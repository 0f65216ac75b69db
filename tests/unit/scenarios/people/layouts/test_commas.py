"""A comma without quotation marks in single rows is named, and its cell joined again."""

import pytest

from scenarios.people import read_organization

HEAD = "ID,Name,Title,Manager ID,Unit"
ROWS = [
    "1,Ana Ash,Clerk,,Board",
    "2,Ben Birch,Head, Sales,1,Sales",
    "3,Cleo Cedar,Clerk,2,Sales",
    "4,Dan Dale,Clerk,2,Sales",
]


def test_the_message_names_the_comma_and_the_column() -> None:
    reading = read_organization("\n".join([HEAD, *ROWS]).encode())
    assert reading.population is None
    (error,) = [one for one in reading.findings if one.severity == "error"]
    assert (error.line, error.column) == (3, "Title")
    assert "a comma in a cell needs quotation marks" in error.what


def test_the_repair_joins_the_cell_and_keeps_the_hierarchy() -> None:
    reading = read_organization("\n".join([HEAD, *ROWS]).encode(), repair=True)
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 1, 1]


def test_a_row_is_left_alone_where_any_cell_may_be_the_divided_one() -> None:
    rows = ["a,b,c", "x,y,z", "x,y,z", "x,y,z,w"]
    reading = read_organization("\n".join(["name,unit,site", *rows]).encode())
    assert any("has 4 cells, the heading has 3" in one.what and not one.column for one in reading.findings)


@pytest.mark.parametrize("mark", ["\t", ";", "|"])
def test_no_comma_is_named_where_other_marks_divide_the_cells(mark: str) -> None:
    reading = read_organization("\n".join([HEAD, *ROWS]).replace(",", mark).encode())
    (error,) = [one for one in reading.findings if one.kind == "width"]
    assert "comma" not in error.what and not error.column


def test_a_stray_note_behind_a_date_is_joined_to_nothing() -> None:
    rows = [
        f"{at},{name},{max(at - 1, 1)},2020-01-0{at}"
        for at, name in enumerate(("Ana Ash", "Ben Birch", "Cleo Cedar"), 1)
    ]
    reading = read_organization(
        "\n".join(["ID,Name,Manager ID,Hired", *rows, f"{rows[-1].replace('3', '4', 1)},see Ben"]).encode()
    )
    (error,) = [one for one in reading.findings if one.kind == "width"]
    assert "comma" not in error.what and error.repair == "what is too much is ignored"
