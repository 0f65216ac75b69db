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
