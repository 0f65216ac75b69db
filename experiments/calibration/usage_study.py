"""The runs that a fit of usage figures needs: a study of draws, each with its own seed.

What the platform's use can tell about is drawn; everything else stays at its default. The table of runs does not depend
on the figures themselves, so the same runs serve other figures of the same firm and weeks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.usage.fit import Observed, Table
from experiments.calibration import usage_model
from experiments.calibration.calibrate import absolute_if_file
from experiments.calibration.usage_model import COUNTED, name_of
from experiments.design.fitted_draws import FittedDraws
from experiments.runs.messages import kept_weeks
from experiments.storage.contents import read_labels, read_series
from experiments.storage.frames import study_rows
from experiments.storage.store import Store
from experiments.study.study import Study
from scenarios.files import write_whole

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scenarios.usage import UsageFigures
    from simulation.levers import Strategy

MODEL = "experiments.calibration.usage_model"
DRAWN = """
    propensity_mean propensity_sd posts_mean posts_sd habit_effect habit_gain habit_loss context_base usefulness_effect
    usefulness_rate usefulness_start usefulness_fading social_effect threshold_mean threshold_sd threshold_sharpness
    openness_effect openness_mean voice_risk fatigue_effect reading
""".split()
"""Parameters that decide who takes part, how often and how much, whatever the programme."""
WITH_LEVER = {
    "mandate": "mandate_push",
    "reward_counts": "counting_push",
    "deeds": "deeds_push",
    "informal_leaders": "deeds_push",
}
"""Those that matter only where a lever is used."""
SHARE_OF_DAYS = (0.2, 1.0)
"""On how many days of a week with figures an active person is active: not known where only days are counted."""
DAYS = 7
TOOLS = """\
# What orgshift fit assumes where no strategy is given: everybody has the platform from the first week on.
title: The platform is there
summary: The platform alone, from the first week with posts.
levers:
  - {lever: tools, level: 1, start: 1, ramp: 0}
