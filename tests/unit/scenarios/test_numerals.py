"""A number that was meant is told as it has to be written."""

import math

import pytest

from scenarios.numerals import suggest_number


@pytest.mark.parametrize(
    ("given", "most", "said"),
    [
        ("0,5", 1, "; write 0.5"),
        (",5", 1, "; write 0.5"),
        ("-1,25", math.inf, "; write -1.25"),
        ("50%", 1, "; write 0.5"),
        ("12,5 %", 0.9, "; write 0.125"),
        ("50%", math.inf, "; write 0.5"),
        (60, 1, "; for 60 % write 0.6"),
        ("60,0", 1, "; for 60 % write 0.6"),
        ("0.5", 1, "; write 0.5"),
        ("1,000", math.inf, "; write 1000 or 1"),
        ("1,234,567", math.inf, "; write 1234567"),
    ],
)
def test_what_was_meant_is_said(given: object, most: float, said: str) -> None:
    assert suggest_number(given, most) == said


@pytest.mark.parametrize(
    ("given", "most"),
    [
        ("high", 1),
        ("", 1),
        (150, 1),
        (0.5, 1),
        ("50%", 100),
        (120, 100),
        (True, 1),
        (None, 1),
        ([5], 1),
        ("1" * 400, 1),
    ],
)
def test_nothing_is_said_where_nobody_can_tell(given: object, most: float) -> None:
    assert suggest_number(given, most) == ""


@pytest.mark.parametrize(("given", "said"), [("1,000", "; write 1000"), ("4,0", "; write 4"), ("4,5", ""), ("50%", "")])
def test_a_whole_number_gets_no_fraction(given: str, said: str) -> None:
    assert suggest_number(given, whole=True) == said
