"""Tenure is read from numbers of years, months, weeks, from words and from dates."""

from datetime import date

import numpy as np
import pytest

from scenarios.people import read_people
from scenarios.people.finding import Findings
from scenarios.people.tenure import weeks

YEAR = 365.25 / 7


def read(column: list[str], heading: str = "tenure", as_of: date | None = None) -> list[float]:
    """Weeks of each."""
    return weeks(column, range(2, 2 + len(column)), heading, Findings(), as_of).tolist()


@pytest.mark.parametrize(
    ("heading", "unit"),
    [("tenure_weeks", 1.0), ("Years of service", YEAR), ("Tenure (months)", YEAR / 12), ("Dienstjahre", YEAR)],
)
def test_the_heading_tells_the_unit(heading: str, unit: float) -> None:
    assert read(["3", "10"], heading) == pytest.approx([3 * unit, 10 * unit])


@pytest.mark.parametrize(("largest", "unit"), [("31", YEAR), ("400", YEAR / 12), ("2000", 1.0), ("9000", 1 / 7)])
def test_else_the_size_of_the_numbers_tells_the_unit(largest: str, unit: float) -> None:
    assert read(["1", largest]) == pytest.approx([unit, float(largest) * unit])


def test_decimal_commas_and_words_are_read() -> None:
    assert read(["3,5", "2 years 6 months", "8 Jahre"], "years") == pytest.approx([3.5 * YEAR, 2.5 * YEAR, 8 * YEAR])


@pytest.mark.parametrize(
    "column",
    [
        ["2020-01-01", "2019-01-01"],
        ["01.01.2020", "01.01.2019"],
        ["01/01/2020", "1/1/2019"],
        ["1 Jan 2020", "1 January 2019"],
        ["43831", "43466"],
        ["2020-01-01 08:15:00", "2019-01-01T00:00:00"],
        ["01.01.20", "01.01.19"],
    ],
)
def test_dates_of_entry_are_counted_back_from_the_latest(column: list[str]) -> None:
    assert read(column, "hire date") == pytest.approx([0, 365 / 7])


def test_dates_are_counted_back_from_the_day_asked_for() -> None:
    assert read(["2020-01-01"], as_of=date(2020, 1, 15)) == [2.0]


def test_a_day_above_twelve_tells_which_number_is_the_month() -> None:
    day_first = read(["13/02/2020", "01/03/2020"])
    month_first = read(["02/13/2020", "03/01/2020"])
    assert day_first == month_first == pytest.approx([17 / 7, 0])


def test_what_is_impossible_is_told_and_counts_as_not_known() -> None:
    findings = Findings()
    found = weeks(["-3", "4", "soon", "1000"], [2, 3, 4, 5], "years", findings)
    assert np.isnan(found).tolist() == [True, False, True, True]
    assert [finding.line for finding in findings.found if finding.severity == "warning"] == [2, 4, 5]


def test_dates_after_the_day_asked_for_are_impossible() -> None:
    assert np.isnan(read(["2021-01-01"], as_of=date(2020, 1, 1))[0])


def test_an_empty_column_is_not_known() -> None:
    assert np.isnan(read(["", ""])).all()


@pytest.mark.parametrize("title", ["Exported 2026-10-31", "As of 31.10.2026", "Staff on 31 October 2026, Acme"])
def test_a_date_above_the_heading_is_offered_as_the_day_to_count_from(title: str) -> None:
    _, findings = read_people(f"{title},\nid,unit,hire date\n1,A,2020-01-01\n2,A,2019-01-01\n".encode())
    note = next(one.what for one in findings if one.kind == "tenure")
    assert note.endswith("line 1 above the heading names 2026-10-31: --as-of 2026-10-31")


def test_where_no_date_stands_above_the_heading_the_option_is_named() -> None:
    _, findings = read_people(b"id,unit,hire date\n1,A,2020-01-01\n2,A,2019-01-01\n")
    assert any("--as-of" in one.what for one in findings if one.kind == "tenure")


@pytest.mark.parametrize(
    "cells",
    [
        ["2010", "2015", "2020"],
        ["1277942400", "1435708800", "1593561600"],
        ["1277942400000", "1435708800000", "1593561600000"],
    ],
    ids=["years", "seconds since 1970", "milliseconds since 1970"],
)
def test_years_and_counts_of_seconds_are_days_of_entry(cells: list[str]) -> None:
    text = "\n".join(["id;unit;Hire Date", *(f"{at};A;{cell}" for at, cell in enumerate(cells, start=1))])
    population, _ = read_people(text.encode())
    assert population is not None
    assert population.tenure.tolist() == pytest.approx([522.0, 261.0, 0.0], abs=0.5)


@pytest.mark.parametrize("heading", ["Betriebszugehörigkeit", "Zugehörigkeit", "Stage seniority"])
def test_letters_inside_another_word_name_no_unit(heading: str) -> None:
    assert read(["5,3", "7"], heading) == pytest.approx([5.3 * YEAR, 7 * YEAR])


@pytest.mark.parametrize(
    ("heading", "unit"),
    [("TenureDays", 1 / 7), ("tenuredays", 1 / 7), ("Antigüedad (meses)", YEAR / 12), ("Anciennitet, aar", YEAR)],
)
def test_short_names_of_units_count_where_a_word_begins(heading: str, unit: float) -> None:
    assert read(["3", "10"], heading) == pytest.approx([3 * unit, 10 * unit])