"""


@dataclass(frozen=True)
class Question:
    """What is fitted: figures, the organization, what was running, and the weeks before.

    strategy: a built-in name or a file; "" = the platform alone, from week 1.
    """

    figures: UsageFigures
    organization: str
    strategy: str = ""
    before: int = 0

    @property
    def weeks(self) -> int:
        """How many weeks a run takes: those before the figures, and theirs."""
        return self.before + self.figures.weeks


def drawn_names(strategy: Strategy) -> list[str]:
    """Return the parameters that are drawn under a strategy."""
    used = {entry.lever for entry in strategy.entries if entry.level > 0}
    return list(dict.fromkeys([*DRAWN, *(name for lever, name in WITH_LEVER.items() if lever in used)]))


def write_tools(folder: Path) -> Path:
    """Write the strategy that is assumed where none is given; return its path."""
    return write_whole(folder / "platform.yaml", TOOLS)


def make_study(question: Question, names: Sequence[str], draws: int, seed: int, folder: Path) -> Study:
    """Return the study of parameter draws over the ranges of these parameters.

    folder: where the strategy's file stands. Raises UserError for numbers that are too large.
    """
    design = {"kind": "sobol sequence", "points": draws, "seed": seed}
    return _study(question, "Usage in parameter draws", names, design, None, seed, folder)


def make_replicates(question: Question, fitted: FittedDraws, count: int, seed: int, folder: Path) -> Study:
    """Return the study of runs at fitted draws: what the figures could as well have been."""
    design = {"kind": "latin hypercube", "points": count, "seed": seed}
    return _study(question, "Usage at fitted draws", fitted.parameters, design, fitted, seed + 1, folder)


def _study(
    question: Question,
    title: str,
    names: Sequence[str],
    design: dict[str, Any],
    fitted: FittedDraws | None,
    seed: int,
    folder: Path,
) -> Study:
    content = {
        "title": title,
        "organizations": [absolute_if_file(question.organization)],
        "strategies": [absolute_if_file(question.strategy) if question.strategy else "platform.yaml"],
        "weeks": question.weeks,
        "budget": "as written",
        "factors": {"fitted": {"parameters": list(names)}},
        "design": design,
        "draws_from": None if fitted is None else fitted.model_dump(),
        "replications": 1,
        "seed": seed,
        "luck": "independent",
        "keep": "every week",
        "indicators": [name_of(counted, unit) for unit in question.figures.units or (-1,) for counted in COUNTED],
    }
    return Study.load(content, folder.resolve(), usage_model.catalogue(), {"points": "--draws"})


@dataclass(frozen=True, eq=False)
class Runs:
    """Runs of a study: values [runs, parameters], counts [runs, weeks, units, counted]."""

    names: list[str]
    values: NDArray[np.float64]
    counts: NDArray[np.float64]


def read_runs(path: Path) -> Runs:
    """Return all good runs of a store, in the order of the design. Raises StoreError."""
    values, counts = [], []
    with Store.open(path) as store:
        weeks, width = int(_weeks_of(store)), len(store.header.names)
        names: list[str] = []
        for row in sorted(study_rows(store), key=lambda row: int(row[0])):
            labels = read_labels(store.path, row[1])
            names = list(labels.factors)
            values.append([float(value) for value in labels.factors.values()])
            kept = kept_weeks("1", weeks)
            counts.append(read_series(store.path, row[2], row[7], len(kept), width)[1:])
    block = np.array(counts, dtype=np.float64)
    return Runs(names, np.array(values), block.reshape(len(block), weeks, -1, len(COUNTED)))


def _weeks_of(store: Store) -> int:
    content = store.study() or {}
    return int(content["weeks"])


def make_table(question: Question, runs: Runs, low: Sequence[float], high: Sequence[float], people: float) -> Table:
    """Return the runs as the table that figures are compared with, day by day where they are.

    low, high: the ranges of the parameters. people: in the firm, or in the units that have figures.
    """
    places = (runs.values - np.array(low)) / (np.array(high) - np.array(low))
    place_of_share = np.random.default_rng([len(places), DAYS]).random(len(places))
    shares = share_of_days_in(place_of_share)
    series = {measure: observe(measure, runs.counts, shares) for measure in question.figures.values}
    if any(measure.endswith("_day") for measure in series):
        places = np.column_stack([places, place_of_share])
    return Table(places, series, people, question.before, _unit_spread(question, runs))


def observe(measure: str, counts: NDArray[np.float64], shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what a report would show of runs: counts of the week, or means of its days."""
    weekly: NDArray[np.float64] = counts[..., COUNTED.index(measure.removesuffix("_day"))].sum(axis=2)
    if not measure.endswith("_day"):
        return weekly
    rng = np.random.default_rng([len(counts), DAYS, len(measure)])
    days: NDArray[np.float64] = rng.binomial(np.rint(DAYS * weekly).astype(int), shares[:, None]) / DAYS
    return days


def make_observed(question: Question) -> Observed:
    """Return the firm's figures as they are compared with runs."""
    figures = question.figures
    counted = _counted_by_unit(figures)
    spread = None if counted is None else _spread_so_far(figures.values[counted][None, :, :])[0]
    return Observed({measure: figures.total(measure) for measure in figures.values}, spread)


def _counted_by_unit(figures: UsageFigures) -> str | None:
    """Return the count by which units are told apart; None where they are not."""
    if len(figures.units) < 2:
        return None
    return next((name for name in ("active", "posts") if name in figures.values), None)


def _unit_spread(question: Question, runs: Runs) -> NDArray[np.float64] | None:
    counted = _counted_by_unit(question.figures)
    if counted is None:
        return None
    counts = runs.counts[..., COUNTED.index(counted)]
    spread = _spread_so_far(counts[:, question.before :])
    return np.concatenate([np.zeros((len(counts), question.before)), spread], axis=1)


def _spread_so_far(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how much the units' means so far differ, as logarithms: [runs, weeks]."""
    so_far = np.cumsum(counts, axis=1) / np.arange(1, counts.shape[1] + 1)[None, :, None]
    found: NDArray[np.float64] = np.log(so_far + 0.5).std(axis=2)
    return found


def share_of_days_in(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the share of days at places from 0 to 1 of its range."""
    low, high = SHARE_OF_DAYS
    return low + (high - low) * values


def weeks_between(earlier: date, later: date) -> int:
    """Return how many whole weeks lie between two days; below 0 where the first is the later."""
    return (later - earlier).days // 7
