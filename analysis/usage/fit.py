"""Fits parameters to usage figures and forecasts weeks that were held back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.regression_abc import Near, Numbers, from_logit, learn, quantiles, to_logit
from analysis.usage.series import Series, from_scale, summarise, to_scale

KEPT = 0.2
"""Share of the draws that is kept."""
FEWEST = 100
LOW, HIGH = 0.05, 0.95
WHOLE = ("active", "posters", "posts")
"""Measures that are whole numbers; those of days are means."""


@dataclass(frozen=True, eq=False)
class Table:
    """Simulated figures of many parameter draws.

    places [draws, parameters] 0..1 in the range of each, nuisance ones at the end. series: measure -> [draws, weeks];
    unit_spread [draws, weeks] where there are units. people: who is counted. first: the first week (from 0) that was
    observed; those before are simulated and not compared.
    """

    places: Numbers
    series: Series
    people: float
    first: int = 0
    unit_spread: Numbers | None = None

    def summarise(self, last: int) -> Numbers:
        """Return the statistics of all draws, up to a week that is not included."""
        return summarise(self.series, self.people, self.first, last, self.unit_spread)


@dataclass(frozen=True, eq=False)
class Observed:
    """Figures of a firm: measure -> [weeks]; unit_spread [weeks]: how much units differ."""

    series: dict[str, Numbers]
    unit_spread: Numbers | None = None

    @property
    def weeks(self) -> int:
        """How many weeks were observed."""
        return len(next(iter(self.series.values())))

    def summarise(self, people: float, weeks: int) -> Numbers:
        """Return the statistics of the first weeks: one row."""
        rows = {measure: counts[None, :] for measure, counts in self.series.items()}
        spread = None if self.unit_spread is None else self.unit_spread[None, :]
        found: Numbers = summarise(rows, people, 0, weeks, spread)[0]
        return found


@dataclass(frozen=True, eq=False)
class UsageFit:
    """What figures say about parameters: moved places of the draws kept, and their weights.

    explained: share of each parameter's variance that the statistics explain. beyond: share of the statistics outside
    of all draws.
    """

    near: Near
    places: Numbers
    explained: Numbers
    beyond: float

    @property
    def weights(self) -> Numbers:
        """The weight of each draw kept; they add up to 1."""
        return self.near.weights


@dataclass(frozen=True, eq=False)
class Band:
    """The middle 90 % of one measure in each week, and what came."""

    measure: str
    low: Numbers
    middle: Numbers
    high: Numbers
    came: Numbers

    @property
    def inside(self) -> NDArray[np.bool_]:
        """Whether the week lies in the band: [weeks]."""
        found: NDArray[np.bool_] = (self.low <= self.came) & (self.came <= self.high)
        return found


def fit(table: Table, observed: Observed, weeks: int | None = None) -> UsageFit:
    """Fit all parameters to the first weeks of what was observed; None = to all."""
    count = observed.weeks if weeks is None else weeks
    statistics = table.summarise(table.first + count)
    row = observed.summarise(table.people, count)
    learned = learn(table.places, statistics)
    near = learned.find_near(row, KEPT, FEWEST)
    beyond = float(((row < statistics.min(axis=0)) | (row > statistics.max(axis=0))).mean())
    return UsageFit(near, from_logit(near.moved(to_logit(table.places))), learned.explained, beyond)


def forecast(table: Table, observed: Observed, weeks: int) -> list[Band]:
    """Forecast what came after the first weeks, from these alone: the middle 90 % for each week.

    What runs near to the first weeks did later is moved as their parameters are, so that what is lasting in this firm
    beside its parameters (who happens to work there) is part of it.
    """
    near = fit(table, observed, weeks).near
    bands = []
    for measure, counts in table.series.items():
        later = counts[:, table.first + weeks : table.first + observed.weeks]
        moved = from_scale(measure, near.moved(to_scale(measure, later, table.people)), table.people)
        moved = np.round(moved) if measure in WHOLE else moved
        bands.append(_band(measure, moved, near.weights, observed.series[measure][weeks:]))
    return bands


def replicate(measure: str, runs: Numbers, came: Numbers) -> Band:
    """Return the band of runs at the draws kept, all of the same weight, beside what came."""
    return _band(measure, runs, np.full(len(runs), 1 / len(runs)), came)


def _band(measure: str, values: Numbers, weights: Numbers, came: Numbers) -> Band:
    edges = np.array([quantiles(column, weights, (LOW, 0.5, HIGH)) for column in values.T])
    return Band(measure, edges[:, 0], edges[:, 1], edges[:, 2], came)
