"""From the usage figures of a firm to the files of a fit: question, runs, what is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from experiments.calibration import usage_study
from experiments.calibration.calibrate import refuse_other_calibration
from experiments.calibration.usage_model import MOST_UNITS
from experiments.calibration.usage_results import UsageResults
from experiments.calibration.usage_study import Question, weeks_between
from experiments.design.fitted_draws import load_fitted_draws
from experiments.study.sweep import Sweep
from scenarios.files import write_each, write_whole
from scenarios.strategy import load_strategy
from scenarios.usage.figures import MEASURES
from scenarios.usage.reading import FEWEST_WEEKS
from simulation.bounds import MOST_WEEKS
from simulation.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

    from experiments.execution.batches import MakeExecutor
    from scenarios.usage import UsageFigures
    from simulation.population import Population

REPLICATES = 200
RunSweep = Callable[[Sweep, str], object]
"""Runs a sweep of this title to its end, and shows how far it is."""


def ask(
    figures: UsageFigures, organization: str, units: int, strategy: str = "", launched: date | None = None
) -> tuple[Question, list[str]]:
    """Return what is fitted, from the launch on, and remarks on what is doubtful in it.

    units: of the organization. launched: week 1 of the strategy, if before the first figures. Raises UserError for a
    day that does not fit, an unknown strategy, too many units or too few weeks.
    """
    if strategy:
        load_strategy(strategy)
    if len(figures.units) > MOST_UNITS:
        raise UserError(
            f"{len(figures.units)} units are too many to fit one by one (at most {MOST_UNITS}); add them up"
        )
    remarks = []
    if 0 < len(figures.units) < units:
        remarks.append(f"Figures of {len(figures.units)} of {units} units: only their people are counted.")
    if launched is not None:
        return Question(figures, organization, strategy, _weeks_before(figures, launched)), remarks
    start = figures.start()
    if start:
        remarks.append(f"The first {start} weeks are without any use: week 1 is taken to be the one after.")
    if figures.weeks - start < FEWEST_WEEKS:
        raise UserError(f"{figures.weeks - start} weeks with any use are too few to fit; at least {FEWEST_WEEKS}")
    level = figures.total(next(iter(figures.values)))
    if not start and level[0] > 0.5 * level[-len(level) // 3 :].mean():
        remarks.append(
            "Use is high from the first week on: the platform may have been there before. It is taken to come in this "
            "week; --launched DAY corrects that."
        )
    return Question(figures.after(start), organization, strategy), remarks


def describe_running(figures: UsageFigures, question: Question) -> str:
    """Return what is taken as running, and from which week on."""
    what, first = "the platform alone, since no --strategy is given", question.figures.first
    if question.strategy:
        what = f"'{load_strategy(question.strategy).title or question.strategy}' (--strategy)"
    number = f"week {figures.weeks - question.figures.weeks + 1} of the report"
    if question.before:
        weeks = "1 week" if question.before == 1 else f"{question.before} weeks"
        number = f"{weeks} before the first figures (--launched)"
    began = f"the week of {first - timedelta(weeks=question.before)}, " if first is not None else ""
    return f"Taken as running: {what}; its week 1 is {began}{number}."


def _weeks_before(figures: UsageFigures, day: date) -> int:
    """Return how many weeks lie between a launch and the first figures."""
    if figures.first is None:
        raise UserError("--launched: the report only numbers its weeks, so a day cannot be placed")
    before = weeks_between(day, figures.first)
    if before < 0:
        raise UserError(f"--launched: {day} is after the first figures ({figures.first}); leave it out, or cut these")
    if before + figures.weeks > MOST_WEEKS:
        raise UserError(f"--launched: {day} is {before} weeks before the first figures; at most {MOST_WEEKS} in all")
    return before


def run_fit(
    question: Question,
    people: Population,
    draws: int,
    seed: int,
    make_executor: MakeExecutor,
    folder: Path,
    run: RunSweep,
) -> tuple[UsageResults, list[Path], pd.DataFrame]:
    """Run what is missing, fit, run at the fitted draws, and write all files.

    Returns the results, the paths (the draws first) and the weeks in their bands.
    """
    from analysis.figures import picture_files
    from analysis.figures.usage import prior_and_posterior, usage_bands
    from analysis.presentation.tables import csv_text

    runs_folder = folder / "runs"
    assumed = usage_study.write_tools(runs_folder)
    names = usage_study.drawn_names(load_strategy(question.strategy or str(assumed)))
    stores = [runs_folder / f"{name}.sqlite" for name in ("draws", "replicates")]
    study = usage_study.make_study(question, names, draws, seed, runs_folder)
    refuse_other_calibration(stores[0], study)
    run(Sweep(study, stores[0], make_executor, usage_study.MODEL), study.title)
    units = np.array(question.figures.units, dtype=int)
    counted = float(np.isin(people.unit, units).sum()) if len(units) else float(people.size)
    results = UsageResults.of(question, usage_study.read_runs(stores[0]), counted)
    paths = [write_whole(folder / "posterior.csv", csv_text(results.draws))]
    fitted = load_fitted_draws(paths[0])
    assert fitted is not None
    stores[1].unlink(missing_ok=True)  # made anew for each fit: it takes seconds
    again = usage_study.make_replicates(question, fitted, REPLICATES, seed, runs_folder)
    run(Sweep(again, stores[1], make_executor, usage_study.MODEL), again.title)
    weeks = results.weeks_table(usage_study.read_runs(stores[1]))
    table = results.parameters
    paths.append(write_whole(folder / "parameters.csv", csv_text(table)))
    paths.append(write_whole(folder / "weeks.csv", csv_text(weeks)))
    paths += write_each(folder / "posterior", picture_files(prior_and_posterior(table, results.draws, 9.0)))
    paths += write_each(folder / "weeks", picture_files(usage_bands(weeks, MEASURES, 9.0)))
    paths.append(write_whole(folder / "what-it-tells.txt", "\n\n".join(results.describe()) + "\n"))
    return results, paths, weeks
