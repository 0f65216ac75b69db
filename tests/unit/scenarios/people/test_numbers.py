"""Numbers are what they say, whichever mark divides thousands or decimals."""

import pytest

from scenarios.people.numbers import read_numbers


@pytest.mark.parametrize(
    ("texts", "numbers", "thousands"),
    [
        (["900", "1,200", "3,400"], [900, 1200, 3400], True),
        (["900", "1.200", "1.234.567"], [900, 1200, 1234567], True),
        (["0,5", "1,200"], [0.5, 1.2], False),
        (["0.5", "1.25"], [0.5, 1.25], False),
        (["1,200.50", "900"], [1200.5, 900], False),
        (["1.200,50"], [1200.5], False),
        (["1 200", "1'300"], [1200, 1300], False),
        (["1e3", "x", "-4"], [float("nan"), float("nan"), -4], False),
    ],
)
def test_numbers_are_read_as_the_whole_column_writes_them(
    texts: list[str], numbers: list[float], thousands: bool
) -> None:
    found, marked = read_numbers(texts)
    assert [found[text] for text in texts] == pytest.approx(numbers, nan_ok=True)
    assert marked is thousands
