"""`orgshift study ...`: sweeps that survive anything."""

from pathlib import Path
from typing import Annotated

import typer

from commands import options
from commands.command_text import program_name, quote_arguments
from commands.study_go import StudyOptions, kept, permission, run_study

command = typer.Typer(add_completion=False, no_args_is_help=True, help="Run studies: many runs, kept in one file.")

StoreFile = Annotated[Path, typer.Argument(metavar="STORE.sqlite", help="The store a study was run into.")]
Workers = Annotated[
    int | None,
    typer.Option("--workers", min=1, max=options.MOST_WORKERS, help="Worker processes (default: the cores)."),
]
ShardOf = Annotated[str, typer.Option("--shard", metavar="I/N", help="Only the I-th of N parts, to merge later.")]
Retry = Annotated[bool, typer.Option("--retry-failed", help="Try runs that had failed once more.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="At most so many runs this time.")]
ImportAgents = Annotated[
    bool, typer.Option("--import-agents", help="Import the agent class that the store names: runs its code.")
]
Journal = Annotated[str, typer.Option("--journal", help="wal, or delete where the disk refuses wal (slower).")]


@command.command()
def run(
    file: Annotated[Path, typer.Argument(metavar="FILE.yaml", help="The study.")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="STORE.sqlite", help="Default: FILE.sqlite here.")
    ] = None,
    workers: Workers = None,
    executor: options.Executor = "processes",
    shard: ShardOf = "1/1",
    retry_failed: Retry = False,
    limit: Limit = None,
    journal: Journal = "wal",
    draws_from: options.DrawsFrom = None,
) -> None:
    """Run a study, or what is missing of it: stop it in any way, and start it again."""
    from experiments.study.study import Study

    store = out or Path(f"{file.stem}.sqlite")
    run_study(
        Study.read(file, draws_from=draws_from),
        store,
        StudyOptions(workers, executor, retry_failed, limit, journal, shard),
    )


@command.command()
def extend(
    store: StoreFile,
    points: Annotated[int | None, typer.Option("--points", min=1, help="Points (Morris: trajectories) in all.")] = None,
    replications: Annotated[int | None, typer.Option("--replications", min=1, help="Replications in all.")] = None,
    workers: Workers = None,
    executor: options.Executor = "processes",
    retry_failed: Retry = False,
    limit: Limit = None,
    journal: Journal = "wal",
    import_agents: ImportAgents = False,
) -> None:
    """Enlarge the study of a store: more points, more replications. Only what is new is run."""
    study = kept(store, import_agents).extended(points, replications)
    run_study(study, store, StudyOptions(workers, executor, retry_failed, limit, journal))


@command.command()
def status(
    store: StoreFile,
    digest: Annotated[bool, typer.Option("--digest", help="Also one digest of all good runs' numbers.")] = False,
) -> None:
    """Say how far a study is; also while it runs, from another terminal."""
    from commands.study_status import describe_next_step, describe_status
    from experiments.storage.store import Store
    from experiments.study.status import status as look

    with Store.open(store) as opened, opened.snapshot():
        found = look(opened)
        numbers = opened.digest() if digest else ""
    for line in describe_status(found, store):
        typer.echo(line)
    if digest:
        typer.echo(f"digest of all good runs in the store: {numbers}")
    typer.echo(f"being written by {found.writer}" if found.writer else f"Next: {describe_next_step(found, store)}")


@command.command()
def check(store: StoreFile) -> None:
    """Read everything in a store, say how many runs are sound, and name what is damaged."""
    from commands.study_status import describe_check
    from experiments.storage.store import Store

    with Store.open(store, check=False) as opened:
        lines, is_sound = describe_check(opened)
    for line in lines:
        typer.echo(line)
    if not is_sound:
        raise typer.Exit(2)


@command.command()
def merge(
    shards: Annotated[list[Path], typer.Argument(metavar="STORE.sqlite...", help="The stores to put together.")],
    out: Annotated[Path, typer.Option("--out", metavar="STORE.sqlite", help="Where to; may exist already.")],
    journal: Journal = "wal",
) -> None:
    """Put stores together: the shards of a study, or studies that belong together."""
    from experiments.study.merging import merge as put_together

    found = put_together(out, shards, journal=journal)
    typer.echo(f"{out}: {found.added:,} runs added, {found.present:,} there already")
    if found.different:
        typer.echo(
            f"{found.different:,} runs have other numbers than those there, which were kept: computed elsewhere?"
        )
    typer.echo(f"Next: {program_name()} {quote_arguments('study', 'status', out)}")


@command.command()
def export(
    store: StoreFile,
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="A .parquet or .csv file; with --run a graph.")],
    weekly: Annotated[bool, typer.Option("--weeks", help="One row per run and kept week, not per run.")] = False,
    people: Annotated[bool, typer.Option("--people", help="One row per person, run and kept week.")] = False,
    ties: Annotated[bool, typer.Option("--ties", help="One row per tie, run and kept week.")] = False,
    run_id: Annotated[
        str, typer.Option("--run", metavar="RUN_ID", help="People and ties of one run, as a .graphml or .gexf file.")
    ] = "",
    week: Annotated[int | None, typer.Option("--week", min=0, help="Of --run: a kept week, not the last.")] = None,
    indicator: Annotated[
        list[str] | None, typer.Option("--indicator", help="Only these; give it again for more.")
    ] = None,
) -> None:
    """Write a study's good runs as Parquet or CSV, or the people and ties of one as a graph."""
    from experiments.storage.store import Store
    from experiments.study.export import RUNS, export_graph
    from experiments.study.export import export as write
    from simulation.errors import UserError

    named = {"--weeks": weekly, "--people": people, "--ties": ties, "--run": bool(run_id)}
    given = [option for option, is_given in named.items() if is_given]
    if len(given) > 1:
        raise UserError(f"{' and '.join(given)}: a file holds one of them; give one")
    if week is not None and not run_id:
        raise UserError("--week: is a week of one run; give --run RUN_ID beside it")
    with Store.open(store) as opened, opened.snapshot():
        if run_id:
            typer.echo(f"{to}: week {export_graph(opened, to, run_id, week)}")
            return
        rows = write(opened, to, given[0].removeprefix("--") if given else RUNS, indicator or None)
    typer.echo(f"{to}: {rows:,} rows")


