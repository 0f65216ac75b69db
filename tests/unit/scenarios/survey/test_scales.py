"""Answers as levels: what is on the scale, at its ends, and beside it."""

import math

import pytest

from scenarios.survey.scales import Scale, level_of, numbers_of

LIKERT = Scale(1.0, 5.0, known=True)


@pytest.mark.parametrize(("cell", "level"), [("1", 0.0), ("3", 0.5), ("5", 1.0), ("Strongly agree", 1.0)])
def test_an_answer_on_the_scale_is_a_level(cell: str, level: float) -> None:
    assert level_of(cell, numbers_of([cell]), LIKERT) == level


@pytest.mark.parametrize("cell", ["0", "6", "99", "n/a", "", "green"])
def test_what_is_off_the_scale_or_no_answer_is_no_level(cell: str) -> None:
    assert math.isnan(level_of(cell, numbers_of([cell]), LIKERT))
