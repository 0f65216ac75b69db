"""Dates are read however people and systems write them."""

from datetime import date

import numpy as np
import pytest

from scenarios.people.dates import is_month_first, read_date
from scenarios.people.finding import Findings
from scenarios.people.tenure import weeks


@pytest.mark.parametrize(
    "text",
    [
        "2010-03-09",
        "2010/3/9",
        "20100309",
        "20100309 081500",
        "2010-03-09T08:15:00Z",
        "09.03.2010",
        "9-MAR-10",
        "09-MAR-10 12.00.00.000000 AM",
        "9 March 2010",
        "March 9, 2010",
        "Tuesday, March 9, 2010",
        "9. März 2010",
        "9 mars 2010",
        "9 de marzo de 2010",
        "9 marzo 2010",
        "9 mrt 2010",
        "9 mar. 2010",
        "2010年3月9日",
    ],
)
def test_a_day_is_read(text: str) -> None:
    assert read_date(text) == date(2010, 3, 9)


def test_the_us_write_the_month_first() -> None:
    assert is_month_first(["3/9/2010", "12/25/2011"]) is True
    assert read_date("3/9/2010", month_first=True) == date(2010, 3, 9)


@pytest.mark.parametrize("text", ["", "soon", "2010", "12345678", "31.02.2010", "99/99/2010", "May", "1 2 3"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize("odd", ["9999-12-31", "2099-01-01", "soon", "00000000"])
def test_one_odd_date_never_spoils_the_others(odd: str) -> None:
    column = ["2010-01-10", "2011-01-10", "2012-01-10", "2013-01-10", odd]
    found = weeks(column, range(2, 7), "hired", Findings())
    assert np.isnan(found).tolist() == [False] * 4 + [True]
    assert found[3] == 0
