"""What `orgshift study status` says about a store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from commands.called import called, quoted
from commands.study_go import next_step

if TYPE_CHECKING:
    from experiments.status import Status


def told(found: Status, store: Path) -> Iterator[str]:
    """How far a study is, line by line."""
    if not found.planned:
        yield f"{store}: no study is planned in it yet, and nothing is run"
        return
    yield f"{found.title}: {found.scenarios:,} scenarios, model version {found.model_version}"
    wanted = "as many as intervals take" if found.wanted is None else f"{found.wanted:,}"
    yield f"{found.done:,} done, {found.failed:,} failed, of {wanted}"
    if found.others:
        yield f"{found.others:,} more runs that the study as it is now does not ask for"
    for reason, count, example in found.errors:
        yield f"failed {count:,} {'time' if count == 1 else 'times'}: {reason}"
        yield f"  again, with all that is said: {called()} {quoted('study', 'show', example, '--store', store)}"


def following(found: Status, store: Path) -> str:
    """The next useful command for a store that nobody writes."""
    if not found.planned:
        return f"{called()} {quoted('study', 'run', 'FILE.yaml', '--out', store)}"
    return next_step(store, found.failed)
