"""Units and positions that stand above people tell their unit and their manager."""

import pytest

from scenarios.people import Reading, Wishes, read_organization

HEAD = "Object Type,Object ID,Object Name,Parent ID,Chief"
ROWS = ["O,500,Firm,,", "O,510,Sales,500,", "O,520,Production,500,"]
POSTS = ["S,600,Director,500,X", "S,601,Head,510,X", "S,602,Seller,510,", "S,603,Head,520,X", "S,604,Maker,520,"]
PEOPLE = ["P,1,Ana Ash,600,", "P,2,Ben Birch,601,", "P,3,Cleo Cedar,602,", "P,4,Dan Dale,603,", "P,5,Eva Elm,604,"]
TREE = [-1, 0, 1, 0, 3]


def read(rows: list[str], **mapping: str) -> Reading:
    return read_organization("\n".join(rows).encode(), wishes=Wishes(mapping=mapping))


def managers(reading: Reading) -> list[int]:
    assert reading.population is not None, reading.findings
    return reading.population.manager.tolist()


@pytest.mark.parametrize("words", [("O", "S", "P"), ("Department", "Position", "Person")])
def test_who_leads_the_unit_above_is_the_manager(words: tuple[str, str, str]) -> None:
    names = dict(zip("OSP", words, strict=True))
    rows = [HEAD, *(names[row[0]] + row[1:] for row in (*ROWS, *POSTS, *PEOPLE))]
    reading = read(rows)
    assert managers(reading) == TREE
    assert reading.population is not None
    assert [reading.population.units[at] for at in reading.population.unit] == [
        "Firm",
        "Sales",
        "Sales",
        "Production",
        "Production",
    ]
    assert reading.population.ids == ("1", "2", "3", "4", "5")


def test_nobody_is_named_in_messages_on_units_above() -> None:
    reading = read([HEAD, *ROWS, *POSTS, *PEOPLE])
    assert not {"Ash", "Birch", "Cedar"} & set(f"{reading.findings} {reading.columns}".replace("'", " ").split())


def test_the_row_of_a_unit_may_name_who_leads_it() -> None:
    units = ["Unit,500,Firm,,1", "Unit,510,Sales,500,Ben Birch", "Unit,520,Production,500,4"]
    people = ["Employee,1,Ana Ash,500,", "Employee,2,Ben Birch,510,", "Employee,3,Cleo Cedar,510,"]
    people += ["Employee,4,Dan Dale,520,", "Employee,5,Eva Elm,520,"]
    assert managers(read(["Type,ID,Name,Parent,Head", *units, *people])) == TREE


def test_a_position_above_a_position_tells_the_manager() -> None:
    posts = ["S,600,Director,500", "S,601,Head,600", "S,602,Seller,601", "S,603,Head,600", "S,604,Maker,603"]
    rows = ["Object Type,Object ID,Object Name,Parent ID", "O,500,Firm,", *posts, *(row[:-1] for row in PEOPLE)]
    assert managers(read(rows)) == TREE


def test_a_unit_between_people_leads_to_the_person_above_it() -> None:
    rows = ["Type,ID,Name,Parent", "Person,1,Ana Ash,", "Unit,510,Sales,1", "Unit,520,Production,1"]
    rows += ["Person,2,Ben Birch,510", "Person,3,Cleo Cedar,2", "Person,4,Dan Dale,520", "Person,5,Eva Elm,4"]
    assert managers(read(rows)) == TREE


def test_levels_and_the_order_of_rows_tell_what_stands_above() -> None:
    rows = ["Level,OTYPE,ID,Name,Leader", "1,O,500,Firm,", "2,S,600,Director,X", "3,P,1,Ana Ash,"]
    rows += ["2,O,510,Sales,", "3,S,601,Head,X", "4,P,2,Ben Birch,", "3,S,602,Seller,", "4,P,3,Cleo Cedar,"]
    rows += ["2,O,520,Production,", "3,S,603,Head,X", "4,P,4,Dan Dale,", "3,S,604,Maker,", "4,P,5,Eva Elm,"]
    assert managers(read(rows)) == TREE


def test_people_report_further_up_where_nobody_leads_the_unit() -> None:
    vacant = [row for row in (*ROWS, *POSTS, *PEOPLE) if not row.startswith("P,4")]
    reading = read([HEAD, *vacant])
    assert managers(reading) == [-1, 0, 1, 0]
    assert any("1 of 5 positions are held by nobody" in one.what for one in reading.findings)


def test_managers_that_people_name_themselves_come_first() -> None:
    people = [f"{row}{boss}" for row, boss in zip(PEOPLE, ["", "1", "1", "1", "2"], strict=True)]
    rows = [HEAD.replace("Chief", "Manager ID"), *ROWS, *(row.replace("X", "") for row in POSTS), *people]
    reading = read(rows)
    assert managers(reading) == [-1, 0, 0, 0, 1]
    assert reading.population is not None and "Production" in reading.population.units


def test_units_without_anybody_who_leads_them_are_an_error() -> None:
    rows = [HEAD, *ROWS, *(row.replace("X", "") for row in POSTS), *PEOPLE]
    reading = read(rows)
    assert reading.population is None
    assert any("not who leads them" in one.what for one in reading.findings)
    flat = read(rows, manager="none").population
    assert flat is not None and set(flat.manager.tolist()) == {-1} and len(flat.units) == 3


def test_positions_are_the_people_where_no_row_is_a_person() -> None:
    reading = read([HEAD, *ROWS, *POSTS])
    assert managers(reading) == TREE
    assert any("count as people" in one.what for one in reading.findings)
