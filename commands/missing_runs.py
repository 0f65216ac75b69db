"""What analyses say of a study that is unfinished or has failed runs.

They speak about the runs that are there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from commands.command_text import quote_arguments

if TYPE_CHECKING:
    from experiments.storage.store import Store


def report_missing_runs(store: Store) -> str:
    """Says on standard error what a study lacks; returns the command that completes it.

    Returns "" if no command would.
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
