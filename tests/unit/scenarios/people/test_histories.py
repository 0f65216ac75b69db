"""Of several rows of one person the latest counts, and none of a second line of command."""

from datetime import date

import pytest

from scenarios.people import Reading, Wishes, read_organization

HISTORY = """Employee #,Name,Effective Date,Department,Reporting to
1,Ana Ash,2010-01-01,Board,
2,Ben Birch,2016-01-01,Marketing,Ana Ash
2,Ben Birch,2011-01-01,Sales,Ana Ash
3,Cleo Cedar,2012-02-01,Production,Ana Ash
4,Dan Dale,2013-01-01,Sales,Cleo Cedar
4,Dan Dale,2018-01-01,Sales,Ben Birch
"""
SLICES = """Pers.No.;Last name;First name;Start Date;End Date;Org.Unit;Supervisor
1001;Ash;Ana;01.01.2015;31.12.9999;501;
1002;Birch;Ben;01.01.2016;31.12.2019;501;1001
1002;Birch;Ben;01.01.2020;31.12.9999;502;1001
1003;Cedar;Cleo;01.04.2018;31.12.9999;502;1002
"""


def read(text: str, as_of: date | None = None) -> Reading:
    return read_organization(text.encode(), wishes=Wishes(as_of))


def kinds(reading: Reading) -> set[str]:
    return {one.kind for one in reading.findings if one.severity != "note"}


@pytest.mark.parametrize("heading", ["Effective Date", "Valid from", "BEGDA", "Gültig ab", "Date d'effet"])
def test_the_latest_row_of_a_person_counts(heading: str) -> None:
    population = read(HISTORY.replace("Effective Date", heading)).population
    assert population is not None and population.manager.tolist() == [-1, 0, 0, 1]
    assert "Marketing" in population.units


def test_the_latest_by_the_day_of_the_list_counts() -> None:
    population = read(HISTORY, date(2015, 1, 1)).population
    assert population is not None and population.manager.tolist() == [-1, 0, 0, 2]
    assert "Marketing" not in population.units


def test_how_many_rows_do_not_count_is_a_warning() -> None:
    (warning,) = [one for one in read(HISTORY).findings if one.kind == "history"]
    assert warning.severity == "warning" and warning.what.startswith("2 lines")


def test_people_have_been_there_since_their_first_row() -> None:
    population = read(SLICES).population
    assert population is not None and population.ids == ("1001", "1002", "1003")
    since = (date(2018, 4, 1) - date(2016, 1, 1)).days / 7
    assert population.tenure[1] == pytest.approx(since)


@pytest.mark.parametrize("day", ["2013-01-01", "", "soon"], ids=["the same day", "no day", "no date"])
def test_rows_of_which_none_is_the_latest_stay_an_error(day: str) -> None:
    reading = read(HISTORY.replace("2018-01-01", day))
    assert reading.population is None and "duplicate" in kinds(reading)


@pytest.mark.parametrize("names", [("Ben Birch", "Bea Beech"), ("", "")], ids=["other names", "no names"])
def test_an_id_of_two_people_with_days_of_entry_stays_an_error(names: tuple[str, str]) -> None:
    rows = [f"2,{names[0]},2011-01-01,1", f"2,{names[1]},2013-01-01,1", f"3,{names[0] and 'Cleo Cedar'},2014-01-01,2"]
    reading = read("\n".join(["ID,Name,Start Date,Manager", f"1,{names[0] and 'Ana Ash'},2010-01-01,", *rows]))
    assert reading.population is None and "duplicate" in kinds(reading)


def test_a_row_of_a_second_line_does_not_count() -> None:
    rows = [
        "1,Ana Ash,,Solid",
        "2,Ben Birch,1,Solid",
        "3,Cleo Cedar,1,Solid",
        "4,Dan Dale,3,Dotted",
        "4,Dan Dale,2,Solid",
    ]
    reading = read("\n".join(["ID,Name,Manager,Relationship", *rows]))
    assert reading.population is not None and reading.population.manager.tolist() == [-1, 0, 0, 1]
    assert "several managers" in kinds(reading)


def test_a_person_with_a_second_line_alone_stays() -> None:
    rows = ["1,Ana Ash,,Solid", "2,Ben Birch,1,Solid", "3,Cleo Cedar,1,Dotted"]
    reading = read("\n".join(["ID,Name,Manager,Relationship", *rows]))
    assert reading.population is not None and reading.population.manager.tolist() == [-1, 0, 0]


