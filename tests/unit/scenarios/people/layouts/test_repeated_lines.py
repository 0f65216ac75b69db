"""People with several lines of pay count once."""

from scenarios.people import Reading, read_organization

HEAD = "Employee ID,Name,Supervisor ID,Department,Pay Code,Amount"
LINES = ["1,Ana Ash,,Board,REG,900.00", "1,Ana Ash,,Board,BON,100.00", "2,Ben Birch,1,Sales,REG,400.00"]
LINES += ["3,Cleo Cedar,2,Sales,REG,300.00", "3,Cleo Cedar,2,Sales,OT,20.00", "3,Cleo Cedar,2,Sales,BON,10.00"]


def read(*lines: str) -> Reading:
    return read_organization("\n".join(lines).encode())


def test_lines_that_differ_in_pay_alone_are_one_person() -> None:
    reading = read(HEAD, *LINES)
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 1]
    (warning,) = [one for one in reading.findings if one.kind == "pay lines"]
    assert "2 people" in warning.what and "3 lines" in warning.repair


def test_people_without_ids_go_by_their_names() -> None:
    rows = [line.split(",") for line in (HEAD, *LINES)]
    reading = read(*(",".join([row[1], *row[3:]]) for row in rows))
    assert reading.population is not None and reading.population.size == 3


def test_lines_that_differ_in_the_manager_stay_an_error() -> None:
    reading = read(HEAD, *LINES, "2,Ben Birch,3,Sales,OT,5.00")
    assert reading.population is None and not any(one.kind == "pay lines" for one in reading.findings)


def test_lines_that_differ_in_no_pay_stay_an_error() -> None:
    reading = read(HEAD.replace("Pay Code,Amount", "Colour,Shape"), *LINES)
    assert reading.population is None
