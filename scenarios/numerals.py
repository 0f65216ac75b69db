"""Suggests how to write a number that cannot be read.

0,5 is 0.5; for a share, 50 % and 50 are 0.5 too.

>>> suggest_number("0,5"), suggest_number("50%", most=1), suggest_number("high")
('; write 0.5', '; write 0.5', '')
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

_DECIMAL = re.compile(r"[-+]?\d*[.,]?\d+")
_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(,\d{3})+")


def suggest_number(given: object, most: float = math.inf, whole: bool = False) -> str:
    """Return what to write instead, as the end of a message; "" where the meaning is unclear.

    most: the largest number allowed, if that is known; up to 1 it is a share. whole: no fractions.
    """
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        return ""
    text = str(given).strip()
    percent = text.endswith("%")
    meant = list(_read(text.removesuffix("%").rstrip()))

    def fits(number: float) -> bool:
        return math.isfinite(number) and number <= most and (number.is_integer() or not whole)

    plain = [f"{number:.12g}" for number in meant if fits(number)]
    if plain and not percent:
        return f"; write {plain[0] if whole else ' or '.join(plain)}" if isinstance(given, str) else ""
    share = most <= 1 or (percent and math.isinf(most))
    for number in meant if share else ():
        if fits(number / 100):
            return f"; {'' if percent else f'for {number:g} % '}write {number / 100:.12g}"
    return ""


def _read(text: str) -> Iterator[float]:
    """Yield the numbers a text may mean: a comma divides thousands or begins the decimals."""
    if _THOUSANDS.fullmatch(text):
        yield float(text.replace(",", ""))
    if _DECIMAL.fullmatch(text):
        yield float(text.replace(",", "."))