def test_a_row_that_is_not_the_main_one_does_not_count() -> None:
    rows = [
        "A1,Ana Ash,P1,Yes,",
        "A2,Ben Birch,P2,No,Cleo Cedar",
        "A2,Ben Birch,P3,Yes,Ana Ash",
        "A3,Cleo Cedar,P4,Yes,Ben Birch",
    ]
    reading = read("\n".join(["Associate ID,Legal Name,Position ID,Primary Position,Reports To Legal Name", *rows]))
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 1]


@pytest.mark.parametrize("heading", ["Line of Business", "Employment Type", "Unit"])
def test_a_project_or_a_temporary_post_is_no_second_line(heading: str) -> None:
    rows = ["1,Ana Ash,,Retail", "2,Ben Birch,1,Retail", "2,Ben Birch,1,Temporary project", "3,Cleo Cedar,2,Retail"]
    reading = read("\n".join([f"ID,Name,Manager,{heading}", *rows]))
    assert reading.population is None and "duplicate" in kinds(reading)


def test_the_type_of_a_manager_tells_of_second_lines() -> None:
    rows = ["1,Ana Ash,,", "2,Ben Birch,3,Project Manager", "2,Ben Birch,1,Line Manager", "3,Cleo Cedar,1,Line Manager"]
    reading = read("\n".join(["Person Number,Name,Manager Person Number,Manager Type", *rows]))
    assert reading.population is not None and reading.population.manager.tolist() == [-1, 0, 0]


@pytest.mark.parametrize(
    ("other", "days", "manager"),
    [
        ("01/22/2011", ("04/03/2015", "05/02/2015"), 0),
        ("22/01/2011", ("04/03/2015", "05/02/2015"), 2),
        ("01.02.2011", ("04.03.2015", "05.02.2015"), 2),
        ("40500", ("41000", "42000"), 0),
    ],
    ids=["month first", "day first", "points", "days of Excel"],
)
def test_the_whole_column_tells_how_days_are_written(other: str, days: tuple[str, str], manager: int) -> None:
    rows = [f"1,Ana Ash,{other},", f"2,Ben Birch,{days[0]},3", f"2,Ben Birch,{days[1]},1", f"3,Cleo Cedar,{other},1"]
    reading = read("\n".join(["ID,Name,Effective Date,Manager", *rows]))
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, manager, 0]


def test_rows_stay_an_error_where_nothing_tells_which_day_is_the_later() -> None:
    rows = [
        "1,Ana Ash,01/02/2011,",
        "2,Ben Birch,04/03/2015,3",
        "2,Ben Birch,05/02/2015,1",
        "3,Cleo Cedar,01/02/2011,1",
    ]
    reading = read("\n".join(["ID,Name,Effective Date,Manager", *rows]))
    assert reading.population is None and "duplicate" in kinds(reading)


ENDS = """Emp ID,Name,Manager ID,Department,Valid to
1,Ana Ash,,Board,9999-12-31
2,Ben Birch,1,Marketing,2015-12-31
2,Ben Birch,1,Sales,9999-12-31
3,Cleo Cedar,1,Production,9999-12-31
4,Dan Dale,2,Sales,9999-12-31
4,Dan Dale,3,Sales,2017-12-31
"""


@pytest.mark.parametrize(
    "heading", ["Valid to", "Gültig bis", "ENDDA", "Effective End Date", "Date de fin", "End Date"]
)
@pytest.mark.parametrize("still", ["9999-12-31", "", "present"])
def test_the_row_that_ends_last_counts_where_only_last_days_are_given(heading: str, still: str) -> None:
    population = read(ENDS.replace("Valid to", heading).replace("9999-12-31", still)).population
    assert population is not None and population.manager.tolist() == [-1, 0, 0, 1]
    assert "Marketing" not in population.units


def test_the_row_that_ends_next_after_the_day_of_the_list_counts() -> None:
    population = read(ENDS, date(2015, 1, 1)).population
    assert population is not None and population.manager.tolist() == [-1, 0, 0, 2]
    assert "Marketing" in population.units


def test_people_whose_last_row_has_ended_are_counted() -> None:
    ended = ENDS.replace("3,Cleo Cedar,1,Production,9999-12-31", "3,Cleo Cedar,1,Production,2019-06-30")
    (warning,) = [one for one in read(ended).findings if one.kind == "history"]
    assert "1 person has no line that is still open" in warning.what


def test_last_days_that_are_no_days_stay_an_error() -> None:
    assert kinds(read(ENDS.replace("2015-12-31", "some day"))) >= {"duplicate"}
