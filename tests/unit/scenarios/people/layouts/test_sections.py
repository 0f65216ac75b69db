"""Lines between the entries that only name the unit of those below."""

from scenarios.people import read_organization

ROWS = ["No,Name,Reports To", "Board,,", "1,Ana Ash,", "Sales,,", "2,Ben Birch,1", "3,Cleo Cedar,2", "4,Dan Dale,2"]


def test_a_line_with_a_unit_alone_is_nobody_and_gives_the_unit_of_those_below() -> None:
    reading = read_organization("\n".join([*ROWS, "Plant,,", "5,Eva Elm,1", "6,Finn Fern,5"]).encode())
    assert reading.population is not None, reading.findings
    assert reading.population.units == ("Board", "Sales", "Plant")
    assert reading.population.manager.tolist() == [-1, 0, 1, 1, 0, 4]


def test_people_of_whom_only_an_id_is_known_stay_people() -> None:
    rows = ["No,Name,Reports To", "7,,", "1,Ana Ash,", "8,,", "2,Ben Birch,1", "3,Cleo Cedar,2"]
    reading = read_organization("\n".join(rows).encode())
    assert reading.repaired is not None and reading.repaired.size == 5


def test_people_of_whom_only_the_name_is_known_stay_people() -> None:
    rows = [
        "Name,Unit,Reports To",
        "Gus Grove,,",
        "Ana Ash,Sales,Ben Birch",
        "Hana Hill,,",
        "Ben Birch,Sales,Ben Birch",
    ]
    reading = read_organization("\n".join([*rows, "Cleo Cedar,Sales,Ben Birch"]).encode())
    assert reading.repaired is not None and reading.repaired.size == 5
