"""A usage report that a visitor brings is read with the messages of the command line."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from simulation.errors import UserError
from visualizer.organization.usage_upload import MOST_LINES, UsageUpload, read_usage_upload


def report(heads: str = "Week,Active people,Posts", weeks: int = 15) -> UsageUpload:
    days = [date(2024, 1, 1) + timedelta(weeks=k) for k in range(weeks)]
    rows = [f"{day},{4 + k % 3},{9 + k % 4}" for k, day in enumerate(days)]
    return UsageUpload(("usage.csv", "\n".join([heads, *rows]).encode()))


def test_what_is_taken_as_running_is_said() -> None:
    found = read_usage_upload(report(), "krackhardt")
    assert found.question is not None and not found.errors
    assert found.question.figures.weeks == 15
    assert "Taken as running: the platform alone" in found.remarks
    assert "week 1 is the week of 2024-01-01" in found.remarks


def test_a_chosen_column_and_the_day_of_the_launch_count() -> None:
    odd = replace(report("Week,Colleagues,Notes"), launched="2023-11-06")
    assert read_usage_upload(odd, "krackhardt").question is None
    found = read_usage_upload(odd.give_column("active", "Colleagues").give_column("posts", "Notes"), "krackhardt")
    assert found.headings == ("Week", "Colleagues", "Notes")
    assert found.question is not None and (found.question.before, found.question.weeks) == (8, 23)


@pytest.mark.parametrize(
    ("upload", "message"),
    [
        (report(weeks=5), r"5 weeks|too few|at least 12"),
        (replace(report(), launched="yesterday"), "'yesterday' is no day"),
        (replace(report(), launched="2024-03-04"), "is after the first figures"),
        (UsageUpload(("people.csv", b"id,name\n1,Ana Ash\n2,Ben Birch\n")), "people.csv"),
    ],
)
def test_what_stands_in_the_way_is_named_and_nothing_can_be_fitted(upload: UsageUpload, message: str) -> None:
    found = read_usage_upload(upload, "krackhardt")
    assert found.question is None
    assert re.search(message, found.errors), found.errors
    assert "Ash" not in found.errors + found.remarks


def test_a_report_that_is_too_long_is_refused() -> None:
    long = UsageUpload(("usage.csv", b"2024-01-01,1\n" * (MOST_LINES + 1)))
    with pytest.raises(UserError, match="200,000 lines"):
        read_usage_upload(long, "krackhardt")
