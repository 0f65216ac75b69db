"""`orgshift fit`: from usage figures of a firm to the parameter draws that fit it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands import options
from commands.options import DEFAULT_ORGANIZATION

if TYPE_CHECKING:
    from experiments.calibration.usage_results import UsageResults
    from experiments.calibration.usage_study import Question
    from scenarios.usage import UsageFigures, UsageReading
    from simulation.population import Population

QUICK, REPLICATES = 400, 200


def command(
    usage: Annotated[Path, typer.Argument(metavar="USAGE.csv", help="A usage report: a line a day or a week.")],
    organization: options.Organization = DEFAULT_ORGANIZATION,
    strategy: Annotated[
        str, typer.Option("--strategy", help="What was running; default: the platform alone, from the first posts on.")
    ] = "",
    launched: Annotated[
        str | None,
        typer.Option("--launched", metavar="YYYY-MM-DD", help="Week 1 of the strategy, if before the first posts."),
    ] = None,
    mapping: Annotated[
        list[str] | None, typer.Option("--map", metavar="ROLE=COLUMN", help="Column of a role; may be repeated.")
    ] = None,
    draws: Annotated[
        int, typer.Option("--draws", min=100, max=options.MOST_RUNS, help="Parameter draws; more may follow later.")
    ] = 2000,
    quick: Annotated[bool, typer.Option("--quick", help=f"Only {QUICK} draws: a first look.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what is understood; run nothing.")] = False,
    seed: options.Seed = 1,
    workers: options.Workers = 0,
    executor: options.Executor = "processes",
    out: options.Out = "fitted",
) -> None:
    """Fit parameters to usage figures of your firm: active people and posts, week by week.

    Columns are found by headings and values. Describes too what the figures leave open.
    """
    from commands.command_text import quote_arguments
    from commands.finding_files import wrote
    from scenarios.organization import load_organization
    from simulation.bounds import check_seeds

    check_seeds(seed, 2, "--seed")
    people = load_organization(organization)
    reading = _read(usage, people, mapping or [])
    figures = _show(reading, usage)
    question = _ask(figures, organization, len(people.units), strategy, launched)
    typer.echo(_describe_running(figures, question))
    if dry_run:
        typer.echo("Nothing is run: --dry-run.")
        return
    results, paths = _run(question, people, QUICK if quick else draws, seed, (executor, workers), Path(out))
    for line in results.describe():
        typer.echo(line)
    fitted = Path(out) / "posterior.csv"
    again = ["-o", organization, *(["--strategy", strategy] if strategy else [])]
    again += [word for one in mapping or [] for word in ("--map", one)]
    again += ["--launched", launched] if launched else []
    more = quote_arguments("fit", usage, *again, "--draws", 2 * (QUICK if quick else draws), "--out", out)
    wrote(
        paths,
        [
            f"orgshift {quote_arguments('compare', '-o', organization, '--draws-from', fitted)}",
            f"orgshift {more}      surer; only what is new is run",
        ],
    )


def _read(usage: Path, people: Population, mapping: list[str]) -> UsageReading:
    """Read the report. Raises UserError for a file that cannot be opened, or an unknown role."""
    import numpy as np

    from scenarios.files import read_content
    from scenarios.usage import ROLES, read_usage
    from scenarios.usage.reading import Firm

    roles, _ = options.columns(mapping, ROLES)
    data = read_content(usage)
    seats = np.bincount(people.unit, minlength=len(people.units)).tolist()
    return read_usage(data, usage.name, Firm(tuple(people.units), tuple(seats)), roles)


def _show(reading: UsageReading, usage: Path) -> UsageFigures:
    """Print what was understood; return the figures. Exit code 2 where there are none."""
    from scenarios.people import HEADINGS, describe_findings

    for severity, lines in describe_findings(reading.findings, str(usage), "").items():
        typer.echo(f"{HEADINGS[severity]}:", err=True)
        for line in lines:
            typer.echo(f"  {line}", err=True)
    if reading.figures is None:
        raise typer.Exit(2)
    return reading.figures


def _ask(figures: UsageFigures, organization: str, units: int, strategy: str, launched: str | None) -> Question:
    """Return what is fitted, from the launch on. Raises UserError for a day that does not fit."""
    from experiments.calibration.usage_model import MOST_UNITS
    from experiments.calibration.usage_study import Question
    from scenarios.strategy import load_strategy
    from scenarios.usage.reading import FEWEST_WEEKS
    from simulation.errors import UserError

    if strategy:
        load_strategy(strategy)
    if len(figures.units) > MOST_UNITS:
        raise UserError(
            f"{len(figures.units)} units are too many to fit one by one (at most {MOST_UNITS}); add them up"
        )
    if 0 < len(figures.units) < units:
        typer.echo(f"Figures of {len(figures.units)} of {units} units: only their people are counted.", err=True)
    if launched is not None:
        return Question(figures, organization, strategy, _weeks_before(figures, launched))
    start = figures.start()
    if start:
        typer.echo(f"The first {start} weeks are without any use: week 1 is taken to be the one after.", err=True)
    if figures.weeks - start < FEWEST_WEEKS:
        raise UserError(f"{figures.weeks - start} weeks with any use are too few to fit; at least {FEWEST_WEEKS}")
    level = figures.total(next(iter(figures.values)))
    if not start and level[0] > 0.5 * level[-len(level) // 3 :].mean():
        typer.echo(
            "Use is high from the first week on: the platform may have been there before. It is taken to come in this "
            "week; --launched DAY corrects that.",
            err=True,
        )
    return Question(figures.after(start), organization, strategy)


def _describe_running(figures: UsageFigures, question: Question) -> str:
    """Return what is taken as running, and from which week on."""
    from datetime import timedelta

    from scenarios.strategy import load_strategy

    what, first = "the platform alone, since no --strategy is given", question.figures.first
    if question.strategy:
        what = f"'{load_strategy(question.strategy).title or question.strategy}' (--strategy)"
    number = f"week {figures.weeks - question.figures.weeks + 1} of the report"
    if question.before:
        weeks = "1 week" if question.before == 1 else f"{question.before} weeks"
        number = f"{weeks} before the first figures (--launched)"
    began = f"the week of {first - timedelta(weeks=question.before)}, " if first is not None else ""
    return f"Taken as running: {what}; its week 1 is {began}{number}."


def _weeks_before(figures: UsageFigures, launched: str) -> int:
    """Return how many weeks lie between a launch and the first figures."""
    from experiments.calibration.usage_study import weeks_between
    from simulation.bounds import MOST_WEEKS
    from simulation.errors import UserError

    day = options.day("--launched", launched)
    if figures.first is None:
        raise UserError("--launched: the report only numbers its weeks, so a day cannot be placed")
    before = weeks_between(day, figures.first)
    if before < 0:
        raise UserError(f"--launched: {day} is after the first figures ({figures.first}); leave it out, or cut these")
    if before + figures.weeks > MOST_WEEKS:
        raise UserError(f"--launched: {day} is {before} weeks before the first figures; at most {MOST_WEEKS} in all")
    return before


def _run(
    question: Question, people: Population, draws: int, seed: int, workers: tuple[str, int], out: Path
) -> tuple[UsageResults, list[Path]]:
    """Run what is missing, fit, run at the fitted draws, write; return results and paths."""
    import numpy as np

    from analysis.figures import picture_files
    from analysis.figures.usage import prior_and_posterior, usage_bands
    from analysis.presentation.tables import csv_text
    from commands.progress_bar import compile_first
    from commands.study_progress import show_progress
    from experiments.calibration import usage_study
    from experiments.calibration.calibrate import refuse_other_calibration
    from experiments.calibration.usage_results import UsageResults
    from experiments.design.fitted_draws import load_fitted_draws
    from experiments.execution.executors import executor_by_name
    from experiments.study.sweep import Sweep
    from scenarios.files import write_each, write_whole
    from scenarios.strategy import load_strategy
    from scenarios.usage.figures import MEASURES

    runs_folder = out / "runs"
    assumed = usage_study.write_tools(runs_folder)
    names = usage_study.drawn_names(load_strategy(question.strategy or str(assumed)))
    pool = executor_by_name(workers[0], workers[1] or None)
    stores = [runs_folder / f"{name}.sqlite" for name in ("draws", "replicates")]
    study = usage_study.make_study(question, names, draws, seed, runs_folder)
    refuse_other_calibration(stores[0], study)
    compile_first()
    show_progress(Sweep(study, stores[0], pool, usage_study.MODEL), study.title)
    units = np.array(question.figures.units, dtype=int)
    counted = float(np.isin(people.unit, units).sum()) if len(units) else float(people.size)
    results = UsageResults.of(question, usage_study.read_runs(stores[0]), counted)
    paths = [write_whole(out / "posterior.csv", csv_text(results.draws))]
    fitted = load_fitted_draws(paths[0])
    assert fitted is not None
    stores[1].unlink(missing_ok=True)  # made anew for each fit: it takes seconds
    again = usage_study.make_replicates(question, fitted, REPLICATES, seed, runs_folder)
    show_progress(Sweep(again, stores[1], pool, usage_study.MODEL), again.title)
    weeks = results.weeks_table(usage_study.read_runs(stores[1]))
    table = results.parameters
    paths.append(write_whole(out / "parameters.csv", csv_text(table)))
    paths.append(write_whole(out / "weeks.csv", csv_text(weeks)))
    paths += write_each(out / "posterior", picture_files(prior_and_posterior(table, results.draws, 9.0)))
    paths += write_each(out / "weeks", picture_files(usage_bands(weeks, MEASURES, 9.0)))
    paths.append(write_whole(out / "what-it-tells.txt", "\n\n".join(results.describe()) + "\n"))
    return results, paths
