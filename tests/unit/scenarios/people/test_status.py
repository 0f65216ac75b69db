"""Who has left, what is vacant and who is no employee is said, and left out on request."""

from datetime import date
from typing import Literal

import pytest

from scenarios.people import Reading, Wishes, read_organization

PEOPLE = """ID,Name,Manager ID,Employment Status,Worker Type
1,Ana Ash,,Active,Employee
2,Ben Birch,1,Terminated,Employee
3,Vacant,1,Active,Employee
4,Dan Dale,2,Active,Contractor
5,Eva Elm,3,On leave,Employee
"""


def read(leavers: Literal["keep", "drop"], text: str = PEOPLE, as_of: date | None = None) -> Reading:
    """What comes of the list."""
    return read_organization(text.encode(), wishes=Wishes(as_of, leavers))


def test_leavers_vacant_posts_and_contractors_are_counted_and_kept() -> None:
    reading = read("keep")
    said = {one.kind: one.what for one in reading.findings}
    assert "1 of 5 people are marked as having left ('Employment Status')" in said["leavers"]
    assert "1 of 5 posts are vacant" in said["vacant"]
    assert "1 of 5 people are contractors" in said["contractors"]
    assert reading.population is not None and reading.population.size == 5


def test_without_them_their_people_report_to_the_next_one_above() -> None:
    population = read("drop").population
    assert population is not None
    assert population.ids == ("1", "4", "5")
    assert population.manager.tolist() == [-1, 0, 0]


@pytest.mark.parametrize(("as_of", "people"), [(None, 3), (date(2024, 1, 1), 3), (date(2019, 1, 1), 4)])
def test_a_date_of_leaving_alone_tells_too_and_9999_is_open(as_of: date | None, people: int) -> None:
    text = "id,manager,termination date\n1,,9999-12-31\n2,1,2020-05-01\n3,1,\n4,1,\n"
    population = read("drop", text, as_of).population
    assert population is not None
    assert population.size == people


def test_nobody_left_is_said() -> None:
    reading = read("drop", "id,status\n1,Terminated\n2,left\n")
    assert reading.population is None
    assert "nobody is left" in reading.findings[0].what


def say(reading: Reading, kind: str) -> str:
    """What is said of one kind, with how it was read."""
    return " ".join(f"{one.what}; {one.repair}" for one in reading.findings if one.kind == kind)


@pytest.mark.parametrize("status", ["Open", "Vacant", "Hiring", "Planned", "TBH", "To be hired", "offen"])
def test_a_status_that_says_nobody_has_the_post_makes_it_vacant(status: str) -> None:
    text = f"id,manager,status\n1,,Active\n2,1,{status}\n3,2,Active\n"
    assert say(read("keep", text), "vacant").startswith("1 of 3 posts are vacant")
    population = read("drop", text).population
    assert population is not None and population.ids == ("1", "3")


def test_posts_that_are_filled_and_open_ended_contracts_are_not_vacant() -> None:
    reading = read("keep", "id,manager,status\n1,,Filled\n2,1,Open-ended contract\n3,1,Planned leave\n4,1,Open\n")
    assert say(reading, "vacant").startswith("1 of 4 posts are vacant")


def test_a_status_that_says_nothing_is_listed_once_and_names_nobody() -> None:
    text = "id,manager,status\n1,,Active\n2,1,Transfer\n3,1,Transfer\n4,1,Backfill Zoe Zander\n"
    said = say(read("keep", text), "status")
    assert "'Transfer' (2 x), a cell like 'Aaaaaaaa Aaa Aaaaaa' (1 x)" in said
    assert said.endswith("taken as working") and "Zander" not in said


@pytest.mark.parametrize("status", ["Deprovisioned", "DEACTIVATED", "disabled"])
def test_an_account_that_is_closed_is_that_of_a_leaver(status: str) -> None:
    said = say(read("keep", f"id,manager,status\n1,,Active\n2,1,{status}\n3,1,Disability leave\n"), "leavers")
    assert said.startswith("1 of 3 people are marked as having left")


