"""A fit of usage figures in a process of its own: what it is asked, and what the page shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from visualizer.widgets.own_process import Report, work_and_report
from visualizer.wording.organization_texts import USAGE

if TYPE_CHECKING:
    import pandas as pd

    from experiments.calibration.usage_results import UsageResults
    from experiments.calibration.usage_study import Question
    from experiments.design.fitted_draws import FittedDraws
    from experiments.execution.batches import MakeExecutor
    from experiments.study.sweep import Sweep
    from simulation.population import Population

SHOWN = ("posterior.csv", "parameters.csv", "weeks.csv", "what-it-tells.txt")
"""The files that the page offers."""


@dataclass(frozen=True)
class FitTask:
    """What a fit is asked.

    source: what the report is called. keep_people: the organization is not built in.
    """

    question: Question
    people: Population
    source: str
    draws: int
    seed: int
    keep_people: bool


@dataclass(frozen=True)
class FitOutcome:
    """What a page shows of a fit: sentences, figures, the draws, and the files' contents."""

    sentences: tuple[str, ...]
    figures: tuple[dict[str, Any], ...]
    draws: FittedDraws
    files: dict[str, bytes]


def make_fit(task: FitTask, folder: str, make_executor: MakeExecutor | None, report: Report) -> FitOutcome:
    """Fit in this process and its workers; the files stand in `folder`."""
    from dataclasses import replace

    from experiments.calibration.usage_fit import run_fit
    from experiments.design.fitted_draws import load_fitted_draws
    from experiments.execution.executors import executor_by_name
    from scenarios.saving import save_organization

    out, question = Path(folder), task.question
    if task.keep_people:  # the workers read it: a session's own organization is no file yet
        people, *_ = save_organization(task.people, out / "organization.yaml", ties_given=True, overwrite=True)
        question = replace(question, organization=str(people.resolve()))

    def run(sweep: Sweep, title: str) -> None:
        for progress in sweep:
            finished = progress.present + progress.done + progress.failed
            report(title, progress.planned or finished, progress.to_plan or progress.total)

    pool = make_executor or executor_by_name("processes", None)
    results, paths, weeks = run_fit(question, task.people, task.draws, task.seed, pool, out, run)
    report(USAGE["drawing"], 0, 1)
    draws = load_fitted_draws(paths[0])
    assert draws is not None
    files = {path.name: path.read_bytes() for path in paths if path.name in SHOWN}
    named = draws.model_copy(update={"source": task.source})
    return FitOutcome(tuple(results.describe()), tuple(draw_figures(results, weeks)), named, files)


def draw_figures(results: UsageResults, weeks: pd.DataFrame) -> list[dict[str, Any]]:
    """The figures: what was assumed and what is left, and the weeks in their bands."""
    from analysis.figures.usage import prior_and_posterior, usage_bands
    from scenarios.usage.figures import MEASURES
    from visualizer.widgets.figure import drawn_twice, rows_of

    table = results.parameters
    ranges = table[["parameter", "default", "prior_low", "prior_high", "low", "high"]]

    def draw_ranges(width: float) -> Any:
        return prior_and_posterior(table, results.draws, width)

    def draw_weeks(width: float) -> Any:
        return usage_bands(weeks, MEASURES, width)

    drawn = (
        ("posterior", "posterior_meaning", draw_ranges, ranges),
        ("weeks", "weeks_meaning", draw_weeks, weeks),
    )
    return [
        {
            **drawn_twice(draw, 9.0),
            "description": USAGE[meaning],
            "title": USAGE[name],
            "name": name,
            "rows": rows_of(rows),
        }
        for name, meaning, draw, rows in drawn
    ]


def fit_in_own_process(task: FitTask, folder: str, pipe: Any) -> None:
    """Fit in this process and report through `pipe`."""
    work_and_report(lambda report: make_fit(task, folder, None, report), USAGE, pipe)
