"""`orgshift claims ...`: the sentences of the essays as experiments, with verdicts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands import options
from commands.listing import AsJson

if TYPE_CHECKING:
    from commands.progress_bar import Report
    from experiments.claims.claim import Claim
    from experiments.claims.claim_studies import Size, Table

command = typer.Typer(
    add_completion=False, no_args_is_help=True, help="The sentences of the essays as experiments, with verdicts."
)

QUICK_RUNS, QUICK_DRAWS = 8, 32
RUNS, DRAWS = 30, 200
PEOPLE = (150, 1_000, 10_000)
TRIALS = 60


@command.command("list")
def list_(as_json: AsJson = False) -> None:
    """List the claims: what each says, what is read, what would contradict it, what is missing."""
    from experiments.claims.claim_file import claims
    from experiments.claims.listing import describe

    columns = {"id": "claim", "says": "says", "expected": "expected", "arms": "arms", "missing": "missing"}
    from commands.listing import show

    show([describe(one) for one in claims()], columns, as_json=as_json)


@command.command()
def show(
    ids: Annotated[list[str], typer.Argument(metavar="ID ...", help="S0-1, S0-2, ...")],
) -> None:
    """Print the arms of claims: levers, what differs, what is switched off."""
    from experiments.claims.claim_file import find
    from experiments.claims.listing import print_claim

    for claim in find(ids):
        typer.echo(print_claim(claim))


@command.command()
def run(
    ids: Annotated[
        list[str], typer.Argument(metavar="[ID ...]", help='S0-1, S0-2, ... or "first" for 24 of them; all if none.')
    ] = [],  # noqa: B006
    quick: Annotated[
        bool, typer.Option("--quick", help=f"{QUICK_RUNS} seeds and {QUICK_DRAWS} draws, no rival forms.")
    ] = False,
    runs: Annotated[
        int | None, typer.Option("--runs", min=1, max=options.MOST_RUNS, help=f"Seeds at the defaults ({RUNS}).")
    ] = None,
    draws: Annotated[
        int | None, typer.Option("--draws", min=0, max=options.MOST_RUNS, help=f"Parameter draws ({DRAWS}).")
    ] = None,
    people: Annotated[int, typer.Option("--people", help=f"Size of the firm: {', '.join(map(str, PEOPLE))}.")] = PEOPLE[
        0
    ],
    settings: options.Settings = [],  # noqa: B006
    structure: options.Structure = [],  # noqa: B006
    seed: options.Seed = 1,
    workers: options.Workers = 0,
    executor: options.Executor = "processes",
    out: options.Out = "claims",
    as_json: AsJson = False,
) -> None:
    """Run claims and judge them: over seeds, over draws, in rival forms, with the mechanism off.

    Runs are kept in the folder: the same command goes on where it was stopped, a larger one adds what is missing.
    """
    from commands.study_progress import end_with
    from experiments.claims.claim_file import find
    from experiments.claims.claim_studies import Size
    from simulation.errors import UserError

    if people not in PEOPLE:
        nearest = min(PEOPLE, key=lambda one: abs(one - people))
        raise UserError(f"--people: {people} is no size that claims are run at; the nearest is {nearest}")
    chosen = find(ids)
    usual = (QUICK_RUNS, QUICK_DRAWS) if quick else (RUNS, DRAWS)
    size = Size(
        people,
        usual[0] if runs is None else runs,
        usual[1] if draws is None else draws,
        not quick,
        seed,
        options.parameters(settings),
        options.structure(structure),
    )
    failed = _run(chosen, size, Path(out), (executor, workers))
    rows, paths = _judged(chosen, size, Path(out))
    _print(rows, as_json)
    end_with(paths, [f"orgshift {_following(ids, quick)}"], failed, as_json)


@command.command("rivals")
def rivals_(
    ids: Annotated[
        list[str], typer.Argument(metavar="[ID ...]", help="Claims whose readings are searched; all if none.")
    ] = [],  # noqa: B006
    trials: Annotated[
        int,
        typer.Option(
            "--trials", min=1, max=options.MOST_RUNS, help="Programmes each search proposes, beside the known ones."
        ),
    ] = TRIALS,
    workers: options.Workers = 0,
    executor: options.Executor = "processes",
    out: options.Out = "claims",
    as_json: AsJson = False,
) -> None:
    """Search the strongest rival on what each claim reads, at the budget of the claims.

    What is found replaces the programmes that `claims run` sets beside the claims. Searches are kept in the folder:
    the same command goes on where it was stopped.
    """
    from commands.listing import show
    from commands.progress_bar import show_progress
    from experiments.claims.claim_file import FOLDER, find
    from experiments.claims.rival_search import make_search, readings_of, search_rival
    from experiments.claims.rivals import write_rival
    from experiments.execution.executors import executor_by_name
    from experiments.search.optimise import import_optuna
    from scenarios.files import check_folder
    from simulation.errors import UserError

    import_optuna("claims rivals")
    check_folder(FOLDER)
    readings = readings_of(find(ids))
    if not readings:
        why = "arms differ by more than their levers, or what is read is neither good nor bad"
        raise UserError(f"no rival can be searched for {', '.join(ids)}: {why}")
    make = executor_by_name(executor, workers or None)
    rows: list[dict[str, Any]] = []
    with show_progress() as report:
        for reading, claims in readings.items():
            search = make_search(reading, trials)
            found = search_rival(search, Path(out) / f"rival-{reading}.sqlite", make, _named(report, reading))
            path = write_rival(found)
            levers = [f"{one['lever']} {one['level']:.2g} from {one['start']}" for one in found.levers]
            rows.append({"reading": reading, "claims": claims, "levers": levers})
    show(rows, {"reading": "reading", "claims": "claims", "levers": "levers, levels, first weeks"}, as_json=as_json)
    if not as_json:
        _end_rivals(path, ids)


def _named(report: Report, reading: str) -> Report:
    """Return the report of one search, with what is searched for."""
    return lambda phase, done, total: report(f"rival on {reading}", done, total)


def _end_rivals(path: Path, ids: list[str]) -> None:
    from commands.command_text import quote_arguments
    from commands.finding_files import wrote

    wrote([path], [f"orgshift {quote_arguments('claims', 'run', *ids)}      claims beside these rivals"])


def _run(claims: tuple[Claim, ...], size: Size, out: Path, how: tuple[str, int]) -> int:
    """Run the studies of some claims; return how many runs failed."""
    from commands.study_progress import run_studies
    from experiments.claims.claim_studies import MODEL, make_studies, store_of

    studies = make_studies(claims, size)
    return run_studies(studies, {name: store_of(out, name, size.people) for name in studies}, how, MODEL, "claims")


def _judged(claims: tuple[Claim, ...], size: Size, out: Path) -> tuple[list[dict[str, Any]], list[Path]]:
    """Judge the claims and write table and page; return the rows and what was written."""
    import pandas as pd

    from analysis.claims.page import page
    from analysis.presentation.tables import csv_text
    from experiments.claims.claim_studies import make_studies, read_table, store_of
    from experiments.claims.results import judge
    from scenarios.files import write_whole
    from simulation.simulation import MODEL_VERSION

    tables: dict[str, Table] = {
        name: read_table(store_of(out, name, size.people)) for name in make_studies(claims, size)
    }
    rows = judge(claims, tables, size.people, MODEL_VERSION)
    paths = [
        write_whole(out / "claims.csv", csv_text(pd.DataFrame(rows))),
        write_whole(out / "claims.html", page(rows)),
    ]
    return rows, paths


def _print(rows: list[dict[str, Any]], as_json: bool) -> None:
    from analysis.claims.judging import VERDICTS
    from commands.listing import show_verdicts

    columns = {
        "id": "claim",
        "verdict": "verdict",
        "says": "says",
        "effect": "effect",
        "low": "low",
        "high": "high",
        "robustness": "holds in draws",
        "by_construction": "by construction",
    }
    show_verdicts(rows, columns, VERDICTS, why="missing", as_json=as_json)


def _following(ids: list[str], quick: bool) -> str:
    from commands.command_text import quote_arguments

    if quick:
        return f"{quote_arguments('claims', 'run', *ids)}      more seeds, draws and rival forms"
    return "claims list --json      arms, readings and what would contradict each claim"
