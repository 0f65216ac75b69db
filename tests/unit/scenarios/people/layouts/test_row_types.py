"""Rows that a column of types calls units are no people."""

from scenarios.people import read_organization

HEAD = "Type,ID,Name,Parent"
PEOPLE = ["Employee,E1,Ana Ash,", "Employee,E2,Ben Birch,E1", "Employee,E3,Cleo Cedar,E2"]


def test_units_among_people_are_left_out_and_counted() -> None:
    rows = [HEAD, "Department,D1,Sales,", "Department,D2,Production,", *PEOPLE]
    reading = read_organization("\n".join(rows).encode())
    assert reading.population is not None and reading.population.manager.tolist() == [-1, 0, 1]
    assert any("2 x 'Department' are no people: lines 2 and 3" in one.what for one in reading.findings)


def test_people_who_only_report_to_units_are_an_error_and_no_flat_organization() -> None:
    rows = [HEAD, "O,1,Firm,", "O,2,Sales,1", "P,11,Ana Ash,1", "P,12,Ben Birch,2", "P,13,Cleo Cedar,2"]
    reading = read_organization("\n".join(rows).encode())
    assert reading.population is None
    assert any(one.kind == "no managers" and one.severity == "error" for one in reading.findings)


def test_kinds_of_employment_leave_nobody_out() -> None:
    rows = ["Type,ID,Manager", "Employee,1,", "Contractor,2,1", "Employee,3,1"]
    reading = read_organization("\n".join(rows).encode())
    assert reading.population is not None and reading.population.size == 3


def test_permanent_and_seasonal_staff_are_people() -> None:
    for heading in ("Type", "Class"):
        rows = [f"{heading},ID,Manager", "P,1,", "P,2,1", "S,3,1", "S,4,2", "P,5,2"]
        reading = read_organization("\n".join(rows).encode())
        assert reading.population is not None and reading.population.manager.tolist() == [-1, 0, 0, 1, 1]


def test_letters_for_permanent_and_other_staff_leave_nobody_out() -> None:
    rows = ["Type,ID,Manager", "P,1,", "O,2,1", "P,3,2", "O,4,2", "S,5,1"]
    reading = read_organization("\n".join(rows).encode())
    assert reading.population is not None and reading.population.size == 5


def test_positions_under_the_headings_of_sap_are_left_out() -> None:
    rows = ["Object Type,ID,Manager", "P,1,", "P,2,1", "S,3,1", "S,4,2", "P,5,2"]
    reading = read_organization("\n".join(rows).encode())
    assert reading.population is not None and reading.population.manager.tolist() == [-1, 0, 1]


def test_departments_of_a_german_list_are_no_people() -> None:
    rows = ["Typ;ID;Name;Vorgesetzter", "Person;1;Ana Ash;", "Abteilung;2;Verkauf;1", "Person;3;Ben Birch;1"]
    reading = read_organization("\n".join(rows).encode())
    assert reading.population is not None and reading.population.ids == ("1", "3")


def test_people_may_have_ids_in_another_column_than_units() -> None:
    head = "Type,Unit ID,Parent Unit ID,Unit Name,Employee ID,Name,Chief"
    units = ["Department,U1,,Firm,,,", "Department,U2,U1,Sales,,,"]
    people = ["Person,,U1,,11,Ana Ash,X", "Person,,U2,,12,Ben Birch,X", "Person,,U2,,13,Cleo Cedar,"]
    reading = read_organization("\n".join([head, *units, *people]).encode())
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 1]
    assert reading.population.ids == ("11", "12", "13")
    assert [reading.population.units[at] for at in reading.population.unit] == ["Firm", "Sales", "Sales"]