@command.command()
def show(
    run_id: Annotated[str, typer.Argument(metavar="RUN_ID", help="A run's id, or the beginning of it.")],
    store: Annotated[Path, typer.Option("--store", metavar="STORE.sqlite", help="The store it is in.")],
    out: Annotated[Path | None, typer.Option("--out", metavar="WEEKS.csv", help="Write its weeks.")] = None,
    import_agents: ImportAgents = False,
) -> None:
    """Compute one run again, exactly, and say whether its numbers are those in the store."""
    from commands.study_show import describe_run, weeks_csv
    from experiments.storage.store import Store
    from experiments.study.replay import replay

    with Store.open(store) as opened:
        found = replay(opened, run_id, may_import=permission(import_agents))
        names = opened.header.names
    typer.echo(describe_run(found, names))
    if out is not None:
        from scenarios.files import write_whole

        typer.echo(f"Wrote {write_whole(out, weeks_csv(found, names))}")
    if found.same is False:
        raise typer.Exit(1)


@command.command()
def schema(
    out: Annotated[Path, typer.Option("--out", help="Where to write it.")] = Path("study.schema.json"),
) -> None:
    """Write the JSON schema of study files: editors then complete names and explain them."""
    from experiments.runs.catalogue_cache import catalogue
    from experiments.study.json_schema import schema as text
    from scenarios.files import write_whole

    written = write_whole(out, text(catalogue()))
    typer.echo(f"Wrote {written}\nFirst line of a study beside it: # yaml-language-server: $schema={written.name}")
