"""`orgshift patterns`: published regularities beside what the model does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands import options
from commands.listing import AsJson

if TYPE_CHECKING:
    from experiments.patterns.pattern import Pattern
    from experiments.patterns.pattern_studies import Size

QUICK_RUNS, QUICK_DRAWS = 8, 32
RUNS, DRAWS = 30, 200


def command(
    ids: Annotated[list[str], typer.Argument(metavar="[ID ...]", help="P1, P2, ...; all where none is named.")] = [],  # noqa: B006
    quick: Annotated[bool, typer.Option("--quick", help=f"{QUICK_RUNS} seeds and {QUICK_DRAWS} draws.")] = False,
    runs: Annotated[
        int | None, typer.Option("--runs", min=1, max=options.MOST_RUNS, help=f"Seeds at the defaults ({RUNS}).")
    ] = None,
    draws: Annotated[
        int | None, typer.Option("--draws", min=0, max=options.MOST_RUNS, help=f"Parameter draws ({DRAWS}).")
    ] = None,
    seed: options.Seed = 1,
    workers: options.Workers = 0,
    executor: options.Executor = "processes",
    out: options.Out = "patterns",
    as_json: AsJson = False,
) -> None:
    """Run published patterns and say which the model reproduces, at the defaults and over draws.

    Runs are kept in the folder: the same command goes on where it was stopped, a larger one adds what is missing.
    """
    from commands.study_progress import end_with
    from experiments.patterns.catalogue import find
    from experiments.patterns.pattern_studies import Size

    patterns = find(ids)
    usual = (QUICK_RUNS, QUICK_DRAWS) if quick else (RUNS, DRAWS)
    size = Size(usual[0] if runs is None else runs, usual[1] if draws is None else draws, seed)
    failed = _run(patterns, size, Path(out), (executor, workers))
    rows, parts = _judged(patterns, Path(out))
    paths = _write(rows, parts, Path(out))
    _print(rows, as_json)
    end_with(paths, _following(ids, quick), failed, as_json)


def _run(patterns: tuple[Pattern, ...], size: Size, out: Path, how: tuple[str, int]) -> int:
    """Run the studies of some patterns; return how many runs failed."""
    from commands.study_progress import run_studies
    from experiments.patterns.pattern_studies import MODEL, make_studies

    studies = make_studies(patterns, size)
    return run_studies(studies, {name: out / f"{name}.sqlite" for name in studies}, how, MODEL, "patterns")


def _judged(patterns: tuple[Pattern, ...], out: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    from experiments.patterns.catalogue import gather_arms
    from experiments.patterns.pattern_studies import DEFAULTS, DRAWS, read_columns
    from experiments.patterns.results import judge
    from simulation.simulation import MODEL_VERSION

    has_arms = bool(gather_arms(patterns))
    stores = {name: out / f"{name}.sqlite" for name in (DEFAULTS, DRAWS)}
    found = {name: read_columns(path) if has_arms and path.exists() else {} for name, path in stores.items()}
    return judge(patterns, found[DEFAULTS], found[DRAWS], MODEL_VERSION)


def _write(rows: list[dict[str, Any]], parts: list[dict[str, Any]], out: Path) -> list[Path]:
    """Write the two tables and the picture."""
    import pandas as pd

    from analysis.figures import picture_files
    from analysis.patterns.picture import picture
    from analysis.presentation.tables import csv_text
    from scenarios.files import write_each, write_whole

    paths = [
        write_whole(out / "patterns.csv", csv_text(pd.DataFrame(rows))),
        write_whole(out / "parts.csv", csv_text(pd.DataFrame(parts))),
    ]
    spreads = {
        row["id"]: (row["draws_low"], row["draws_high"])
        for row in parts
        if row["part"] == 1 and row["draws_low"] is not None
    }
    return [*paths, *write_each(out / "patterns", picture_files(picture(rows, spreads)))]


def _print(rows: list[dict[str, Any]], as_json: bool) -> None:
    from analysis.patterns.judging import VERDICTS
    from analysis.patterns.picture import order
    from commands.listing import show_verdicts

    columns = {
        "id": "pattern",
        "verdict": "verdict",
        "claim": "claim",
        "published": "published",
        "simulated": "simulated",
        "low": "low",
        "high": "high",
        "share_of_draws": "holds in draws",
    }
    show_verdicts(rows if as_json else order(rows), columns, VERDICTS, as_json=as_json)


def _following(ids: list[str], quick: bool) -> list[str]:
    from commands.command_text import quote_arguments

    if quick:
        return [f"orgshift {quote_arguments('patterns', *ids)}      more seeds and draws; what is there is kept"]
    return ["orgshift parameters      what each figure rests on"]
