"""`orgshift calibrate`: from targets to the parameter draws that reproduce them.

Resumable like any study.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands import options
from scenarios.defaults import MEASURED_ORGANIZATION

if TYPE_CHECKING:
    import pandas as pd

    from analysis.statistics.calibration import Kept
    from experiments.calibration.targets import Targets

BUILT_IN = Path(__file__).resolve().parents[1] / "scenarios" / "targets"


def command(
    targets: Annotated[str, typer.Argument(metavar="TARGETS", help="A built-in name (rollout) or a YAML file.")],
    organization: options.Organization = MEASURED_ORGANIZATION,
    draws: Annotated[
        int,
        typer.Option("--draws", min=20, max=options.MOST_RUNS, help="Parameter draws in all; more may follow later."),
    ] = 256,
    runs: Annotated[
        int, typer.Option("--runs", min=1, max=options.MOST_RUNS, help="Seeds for every draw and strategy.")
    ] = 2,
    keep: Annotated[float, typer.Option("--keep", min=0.001, max=1, help="Share of the draws that is kept.")] = 0.1,
    seed: options.Seed = 1,
    workers: options.Workers = 0,
    executor: options.Executor = "processes",
    out: options.Out = "calibrated",
) -> None:
    """Fit parameters to targets: which of many parameter draws reproduce them.

    Says too what the targets tell about each parameter.
    """
    from commands.command_text import quote_arguments
    from commands.finding_files import wrote
    from commands.study_progress import show_progress
    from experiments.calibration.calibrate import make_study, refuse_other_calibration
    from experiments.calibration.targets import Targets
    from experiments.execution.executors import executor_by_name
    from experiments.runs.catalogue_cache import catalogue
    from experiments.study.sweep import Sweep
    from scenarios.organization import load_organization

    path, store = _path(targets), Path(out) / "calibration.sqlite"
    wanted = Targets.read(path, catalogue())
    load_organization(organization)
    study = make_study(wanted, organization, draws, runs, seed, path.parent)
    refuse_other_calibration(store, study)
    progress = show_progress(Sweep(study, store, executor_by_name(executor, workers or None)), study.title)
    paths = _write(wanted, store, keep, Path(out))
    if any(one.kind == "vendor survey" for one in wanted.targets):
        typer.echo("Vendor surveys are opinions of managers: wide bands, never points.")
    same = ["-o", organization, "--draws", 2 * draws, "--runs", runs, "--keep", keep, "--seed", seed, "--out", out]
    wrote(
        paths,
        [
            f"orgshift {quote_arguments('compare', '--set', Path(out) / 'parameters.yaml', '-o', organization)}",
            f"orgshift {quote_arguments('calibrate', targets, *same)}      surer; only what is new is run",
        ],
    )
    if progress.failed + progress.failed_before:
        typer.echo(f"Failed runs: {progress.failed + progress.failed_before}; their draws are left out.", err=True)
        raise typer.Exit(3)


def _write(targets: Targets, store: Path, share: float, out: Path) -> list[Path]:
    """Fit the draws of a store and write findings, kept draws and parameters; return the paths.

    Raises UserError if there are too few draws.
    """
    from analysis.presentation.tables import csv_text
    from analysis.statistics.calibration import fit, fitting, posterior, table_of_draws
    from commands.finding_files import write
    from experiments.calibration.calibrate import draws_and_statistics, targets_table
    from experiments.storage.store import Store
    from scenarios.files import write_whole
    from simulation.errors import UserError

    table = targets_table(targets)
    with Store.open(store) as opened:
        points, statistics = draws_and_statistics(opened, targets)
    try:
        kept = fitting(points, statistics, table, share)
    except ValueError as problem:
        raise UserError(f"--draws: {problem}") from None
    found = {"posterior": posterior(points, kept), "fit": fit(statistics, table, kept)}
    paths = write(found, out)
    paths.append(write_whole(out / "draws.csv", csv_text(table_of_draws(points, kept))))
    text = _text(targets.title, points, kept, found["posterior"].table)
    return [*paths, write_whole(out / "parameters.yaml", text)]


def _path(name: str) -> Path:
    """Return a built-in file by name, or a file. Raises UserError for neither."""
    from scenarios import nearby
    from simulation.errors import UserError

    known = {file.stem: file for file in sorted(BUILT_IN.glob("*.yaml"))}
    if name in known:
        return known[name]
    if not name.endswith(nearby.YAML):
        raise UserError(f"targets: '{name}' is neither built in nor a .yaml file{nearby.suggest_name(name, known)}")
    return Path(name)


def _text(title: str, points: pd.DataFrame, kept: Kept, table: pd.DataFrame) -> str:
    """Return the best-fitting draw as a parameter file; it was run, it is no mixture of draws."""
    from experiments.calibration.parameter_file import parameter_text

    rows = table.set_index("parameter")
    best = points.iloc[kept.best]
    remarks = {
        str(name): f"kept: {row['low']:.3g} to {row['high']:.3g}; default {row['default']:.3g}, "
        f"assumed {row['prior_low']:.3g} to {row['prior_high']:.3g}"
        for name, row in rows.iterrows()
    }
    head = f"Fitted: {title}; draw {points.index[kept.best]} of {len(points)}".replace('"', "'")
    return parameter_text(head, {str(name): float(best[str(name)]) for name in rows.index}, remarks)
