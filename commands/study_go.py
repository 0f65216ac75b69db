"""Runs what is missing of a study, for the commands `run` and `extend`."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from experiments.study.pending_runs import Shard
    from experiments.study.study import Study

SOME_FAILED = 3


@dataclass(frozen=True)
class StudyOptions:
    """The options on how a study is run, as they were typed."""

    workers: int | None
    executor: str
    retry_failed: bool
    limit: int | None
    journal: str
    shard: str = "1/1"


def run_study(study: "Study", store: Path, options: StudyOptions) -> None:
    """Run what is missing of a study and print the result. Exit code 3 if runs failed."""
    from commands.lazy import STOPPED
    from commands.progress_bar import compile_first
    from commands.study_progress import show_progress
    from commands.study_status import next_step
    from experiments.execution.engine import EngineStopped
    from experiments.execution.executors import executor_by_name
    from experiments.study.sweep import Sweep
    from simulation.errors import UserError

    if options.journal not in ("wal", "delete"):
        raise UserError(f"--journal: '{options.journal}' is neither wal nor delete")
    sweep = Sweep(
        study,
        store,
        executor_by_name(options.executor, options.workers),
        shard=_shard(options.shard, study),
        retry_failed=options.retry_failed,
        limit=options.limit,
        journal=options.journal,
    )
    if options.executor == "processes":
        compile_first()
    try:
        found = show_progress(sweep, study.title)
    except EngineStopped as problem:
        typer.echo(f"Stopped: {problem}. What was finished is kept in {store}; run the same again.", err=True)
        raise typer.Exit(STOPPED) from None
    failed = found.failed + found.failed_before
    good = found.present - found.failed_before + found.done
    typer.echo(f"{store}: {good:,} good runs, {failed:,} failed, {found.left:,} left")
    if options.shard == "1/1" and _held(store) > found.present + found.done + found.failed:
        for line in _left_out(store):
            typer.echo(line)
    typer.echo(f"Next: {next_step(store, failed, found.left if options.shard == '1/1' else 0)}")
    if failed:
        raise typer.Exit(SOME_FAILED)


def _held(store: Path) -> int:
    from experiments.storage.store import Store

    with Store.open(store, check=False) as opened:
        return sum(opened.counts().values())


def _left_out(store: Path) -> list[str]:
    from commands.study_status import describe_strays
    from experiments.storage.store import Store
    from experiments.study.status import status

    with Store.open(store, check=False) as opened:
        return list(describe_strays(status(opened), store))


def kept(store: Path, import_agents: bool) -> "Study":
    """Return the study a store was made for.

    Raises StoreError where it names an agent class that may not be imported.
    """
    from experiments.storage.store import Store
    from experiments.study.replay import check_agents
    from experiments.study.study import Study

    with Store.open(store) as opened:
        study = Study.of_store(opened)
    check_agents(store, study.employee, permission(import_agents))
    return study


def permission(import_agents: bool) -> Callable[[str], bool]:
    """Return a function that decides whether an agent class of a store may be imported.

    As the option says; on a terminal the user is asked.
    """

    def may_import(name: str) -> bool:
        if import_agents or not sys.stdin.isatty():
            return import_agents
        return typer.confirm(f"The store names the agent class '{name}'. Import it, which runs its code?", err=True)

    return may_import


def _shard(text: str, study: "Study") -> "Shard":
    from experiments.design.replications import Ranked
    from experiments.study.pending_runs import Shard
    from simulation.errors import UserError

    number, slash, of = text.partition("/")
    digits = all(part.isascii() and part.isdecimal() for part in (number, of))
    if not (slash and digits and 1 <= int(number) <= int(of)):
        raise UserError(f"--shard: '{text}' should be I/N with I from 1 to N, as 3/8")
    parts = len(study.organizations)
    if isinstance(study.replications, Ranked) and int(of) > parts:
        raise UserError(
            f"--shard: '{text}': `replications: {{rank: ...}}` hands out runs among all strategies of an organization "
            f"together, so this study divides into at most {parts} {'part' if parts == 1 else 'parts'}; more --workers "
            "make it faster"
        )
    return Shard(int(number), int(of))
