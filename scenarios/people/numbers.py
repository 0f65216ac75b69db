"""Reads columns of numbers.

Decimal commas and marks between thousands are read as the whole column has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_THOUSANDS = re.compile(r"^[+-]?[1-9]\d{0,2}([,.'’ \u202f\xa0]\d{3})+$")
_BOTH = re.compile(r"^[+-]?\d{1,3}([,.'’ ]\d{3})+[.,]\d+$")


def read_numbers(texts: Iterable[str]) -> tuple[dict[str, float], bool]:
    """Returns the number of each different text; NaN = none.

    And whether 1,200 was read as 1200.

    A single mark before three digits divides thousands if all numbers with that mark have it there: 1,200 is 1200
    beside 3,400, and 1.2 beside 0,35.
    """
    different = {text for text in texts if text}
    marked = {mark: [text for text in different if mark in text] for mark in ",."}
    thousands = {mark: bool(those) and all(map(_is_thousands, those)) for mark, those in marked.items()}
    numbers = {text: _number(text, thousands) for text in different}
    used = any(_THOUSANDS.match(text) and any(mark in text and thousands[mark] for mark in ",.") for text in different)
    return numbers, used


def _is_thousands(text: str) -> bool:
    return bool(_THOUSANDS.match(text) or _BOTH.match(text))


def _number(text: str, thousands: dict[str, bool]) -> float:
    plain = re.sub(r"[\s'’\u202f\xa0]", "", text)
    comma, point = plain.rfind(","), plain.rfind(".")
    if comma >= 0 and point >= 0:
        plain = plain.replace(",", "") if point > comma else plain.replace(".", "").replace(",", ".")
    else:
        for mark in ",.":
            if mark in plain and thousands[mark]:
                plain = plain.replace(mark, "")
        plain = plain.replace(",", ".") if plain.count(",") == 1 else plain
    try:
        return float(plain) if not any(sign.isalpha() or sign == "_" for sign in plain) else float("nan")
    except ValueError:
        return float("nan")
