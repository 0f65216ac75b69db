"""`orgshift fit`: from usage figures of a firm to the parameter draws that fit it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands import options
from scenarios.defaults import FIT_DRAWS, FIT_QUICK, MEASURED_ORGANIZATION

if TYPE_CHECKING:
    from experiments.study.sweep import Sweep
    from scenarios.usage import UsageFigures, UsageReading
    from simulation.population import Population


def command(
    usage: Annotated[Path, typer.Argument(metavar="USAGE.csv", help="A usage report: a line a day or a week.")],
    organization: options.Organization = MEASURED_ORGANIZATION,
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
    ] = FIT_DRAWS,
    quick: Annotated[bool, typer.Option("--quick", help=f"Only {FIT_QUICK} draws: a first look.")] = False,
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
    from commands.progress_bar import compile_first
    from commands.study_progress import show_progress
    from experiments.calibration import usage_fit
    from experiments.execution.executors import executor_by_name
    from scenarios.organization import load_organization
    from simulation.bounds import check_seeds

    check_seeds(seed, 2, "--seed")
    people = load_organization(organization)
    reading = _read(usage, people, mapping or [])
    figures = _show(reading, usage)
    began = None if launched is None else options.day("--launched", launched)
    question, remarks = usage_fit.ask(figures, organization, len(people.units), strategy, began)
    for remark in remarks:
        typer.echo(remark, err=True)
    typer.echo(usage_fit.describe_running(figures, question))
    if dry_run:
        typer.echo("Nothing is run: --dry-run.")
        return

    def run(sweep: Sweep, title: str) -> object:
        compile_first()
        return show_progress(sweep, title)

    pool = executor_by_name(executor, workers or None)
    count = FIT_QUICK if quick else draws
    results, paths, _ = usage_fit.run_fit(question, people, count, seed, pool, Path(out), run)
    for line in results.describe():
        typer.echo(line)
    fitted = Path(out) / "posterior.csv"
    again = ["-o", organization, *(["--strategy", strategy] if strategy else [])]
    again += [word for one in mapping or [] for word in ("--map", one)]
    again += ["--launched", launched] if launched else []
    more = quote_arguments("fit", usage, *again, "--draws", 2 * count, "--out", out)
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
