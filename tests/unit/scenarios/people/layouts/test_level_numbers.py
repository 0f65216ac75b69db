"""Numbers before names, such as 1.2, are places in the tree."""

import pytest

from scenarios.people import Reading, Wishes, read_organization

NUMBERED = """1 Ana Ash
1.1 Ben Birch
1.1.1 Dan Dale
1.1.2 Eva Elm
1.2 Cleo Cedar
1.2.1 Finn Fern
"""
TREE = [-1, 0, 1, 1, 0, 4]


def read(text: str, **mapping: str) -> Reading:
    return read_organization(text.encode(), wishes=Wishes(mapping=mapping))


def managers(text: str) -> list[int] | None:
    population = read(text).population
    return None if population is None else population.manager.tolist()


@pytest.mark.parametrize("mark", [" ", ". ", ") ", " - ", "\t"], ids=["blank", "stop", "bracket", "dash", "tab"])
def test_numbers_before_names_tell_who_reports_to_whom(mark: str) -> None:
    lines = [line.split(" ", 1) for line in NUMBERED.splitlines()]
    assert managers("\n".join(mark.join(line) for line in lines)) == TREE


def test_numbers_inside_a_column_of_names_do_too() -> None:
    rows = [f"{line},Sales,2010-01-01" for line in NUMBERED.splitlines()]
    assert managers("\n".join(["Name,Department,Start date", *rows])) == TREE


def test_names_after_numbers_are_not_stored() -> None:
    reading = read("\n".join(["Name,Department", *(f"{line},Sales" for line in NUMBERED.splitlines())]))
    assert reading.population is not None
    assert "Ash" not in f"{reading.population.ids}{reading.findings}{reading.columns}"


def test_running_numbers_are_no_levels() -> None:
    rows = [f"{number}. Person{number} Surname{number},Sales" for number in range(1, 6)]
    reading = read("\n".join(["Name,Department", *rows]))
    assert reading.population is not None and set(reading.population.manager.tolist()) == {-1}


def test_numbers_that_stand_twice_are_an_error_and_no_flat_organization() -> None:
    rows = [",".join(line.split(" ", 1)) for line in NUMBERED.splitlines()]
    text = "\n".join(["No,Name", *rows, "1.1,Gus Grove"])
    assert any("some stand twice" in one.what and one.severity == "error" for one in read(text).findings)
    assert read(text).population is None
    assert not any("some stand twice" in one.what for one in read(text, manager="none").findings)


def test_settings_in_comments_above_a_table_are_no_rows() -> None:
    rows = ["## Chart", "# style: rounded=1", '# connect: {"from": "manager", "to": "id", "invert": true}']
    text = "\n".join([*rows, "id,name,manager", "1,Ana Ash,", "2,Ben Birch,1", "3,Cleo Cedar,2"])
    assert managers(text) == [-1, 0, 1]


def test_amounts_and_codes_of_units_are_no_levels() -> None:
    units = ["1 Board", "1.1 Sales", "1.1 Sales", "2.1 Sales"]
    tenures = ["1.5 years", "2 years", "3 years", "0.5 years"]
    rows = [f"{at},{at and 1},{units[at]},{tenures[at]}" for at in range(4)]
    reading = read("\n".join(["ID,Manager ID,Unit,Tenure", *rows]).replace("0,0,", "0,,"))
    assert reading.population is not None, reading.findings
    assert set(reading.population.units) == {"1 Board", "1.1 Sales", "2.1 Sales"}
    assert not any(one.column == "outline number" for one in reading.columns)
