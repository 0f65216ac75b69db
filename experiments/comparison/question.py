"""The question of a comparison, and its answer as tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from experiments.design.fitted_draws import merge_parameters
from experiments.execution.batches import RunFailed
from scenarios.defaults import DEFAULT_PERCENT, DEFAULT_WEEKS
from scenarios.prices.price_list import NO_PRICES, PriceList, format_unit

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from experiments.design.fitted_draws import FittedDraws
    from simulation.events import Event
    from simulation.levers import Strategy
    from simulation.parameter import Parameter
    from simulation.population import Population


@dataclass(frozen=True)
class Question:
    """What is to be compared, where, with how many runs, at which budget.

    runs: seeds at the default parameters, >= 1. draws: parameter draws, >= 0. budget: percent of payroll or "250k";
    None = the default; "as-written" = not scaled. parameters: values set by the user, in every run, draws included.
    fitted: draws that replace the ranges of some parameters, and their middle the defaults.
    prices: the firm's own; those with a range are drawn from it.
    """

    organization: str | Population
    strategies: tuple[Strategy, ...]
    weeks: int = DEFAULT_WEEKS
    runs: int = 30
    draws: int = 30
    seed: int = 1
    budget: str | float | None = None
    parameters: Mapping[str, float] = field(default_factory=dict)
    structure: Mapping[str, str] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    extras: bool = True  # other budgets, why, what could turn it
    rival_trials: int = 0  # programmes tried in the search for the strategy `rival`; 0 = no search was made
    fitted: FittedDraws | None = None
    prices: PriceList = NO_PRICES

    @property
    def base_parameters(self) -> dict[str, float]:
        """What differs from the defaults in the runs over seeds: prices, fitted middle, values set."""
        return merge_parameters(self.prices, self.fitted, self.parameters)

    @property
    def known_parameters(self) -> dict[str, Parameter]:
        """Every parameter by name: own prices, fitted ones with middle and range of draws."""
        from simulation.parameters import PARAMETERS

        found = self.prices.with_ranges(PARAMETERS)
        for name, source in self.prices.sources.items():
            found[name] = replace(found[name], source=source)
        for name, parameter in found.items() if self.prices.currency else ():
            found[name] = replace(parameter, unit=format_unit(parameter.unit, self.prices.currency))
        if self.fitted is None:
            return found
        for name, middle in self.fitted.middle.items():
            values, source = self.fitted.column(name), f"fitted: {self.fitted.source}"
            found[name] = replace(found[name], default=middle, low=min(values), high=max(values), source=source)
        return found

    @property
    def run_budget(self) -> str | float | None:
        """The budget as a run takes it; None = the strategy as written."""
        if self.budget == "as-written":
            return None
        return DEFAULT_PERCENT if self.budget is None else self.budget

    def to_plain(self, people: Population) -> dict[str, Any]:
        """Return what decides the runs beside the strategies, as plain data for digests."""
        fitted = {} if self.fitted is None else {"fitted": self.fitted.to_plain()}
        ranges = self.prices.ranges
        return {
            "organization": people.digest(),
            "weeks": self.weeks,
            "runs": self.runs,
            "draws": self.draws,
            "seed": self.seed,
            "budget": self.run_budget,
            "parameters": {**self.prices.values, **self.parameters},
            "structure": dict(self.structure),
            "events": [[e.kind, e.week, dict(e.dials), e.group] for e in self.events],
            **fitted,
            **({"price_ranges": {name: list(ends) for name, ends in ranges.items()}} if ranges else {}),
        }


@dataclass
class Answer:
    """The answer to a question, as tables; failed runs with their errors."""

    question: Question
    runs: pd.DataFrame
    weeks: pd.DataFrame
    draws: pd.DataFrame
    money: pd.DataFrame
    paybacks: NDArray[np.float64]  # of each row of `runs`; not a number where it is never paid back
    budgets: pd.DataFrame | None = None
    as_written: pd.DataFrame | None = None
    without_survey: pd.DataFrame | None = None
    decisions: dict[str, pd.DataFrame] = field(default_factory=dict)
    splits: dict[str, NDArray[np.float64]] = field(default_factory=dict)  # [seeds, start + parts + end]
    scans: pd.DataFrame | None = None
    screening: str = ""
    failures: list[tuple[tuple[Any, ...], RunFailed]] = field(default_factory=list)
