"""What a fit of usage figures says: draws, ranges, the back-test, and what cannot be told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.presentation.vocabulary import join_words
from analysis.statistics.calibration import Kept, posterior
from analysis.usage.fit import Band, Observed, Table, UsageFit, fit, forecast, replicate
from analysis.usage.series import Series
from experiments.calibration.usage_study import (
    Question,
    Runs,
    make_observed,
    make_table,
    observe,
    share_of_days_in,
)
from scenarios.usage.figures import MEASURES
from simulation.parameters import PARAMETERS

TELLS = 0.1
"""A range that shrank by less than this share of itself counts as not told."""
BEYOND = 0.15
"""More of the statistics outside of everything tried than this means that the model cannot be like that."""
DIGITS = 6


@dataclass(frozen=True, eq=False)
class UsageResults:
    """What is derived from the runs for one firm's figures. people: those who are counted."""

    question: Question
    runs: Runs
    people: float
    left_out: str = ""

    @classmethod
    def of(cls, question: Question, runs: Runs, people: float) -> UsageResults:
        """Return the results, without posts that no run comes near if there is more to fit."""
        found = cls(question, runs, people)
        others = [name for name in question.figures.values if name != "posts"]
        if not others or "posts" not in question.figures.values:
            return found
        here = found._posts_for_each(others[0], found._observed.series, 0)
        there = found._posts_for_each(others[0], found._table.series, question.before)
        if there.min() <= here <= there.max():
            return found
        why = (
            f"Posts are left out: the report has {float(here):.3g} a week for each of the {MEASURES[others[0]]}, the "
            f"runs {there.min():.2g} to {there.max():.2g}. The model counts contributions that others can see; a "
            "report may count every message (--map posts=HEADING takes another column)."
        )
        return cls(replace(question, figures=question.figures.only(others)), runs, people, why)

    @staticmethod
    def _posts_for_each(measure: str, series: Series, before: int) -> NDArray[np.float64]:
        posts, people = (series[name][..., before:].mean(axis=-1) for name in ("posts", measure))
        found: NDArray[np.float64] = posts / np.maximum(people, 0.1)
        return found

    @cached_property
    def fitted(self) -> UsageFit:
        """The fit to all weeks."""
        return fit(self._table, self._observed)

    @cached_property
    def held_out(self) -> int:
        """How many weeks are fitted in the back-test; the others are held out."""
        return round(2 * self._observed.weeks / 3)

    @cached_property
    def backtest(self) -> list[Band]:
        """The forecast of the last third from the first two, for each measure."""
        return forecast(self._table, self._observed, self.held_out)

    @cached_property
    def draws(self) -> pd.DataFrame:
        """The draws that replace the priors: weight, and a column a parameter."""
        low, high = self._ranges
        values = low + (high - low) * self.fitted.places[:, : len(low)]
        frame = pd.DataFrame(
            [[float(f"{value:.{DIGITS}g}") for value in row] for row in values], columns=self.runs.names
        )
        frame.insert(0, "weight", [float(f"{weight:.{DIGITS}g}") for weight in self.fitted.weights])
        return frame

    @cached_property
    def parameters(self) -> pd.DataFrame:
        """What the figures say about each parameter, those told most about first."""
        points = pd.DataFrame(self.runs.values, columns=self.runs.names)
        points.attrs = {"parameters": {name: _meaning(name) for name in self.runs.names}}
        near = self.fitted.near
        values = self.draws[self.runs.names].to_numpy()
        table = posterior(points, Kept(near.places, near.weights, values, near.distance)).table
        attrs = table.attrs
        table = table.drop(columns="p").sort_values("narrowed", ascending=False, kind="stable").reset_index(drop=True)
        table.attrs = attrs
        return table

    def weeks_table(self, replicates: Runs) -> pd.DataFrame:
        """Return both bands week by week: measure, kind, week, low, middle, high, came, inside.

        replicates: runs at fitted draws.
        """
        shares = self._shares_of(replicates)
        observed = self._observed.series
        bands = {
            ("fitted", measure): replicate(
                measure, observe(measure, replicates.counts, shares)[:, self.question.before :], came
            )
            for measure, came in observed.items()
        }
        bands |= {("forecast", band.measure): band for band in self.backtest}
        rows = []
        for (kind, measure), band in bands.items():
            first = 1 + (self.held_out if kind == "forecast" else 0)
            columns = (band.low, band.middle, band.high, band.came, band.inside)
            for week, cells in enumerate(zip(*columns, strict=True), start=first):
                rows.append((measure, kind, week, *map(float, cells[:4]), bool(cells[4])))
        return pd.DataFrame(rows, columns=["measure", "kind", "week", "low", "middle", "high", "came", "inside"])

    @property
    def share_inside(self) -> float:
        """The share of all held-out weeks inside the band."""
        return float(np.mean(np.concatenate([band.inside for band in self.backtest])))

    def describe(self) -> list[str]:
        """Return what the figures say and what they cannot, a paragraph each."""
        table, figures = self.parameters, self.question.figures
        told = table[table["narrowed"] >= TELLS]
        open_ = [_title(str(name)) for name in table.loc[table["narrowed"] < TELLS, "parameter"]]
        parts = [
            f"{_title(str(row['parameter']))} {row['low']:.3g} to {row['high']:.3g} (assumed {row['prior_low']:.3g} to "
            f"{row['prior_high']:.3g}, default {row['default']:.3g})"
            for row in told.to_dict("records")
        ]
        measures = join_words([MEASURES[name] for name in figures.values])
        lines = [
            f"{figures.weeks} weeks of {measures} were fitted with {len(self.runs.values):,} runs, each with "
            "parameters and a seed of its own."
        ]
        lines.append(
            f"They tell about (90 % of the draws): {'; '.join(parts)}." if parts else "They tell about no parameter."
        )
        if open_:
            lines.append(f"They cannot tell, the range is as wide as before: {join_words(open_)}.")
        lines.append(
            f"Of the other {len(PARAMETERS) - len(table)} parameters usage says nothing: they stayed at their defaults "
            "here, and keep their ranges in a comparison."
        )
        lines += [self.left_out] if self.left_out else []
        lines += [self._describe_backtest(), *self._describe_misfit(), *self._describe_days()]
        return lines

    def _describe_backtest(self) -> str:
        shares = [f"{MEASURES[band.measure]} {band.inside.mean():.0%}" for band in self.backtest]
        weeks = self._observed.weeks - self.held_out
        return (
            f"Back-test: fitted to the first {self.held_out} weeks alone, {self.share_inside:.0%} of what came in the "
            f"last {weeks} weeks lies inside the 90 % band ({'; '.join(shares)}). Weeks of one firm go together: much "
            "less, or all of them, can be chance."
        )

    def _describe_misfit(self) -> list[str]:
        if self.fitted.beyond <= BEYOND:
            return []
        return [
            f"Careful: {self.fitted.beyond:.0%} of what was measured of the figures lies outside of everything that "
            "the runs gave. The model with this organization and strategy cannot be like that; the ranges above are "
            "extrapolated. Are these the right people (--organization), the right programme (--strategy), the day the "
            "platform came (--launched), and posts in the open rather than all messages?"
        ]

    def _describe_days(self) -> list[str]:
        if not any(name.endswith("_day") for name in self.question.figures.values):
            return []
        return [
            "People of single days cannot be added to people of a week. On how many days somebody is active was drawn "
            "with the parameters (0.2 to 1 of them) and is not a result; figures by week would tell much more."
        ]

    @cached_property
    def _table(self) -> Table:
        low, high = self._ranges
        return make_table(self.question, self.runs, list(low), list(high), self.people)

    @cached_property
    def _observed(self) -> Observed:
        return make_observed(self.question)

    @property
    def _ranges(self) -> tuple[Any, Any]:
        known = [PARAMETERS[name] for name in self.runs.names]
        return np.array([one.low for one in known]), np.array([one.high for one in known])

    def _shares_of(self, replicates: Runs) -> Any:
        """Return on how many of the days people are active, by run: that of its draw.

        Raises KeyError for a run that belongs to no draw.
        """
        places = self.fitted.places[:, -1]
        row_of = {tuple(row): place for row, place in zip(self.draws[self.runs.names].to_numpy(), places, strict=True)}
        found = [row_of[tuple(row)] for row in replicates.values]
        return share_of_days_in(np.array(found))


def _meaning(name: str) -> dict[str, Any]:
    one = PARAMETERS[name]
    return {"title": one.title, "unit": one.unit, "default": one.default, "low": one.low, "high": one.high}


def _title(name: str) -> str:
    return PARAMETERS[name].title
