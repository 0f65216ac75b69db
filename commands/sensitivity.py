"""`orgshift sensitivity`: which parameters a result depends on.

By Morris, Sobol or PAWN, on the runs of a study.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands import options
from scenarios.defaults import DEFAULT_WEEKS, MEASURED_ORGANIZATION

if TYPE_CHECKING:
    from experiments.dataset.study_runs import StudyRuns

Organization = Annotated[str, typer.Option("--organization", "-o", help="Which, if the study has several.")]

PARTS = {"morris": ("trajectory", "trajectories"), "sobol": ("block", "blocks")}
"""What is left out of a design with missing runs, in the singular and the plural."""


def command(
    store: Annotated[Path | None, typer.Argument(metavar="STORE.sqlite", help="The store of a study.")] = None,
    method: Annotated[str, typer.Option("--method", help="morris, sobol or pawn; default: what the design fits.")] = "",
    indicator: Annotated[list[str], typer.Option("--indicator", help="Repeatable.")] = ["being"],  # noqa: B006
    strategy: Annotated[str, typer.Option("--strategy", help="Which, if the study has several.")] = "",
    against: Annotated[str, typer.Option("--against", help="The difference to this strategy, not the value.")] = "",
    organization: Organization = "",
    screen: Annotated[
        str, typer.Option("--screen", metavar="STRATEGY", help="Without a store: screen this, as written.")
    ] = "",
    trajectories: Annotated[
        int, typer.Option("--trajectories", min=2, max=options.MOST_RUNS, help="Of a screening.")
    ] = 10,
    runs: Annotated[
        int, typer.Option("--runs", min=1, max=options.MOST_RUNS, help="Seeds for every point of a screening.")
    ] = 2,
    weeks: options.Weeks = DEFAULT_WEEKS,
    seed: options.Seed = 1,
    workers: options.Workers = 0,
    out: options.Out = "sensitivity",
) -> None:
    """Say which parameters a result depends on, from a study or a screening run now."""
    from commands.finding_files import write, wrote
    from experiments.dataset.design_order import analyses, grows_by, method_for, sensitivity
    from simulation.errors import UserError

    if method and method not in ("morris", "sobol", "pawn"):
        raise UserError(f"--method: '{method}' is none of: morris, sobol, pawn")
    if (store is None) == (not screen):
        raise UserError("give either the STORE.sqlite of a study, or --screen STRATEGY to run a screening now")
    if screen:
        options.indicators(indicator)
        store = Path(out) / "screening.sqlite"
        where_screened = organization or MEASURED_ORGANIZATION
        screening = Screening(where_screened, screen, against, trajectories, runs, weeks, seed)
        _run_screening(screening, store, workers)
        strategy = screen
    assert store is not None
    studied, more = _read(store, indicator)
    where, which = studied.organization(organization or None), studied.strategy(strategy or None)
    chosen = method_for(studied, method or None)
    if against:
        studied = studied.against(which, against)
    findings = {
        f"{one}-{name}": sensitivity(studied, one, where, which, name)
        for name in indicator
        for one in analyses(studied, chosen)
    }
    paths = write(findings, out)
    if left_out := next(iter(findings.values())).table.attrs.get("left_out", 0):
        typer.echo(f"Left out because runs are missing: {left_out} {PARTS[chosen][left_out > 1]}.")
    wrote(
        paths,
        [
            more or f"{grows_by(studied)}      surer; only what is new is run",
            "orgshift parameters      what they are, and where their ranges come from",
        ],
    )


def _read(store: Path, indicators: list[str]) -> tuple[StudyRuns, str]:
    """Return the study's runs and the command that completes it, "" if no run is missing."""
    from commands.missing_runs import report_missing_runs
    from experiments.dataset.study_runs import StudyRuns
    from experiments.storage.store import Store

    with Store.open(store) as opened, opened.snapshot():
        return StudyRuns.of(opened, list(dict.fromkeys(indicators))), report_missing_runs(opened)


@dataclass(frozen=True)
class Screening:
    """A screening of all parameters, as its options give it; `against` may be empty."""

    organization: str
    strategy: str
    against: str
    trajectories: int
    runs: int
    weeks: int
    seed: int


def _run_screening(screening: Screening, store: Path, workers: int) -> None:
    """Run what is missing of a screening into its store."""
    from commands.study_progress import show_progress
    from experiments.execution.executors import processes
    from experiments.study.study import Study
    from experiments.study.sweep import Sweep
    from scenarios.organization import load_organization
    from scenarios.strategy import load_strategy
    from simulation.errors import UserError

    load_organization(screening.organization)
    for option, name in (("--screen", screening.strategy), ("--against", screening.against)):
        try:
            load_strategy(name or screening.strategy)
        except UserError as problem:
            raise UserError(f"{option}: {str(problem).removeprefix('strategy: ')}") from None
    study = Study.screening(
        screening.organization,
        [name for name in (screening.strategy, screening.against) if name],
        screening.trajectories,
        screening.runs,
        weeks=screening.weeks,
        seed=screening.seed,
    )
    show_progress(Sweep(study, store, processes(workers or None)), study.title)