@pytest.mark.parametrize("status", ["Parental Leave", "On Assignment Abroad", "Offer Accepted - Not Yet Started"])
def test_a_status_of_usual_words_is_shown_as_it_is(status: str) -> None:
    assert f"'{status}' (1 x)" in say(read("keep", f"id,manager,status\n1,,Active\n2,1,{status}\n"), "status")


HISTORY = """id,manager,status,end date
1,,Active,
2,1,,2020-05-01
3,1,Active,2020-06-01
4,1,Active,9999-12-31
5,1,Moved,2020-05-01
6,1,Active,
"""


def test_where_the_status_says_nothing_the_day_of_leaving_counts() -> None:
    reading = read("drop", HISTORY)
    assert "2 of 6 people are marked as having left ('status' and 'end date'), 2 of them by the date" in say(
        reading, "leavers"
    )
    assert reading.population is not None and reading.population.ids == ("1", "3", "4", "6")


@pytest.mark.parametrize(("as_of", "conflicts"), [(None, 1), (date(2024, 1, 1), 1), (date(2020, 5, 15), 0)])
def test_people_called_working_after_their_day_of_leaving_are_counted(as_of: date | None, conflicts: int) -> None:
    said = say(read("keep", HISTORY, as_of), "conflict")
    assert said.startswith("1 person is called working in 'status'") == bool(conflicts)
    assert ("'status' counts" in said) == bool(conflicts)


def test_people_in_several_lines_are_reported_without_a_name() -> None:
    text = "id,name,e-mail,manager\n1,Ana Ash,ana@firm.example,\n2,Ben Birch,ben@firm.example,1\n"
    again = "3,Ben Birch,Ben@firm.example,1\n4,Eva Elm,eva@firm.example,1\n5,Ben Birch,other@firm.example,1\n"
    said = say(read("keep", text + again), "double")
    assert said.startswith("1 person stands in several lines") and said.count("lines 3 and 4") == 1
    assert "Birch" not in said and not say(read("keep", text), "double")


def test_a_contract_until_the_end_of_2099_has_no_end() -> None:
    text = "ID;Vorgesetzter;Austritt\n1;;31.12.2099\n2;1;30.06.2023\n3;1;\n4;2;\n"
    reading = read("keep", text)
    (left,) = [one.what for one in reading.findings if one.kind == "leavers"]
    assert left.startswith("1 of 4 people")


@pytest.mark.parametrize("heading", ["Enabled", "AccountEnabled"])
def test_accounts_that_are_not_enabled_are_of_people_who_left(heading: str) -> None:
    reading = read("drop", f"ID,Manager,{heading}\n1,,True\n2,1,False\n3,1,True\n")
    assert reading.population is not None and reading.population.ids == ("1", "3")


@pytest.mark.parametrize(
    ("heading", "works", "left"),
    [
        ("Active", "t", "f"),
        ("Status", "t", "f"),
        ("Terminated", "No", "Yes"),
        ("Ausgeschieden", "nein", "ja"),
        ("Inactive", "N", "Y"),
        ("Status", "Active", "Not active"),
        ("Status", "Aktiv", "Nicht aktiv"),
        ("Status", "A", "T"),
    ],
)
def test_what_yes_and_no_mean_follows_from_the_heading(heading: str, works: str, left: str) -> None:
    reading = read("drop", f"ID,Manager,{heading}\n1,,{works}\n2,1,{left}\n3,1,{works}\n")
    assert reading.population is not None and reading.population.ids == ("1", "3")


def test_a_day_under_terminated_stays_the_day_of_leaving() -> None:
    reading = read("drop", "ID,Manager,Terminated\n1,,\n2,1,2023-05-01\n3,1,\n")
    assert reading.population is not None and reading.population.ids == ("1", "3")
