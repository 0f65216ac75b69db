"""A table that lies on its side."""

from scenarios.people import read_organization
from scenarios.people.finding import Findings
from scenarios.people.layouts.transposed import turn_table

TEXT = "ID,1,2,3,4\nName,Ana Ash,Ben Birch,Cleo Cedar,Dan Dale\nManager,,1,1,2\nDepartment,Board,Sales,Sales,Sales\n"


def test_a_table_with_its_headings_in_the_first_column_is_turned() -> None:
    reading = read_organization(TEXT.encode())
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 0, 1]
    assert not any("Ash" in one.what for one in reading.findings)
    assert any("lies on its side" in one.what for one in reading.findings)


def test_a_table_with_its_headings_on_top_stays() -> None:
    rows = [(1, ["id", "manager", "unit", "name"]), (2, ["1", "", "Manager", "x"]), (3, ["2", "1", "Team", "y"])]
    assert turn_table(list(rows), Findings()) == rows
