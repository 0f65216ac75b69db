"""Answers as levels from 0 to 1: numbers on a scale, percentages, and agreement in words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from scenarios.people.numbers import read_numbers
from scenarios.survey.words import ANSWERS, NOTHING, fold_words

_IN_HEADING = re.compile(r"[(\[]?\b(\d{1,2})\s*(?:-|–|to|bis|\.\.\.?|à|a)\s*(\d{1,3})\b\s*[)\]]?")
_ANCHOR = re.compile(r"\b(\d{1,2})\s*(?:=|:)\s*([^\d=;,()\[\]|/]+)")
_BEFORE = re.compile(r"^\d{1,2} (?=\D)")
_BETTER = re.compile(
    r"\b(very (good|high|much|satisfied|true)|sehr (gut|hoch|zufrieden)|best\w*|excellent|high(est)?|hoch|hochste\w*"
    r"|voll|full\w*|yes|ja|oui|si|agree|stimme( \w+)? zu|trifft( \w+)* zu|always|immer|tres (bon|bien|eleve)"
    r"|muy (bueno|alto)|good|gut)\b"
)
_WORSE = re.compile(
    r"\b(disagree|not|nicht|never|nie|poor|bad|worst|low(est)?|very (poor|bad|low)|ungenugend|mangelhaft|schlecht\w*"
    r"|niedrig\w*|gering|no|nein|non|pas|desacuerdo|disaccordo|oneens|mauvais|malo|bajo|gar)\b"
)
SCALES = ((1.0, 5.0), (1.0, 7.0), (0.0, 10.0), (0.0, 100.0))
"""Scales that are recognized by their numbers."""


@dataclass(frozen=True)
class Scale:
    """The ends of a scale, and how they are known: from the file, a heading, or the numbers."""

    low: float
    high: float
    known: bool
    turned: bool = False
    """Is the lower end the better one? For numbers alone: words name their end."""

    def level(self, number: float) -> float:
        """Return an answer as a level 0..1; NaN where it is not on the scale."""
        level = (number - self.low) / (self.high - self.low)
        level = 1.0 - level if self.turned else level
        return level if -1e-9 <= level <= 1.0 + 1e-9 else math.nan


def numbers_of(cells: Iterable[str]) -> dict[str, float]:
    """Return the number of each different cell, "72 %" as 72; NaN = none."""
    different = [cell for cell in dict.fromkeys(cells) if find_level(cell) is None and fold_words(cell) not in NOTHING]
    numbers, _ = read_numbers([cell.replace("%", "").strip() for cell in different])
    return {cell: numbers.get(cell.replace("%", "").strip(), math.nan) for cell in different}


def scale_in(heading: str) -> Scale | None:
    """Return the scale that a heading names, such as "Trust (1-7)"."""
    for match in _IN_HEADING.finditer(heading):
        low, high = float(match[1]), float(match[2])
        if (low, high) in SCALES or (low in (0.0, 1.0) and 3.0 <= high <= 11.0):
            return Scale(low, high, known=True)
    return None


@dataclass(frozen=True)
class Ends:
    """What a text says of the ends of a scale: `1 = very good, 6 = poor`."""

    scale: Scale
    turned: bool | None
    """Is the lower end the better one? None = the words do not tell."""


def ends_in(text: str) -> Ends | None:
    """Returns the ends of the scale that a text names; None = it names none."""
    found = {int(number): fold_words(words) for number, words in _ANCHOR.findall(text)}
    if len(found) < 2:
        return None
    low, high = min(found), max(found)
    rank = _judge(found[high]) - _judge(found[low])
    return Ends(Scale(float(low), float(high), known=True), None if rank == 0 else rank < 0)


def cut_ends(text: str) -> str:
    """Returns a text without what it says of the ends of its scale."""
    return _ANCHOR.sub(" ", text) if ends_in(text) else text


def _judge(words: str) -> int:
    """1 = words for the better end, -1 = for the worse one, 0 = for neither."""
    if words in ANSWERS and ANSWERS[words] != 0.5:
        return 1 if ANSWERS[words] > 0.5 else -1
    return -1 if _WORSE.search(words) else 1 if _BETTER.search(words) else 0


def find_level(cell: str) -> float | None:
    """Returns the level of an answer in words; None = it is none.

    Its number may stand before it: `4 - Agree`.
    """
    text = fold_words(cell)
    return ANSWERS.get(text, ANSWERS.get(_BEFORE.sub("", text)))


def scale_by(numbers: Iterable[float], percent: bool) -> Scale | None:
    """Return the smallest usual scale that holds all numbers; None where none does."""
    there = [number for number in numbers if not math.isnan(number)]
    if percent:
        return Scale(0.0, 100.0, known=True)
    if not there:
        return None
    least, most = min(there), max(there)
    if least < 0.0 or most > 100.0:
        return None
    return next(Scale(low, high, known=False) for low, high in SCALES if low <= least and most <= high)


def level_of(cell: str, numbers: dict[str, float], scale: Scale | None) -> float:
    """Return one answer as a level 0..1; NaN = no answer, or one that cannot be read."""
    if (found := find_level(cell)) is not None:
        return found
    level = math.nan if scale is None else scale.level(numbers.get(cell, math.nan))
    return level if math.isnan(level) else min(1.0, max(0.0, level))


def is_answer(cell: str) -> bool:
    """Return whether a cell holds anything but the absence of an answer."""
    return fold_words(cell) not in NOTHING
