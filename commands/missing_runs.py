"""Reports which runs an analysis lacks, because its study is unfinished or has failed runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from commands.command_text import quote_arguments

if TYPE_CHECKING:
    from experiments.storage.store import Store


def report_missing_runs(store: Store) -> str:
    """Report on standard error which runs a study lacks; return the command that completes it.

    "" if no command would.
    """
    from experiments.study.status import status

    found = status(store)
    left = found.least - found.done - found.failed
    if left <= 0 and not found.failed:
        return ""
    of = f"at least {found.least:,}" if found.wanted is None else f"{found.wanted:,}"
    failed = f", {found.failed:,} failed" if found.failed else ""
    typer.echo(
        f"{store.path}: {found.done:,} of {of} runs are there{failed}: what follows is about these only.", err=True
    )
    if left <= 0:
        return ""
    if found.writer:
        return f"orgshift {quote_arguments('study', 'status', store.path)}      it is being written by {found.writer}"
    return f"orgshift {quote_arguments('study', 'extend', store.path)}      does what is missing"
