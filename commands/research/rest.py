"""`orgshift rest`: whether an organization stays as it is where nothing is done."""

from __future__ import annotations

from typing import Annotated

import typer

from commands import options
from scenarios.defaults import MEASURED_ORGANIZATION


def command(
    organization: options.Organization = MEASURED_ORGANIZATION,
    runs: Annotated[int, typer.Option("--runs", min=2, max=options.MOST_RUNS, help="Seeds at the defaults.")] = 60,
    draws: Annotated[
        int, typer.Option("--draws", min=0, max=options.MOST_RUNS, help="Parameter draws besides; 0 = none.")
    ] = 0,
    seed: options.Seed = 1,
    workers: options.Workers = 0,
    executor: options.Executor = "processes",
    out: options.Out = "rest",
) -> None:
    """Measure how far each indicator drifts in three years where nothing is done."""
    from pathlib import Path

    from analysis.presentation.tables import csv_text
    from analysis.statistics.drift import measure_draws, measure_drift
    from commands.command_text import quote_arguments
    from commands.finding_files import write, wrote
    from experiments.comparison.comparison import drawn_parameters
    from experiments.comparison.question import Question
    from experiments.drift import MEASURED, run_draws, run_seeds, scales_of
    from experiments.execution.executors import executor_by_name
    from scenarios.files import write_whole
    from scenarios.organization import load_organization
    from simulation.bounds import check_seeds

    check_seeds(seed, max(runs, draws))
    load_organization(organization)
    pool = executor_by_name(executor, workers or None)
    names, scales = [one.name for one in MEASURED], scales_of(organization)
    paths = write({"drift": measure_drift(run_seeds(organization, runs, seed, pool), names, scales)}, out)
    if draws:
        parameters = drawn_parameters(Question(organization, strategies=(), draws=draws, seed=seed))
        table = measure_draws(run_draws(organization, parameters, seed, pool), names, scales, parameters)
        paths.append(write_whole(Path(out) / "drift_in_draws.csv", csv_text(table)))
        most = table.iloc[table["median"].abs().argmax()]
        where = f"{most['indicator']}: {most['median']:+.1%}"
        typer.echo(f"Over {draws} parameter draws the median drift is largest in {where}.")
    again = quote_arguments("rest", "-o", organization, "--runs", 4 * runs, "--draws", draws or 200, "--out", out)
    wrote(paths, [f"orgshift {again}      narrower intervals, and how far it holds under other assumptions"])
