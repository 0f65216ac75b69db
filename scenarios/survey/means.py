"""Means with number of answers and deviation, single answers, several questions as one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenarios.people.files.table import Table
from scenarios.survey.layout import Layout
from scenarios.survey.levels import Answers
from scenarios.survey.scales import Scale, numbers_of


@dataclass(frozen=True)
class Spread:
    """How many answered and how far answers lie apart, row by row.

    counts: as the file gives them, or everybody in the unit. deviations: on the scale of the question; NaN = not given.
    percent: means are shares who agree.
    """

    counts: Sequence[float]
    deviations: Sequence[float]
    percent: bool

    def answers(self, row: int, mean: float, scale: Scale | None) -> Answers:
        """Return the mean of a row as answers; none where nobody answered."""
        count, deviation = self.counts[row], self.deviations[row]
        if not count > 0.0:
            return Answers()
        if scale is not None and not math.isnan(deviation):
            return Answers(count, mean, (deviation / (scale.high - scale.low)) ** 2)
        if self.percent and count > 1.0:
            return Answers(count, mean, mean * (1.0 - mean) * count / (count - 1.0))
        return Answers(count, mean)


def read_spread(
    table: Table, layout: Layout, rows: Sequence[str], sizes: Mapping[str, int], percent: bool = False
) -> Spread:
    """Return numbers of answers and standard deviations.

    rows: unit of each. sizes: people of each unit.
    """
    counts = [
        float(sizes.get(unit, 0)) if math.isnan(n) else n
        for n, unit in zip(_numbers(table, layout.n), rows, strict=True)
    ]
    return Spread(counts, _numbers(table, layout.sd), percent)


def _numbers(table: Table, place: int | None) -> list[float]:
    """Return the number in each row of a column; NaN where there is none."""
    if place is None:
        return [math.nan] * len(table.lines)
    cells = table.columns[place]
    numbers = numbers_of(cells)
    return [numbers.get(cell, math.nan) for cell in cells]


def join_answers(levels: Sequence[float]) -> Answers:
    """Return single answers as their number, mean and variance; their order does not matter."""
    count, mean = len(levels), math.fsum(levels) / len(levels)
    squares = math.fsum((level - mean) ** 2 for level in levels)
    return Answers(float(count), mean, squares / (count - 1) if count > 1 else 0.0)


def join_questions(parts: Sequence[Answers]) -> Answers:
    """Return several questions put to the same people as one: their mean, and the most answers."""
    parts = [one for one in parts if one.count > 0.0]
    if not parts:
        return Answers()
    known = [one.variance for one in parts if not math.isnan(one.variance)]
    variance = math.fsum(known) / len(known) if len(known) == len(parts) else math.nan
    return Answers(max(one.count for one in parts), math.fsum(one.mean for one in parts) / len(parts), variance)
