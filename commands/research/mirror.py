"""`orgshift mirror ...`: published studies repeated on simulated firms, beside the original."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands import options
from commands.listing import AsJson

if TYPE_CHECKING:
    from experiments.mirror.firm_studies import Size
    from experiments.mirror.row import Row

command = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Published studies repeated on simulated firms, beside the original.",
)

QUICK_FIRMS, QUICK_LARGE = 40, 0
FIRMS, LARGE = 200, 40


@command.command("list")
def list_(as_json: AsJson = False) -> None:
    """List the studies: what was published, how it is repeated, which are left out and why."""
    from commands.listing import show
    from experiments.mirror.row import left_out, rows

    found: list[dict[str, Any]] = [
        {
            "id": one.id,
            "says": one.says,
            "published": one.published,
            "used": one.used,
            "mark": one.mark,
            "source": one.source,
            "firms": ", ".join(one.firms),
            "analysis": one.analysis,
            "proxy": one.proxy,
            "left_out": "",
        }
        for one in rows()
    ]
    found += [
        {**dict.fromkeys(found[0], ""), "id": one.id, "says": one.says, "left_out": one.reason} for one in left_out()
    ]
    columns = {
        "id": "study",
        "says": "says",
        "published": "published",
        "used": "used for",
        "left_out": "left out because",
    }
    show(found, columns, as_json=as_json)


@command.command()
def run(
    ids: Annotated[list[str], typer.Argument(metavar="[ID ...]", help="A01, A02, ...; all if none is named.")] = [],  # noqa: B006
    quick: Annotated[bool, typer.Option("--quick", help=f"{QUICK_FIRMS} firms of each kind, no large ones.")] = False,
    number: Annotated[
        int | None, typer.Option("--firms", min=1, max=options.MOST_RUNS, help=f"Firms of each kind ({FIRMS}).")
    ] = None,
    large: Annotated[
        int | None, typer.Option("--large", min=0, max=options.MOST_RUNS, help=f"Firms of 1,000 people ({LARGE}).")
    ] = None,
    settings: options.Settings = [],  # noqa: B006
    structure: options.Structure = [],  # noqa: B006
    seed: options.Seed = 1,
    workers: options.Workers = 0,
    executor: options.Executor = "processes",
    out: options.Out = "mirror",
    as_json: AsJson = False,
) -> None:
    """Survey and analyse simulated firms as the studies did; set both results side by side.

    Firms are kept in the folder: the same command goes on where it was stopped, a larger one adds what is missing.
    """
    from commands.study_progress import end_with
    from experiments.mirror.firm_studies import Size
    from experiments.mirror.row import find

    rows = find(ids)
    usual = (QUICK_FIRMS, QUICK_LARGE) if quick else (FIRMS, LARGE)
    size = Size(
        usual[0] if number is None else number,
        usual[1] if large is None else large,
        seed,
        options.parameters(settings),
        options.structure(structure),
    )
    failed = _run(rows, size, Path(out), (executor, workers))
    wholes, paths = _judged(rows, size, Path(out))
    _print(wholes, as_json)
    end_with(paths, [f"orgshift {_following(ids, quick)}"], failed, as_json)


def _run(rows: Sequence[Row], size: Size, out: Path, how: tuple[str, int]) -> int:
    """Run the studies of some rows; return how many runs failed."""
    from commands.study_progress import run_studies
    from experiments.mirror.firm_studies import MODEL, make_studies, store_of

    studies = make_studies(rows, size)
    return run_studies(studies, {name: store_of(out, name) for name in studies}, how, MODEL, "mirror")


def _judged(rows: Sequence[Row], size: Size, out: Path) -> tuple[list[dict[str, Any]], list[Path]]:
    """Judge the rows and write tables and picture; return the rows and what was written."""
    import pandas as pd

    from analysis.figures import picture_files
    from analysis.mirror.forest import forest
    from analysis.presentation.tables import csv_text
    from experiments.mirror.firm_studies import make_studies, read_firms
    from experiments.mirror.results import describe_left_out, judge
    from experiments.mirror.row import rows as all_rows
    from scenarios.files import write_each, write_whole
    from simulation.simulation import MODEL_VERSION

    wholes, parts = judge(rows, read_firms(out, list(make_studies(rows, size))), MODEL_VERSION, size.seed)
    beside = describe_left_out(MODEL_VERSION) if len(rows) == len(all_rows()) else []
    paths = [
        write_whole(out / "mirror.csv", csv_text(pd.DataFrame([*wholes, *beside]))),
        write_whole(out / "mirror_parts.csv", csv_text(pd.DataFrame(parts))),
    ]
    return wholes, [*paths, *write_each(out / "mirror", picture_files(forest(parts)))]


def _print(wholes: list[dict[str, Any]], as_json: bool) -> None:
    from commands.listing import show_verdicts
    from experiments.mirror.results import VERDICTS, describe_share

    columns = {
        "id": "study",
        "verdict": "verdict",
        "says": "says",
        "published": "published",
        "simulated": "simulated",
        "low": "low",
        "high": "high",
    }
    show_verdicts(wholes, columns, VERDICTS, as_json=as_json)
    share = describe_share(wholes)
    if share and not as_json:
        typer.echo(share)


def _following(ids: list[str], quick: bool) -> str:
    from commands.command_text import quote_arguments

    if quick:
        return f"{quote_arguments('mirror', 'run', *ids)}      more firms, and large ones; what is there is kept"
    return "mirror list --json      how each study is repeated, and what stands for what"
