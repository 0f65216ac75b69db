"""The row that fits usage figures of made-up firms whose parameters are known, and counts how often it is right.

Four firms' organizations, each with another kind of report; ten sets of true parameters in each, drawn from the ranges
that the fit assumes, each run once with a seed of its own. The firms of one organization share its table of runs.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.regression_abc import quantiles
from benchmarks.figures import Figure
from benchmarks.registry import Settings
from experiments.calibration import usage_study
from experiments.calibration.usage_model import COUNTED, count_weeks
from experiments.calibration.usage_results import UsageResults
from experiments.calibration.usage_study import DAYS, SHARE_OF_DAYS, Question, Runs
from experiments.execution.executors import processes
from experiments.runs.run import RunSpec, build
from experiments.study.sweep import Sweep
from scenarios.organization import load_organization
from scenarios.strategy import load_strategy
from scenarios.usage import UsageFigures
from simulation.parameters import PARAMETERS
from simulation.population import Population

WEEKS = 52
ORGANIZATION = "title: Made up\npeople: {people}\nseed: {people}\n"


class Kind(NamedTuple):
    """An organization, and what its report holds."""

    people: int
    measures: tuple[str, ...]
    by_unit: bool = False


KINDS = (
    Kind(80, ("active", "posters", "posts")),
    Kind(150, ("active", "posts"), True),
    Kind(250, ("active_day", "posters_day")),
    Kind(400, ("active", "posts")),
)


class Score(NamedTuple):
    """Of one firm: held-out weeks inside the band, true values inside their range, how narrow these are."""

    weeks: NDArray[np.bool_]
    values: NDArray[np.bool_]
    narrowed: NDArray[np.float64]


def measure(settings: Settings) -> Iterator[Figure]:
    """Yield both shares over all firms, and for each kind of report."""
    draws, firms = (500, 3) if settings.quick else (2000, 10)
    scores = {kind: score_firms(kind, draws, firms, settings.folder) for kind in KINDS}
    everything = [score for found in scores.values() for score in found]
    note = f"{draws} draws an organization; true parameters from the ranges assumed"
    yield from _figures(f"{len(everything)} firms", everything, note)
    least = float(np.mean([score.values for score in everything], axis=0).min())
    few = f"one parameter in {len(everything)} firms: chance alone moves such a share by about 0.05 each way"
    yield Figure("fit", f"{len(everything)} firms", "the same for the parameter met least", least, note=few)
    for kind, found in scores.items():
        units = " by unit" if kind.by_unit else ""
        yield from _figures(f"{len(found)} firms of {kind.people}, {', '.join(kind.measures)}{units}", found, "")


def _figures(case: str, scores: Sequence[Score], note: str) -> Iterator[Figure]:
    weeks = float(np.concatenate([score.weeks for score in scores]).mean())
    values = float(np.concatenate([score.values for score in scores]).mean())
    yield Figure("fit", case, "held-out weeks inside the 90 % band", weeks, goal="0.85 to 0.95", note=note)
    yield Figure("fit", case, "true values inside their 90 % range", values, goal="0.80 to 0.97", note=note)
    best = np.mean([score.narrowed for score in scores], axis=0).max()
    yield Figure("fit", case, "how much the best-told range shrinks", float(best), note=note)


def score_firms(kind: Kind, draws: int, firms: int, folder: Path) -> list[Score]:
    """Return the scores of made-up firms in one organization."""
    file = folder / f"firm{kind.people}.yaml"
    file.write_text(ORGANIZATION.format(people=kind.people), encoding="utf-8")
    people = load_organization(str(file))
    platform = usage_study.write_tools(folder)
    names = usage_study.drawn_names(load_strategy(str(platform)))
    rng = np.random.default_rng([kind.people, 1])
    low, high = (np.array([getattr(PARAMETERS[name], end) for name in names]) for end in ("low", "high"))
    truth = low + (high - low) * rng.random((firms, len(names)))
    runs: Runs | None = None
    scores = []
    for number, values in enumerate(truth):
        figures = make_figures(kind, people, str(file), dict(zip(names, values.tolist(), strict=True)), number)
        question = Question(figures, str(file))
        runs = runs or _run(question, names, draws, folder)
        scores.append(_score(UsageResults(question, runs, float(people.size)), values))
    return scores


def make_figures(kind: Kind, people: Population, file: str, parameters: dict[str, float], number: int) -> UsageFigures:
    """Return what a report of a firm with these parameters would show."""
    units = tuple(range(len(people.units))) if kind.by_unit else ()
    platform = load_strategy(str(Path(file).with_name("platform.yaml")))
    org = build(RunSpec(file, platform, 1_000_000 + number, WEEKS, parameters=parameters))
    counts = count_weeks(org, [(name, unit) for unit in units or (-1,) for name in COUNTED])[1:]
    counts = counts.reshape(WEEKS, -1, len(COUNTED))
    rng = np.random.default_rng([kind.people, number, 2])
    share = rng.uniform(*SHARE_OF_DAYS)
    values = {}
    for measure in kind.measures:
        weekly = counts[..., COUNTED.index(measure.removesuffix("_day"))]
        days = rng.binomial(np.rint(DAYS * weekly).astype(int), share) / DAYS
        values[measure] = days if measure.endswith("_day") else weekly
    return UsageFigures(values, units)


def _run(question: Question, names: Sequence[str], draws: int, folder: Path) -> Runs:
    store = folder / f"{Path(question.organization).stem}.sqlite"
    study = usage_study.make_study(question, names, draws, 1, folder)
    deque(Sweep(study, store, processes(None), usage_study.MODEL), maxlen=0)
    return usage_study.read_runs(store)


def _score(results: UsageResults, truth: NDArray[np.float64]) -> Score:
    columns = results.draws[results.runs.names].to_numpy()
    ends = np.array([quantiles(column, results.fitted.weights, (0.05, 0.95)) for column in columns.T])
    narrowed = results.parameters.set_index("parameter").loc[results.runs.names, "narrowed"].to_numpy()
    inside = (ends[:, 0] <= truth) & (truth <= ends[:, 1])
    return Score(np.concatenate([band.inside for band in results.backtest]), inside, narrowed)
