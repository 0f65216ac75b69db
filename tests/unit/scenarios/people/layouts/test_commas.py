"""A comma without quotation marks in single rows is named, and its cell joined again."""

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
