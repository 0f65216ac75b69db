"""What `orgshift study status` says about a store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from commands.command_text import called, quoted

if TYPE_CHECKING:
    from experiments.study.status import Status


def told(found: Status, store: Path) -> Iterator[str]:
    """How far a study is, line by line."""
    if not found.planned:
        yield f"{store}: no study is planned in it yet, and nothing is run"
        return
    yield f"{found.title}: {found.scenarios:,} scenarios, model version {found.model_version}"
    wanted = "as many as intervals take" if found.wanted is None else f"{found.wanted:,}"
    yield f"{found.done:,} done, {found.failed:,} failed, of {wanted}"
    yield from left_out(found, store)
    for reason, count, example in found.errors:
        yield f"failed {count:,} {'time' if count == 1 else 'times'}: {reason}"
        yield f"  again, with all that is said: {called()} {quoted('study', 'show', example, '--store', store)}"


def left_out(found: Status, store: Path) -> Iterator[str]:
    """Describes the runs of a store that its study no longer asks for.

    It names what takes them in again.
    """
    kept = "they are kept, export and analysis leave them out"
    if elsewhere := found.others - found.further:
        yield (f"{elsewhere:,} more runs are of other points or seeds than the study has now: {kept}, "
               "and a study that asks for them uses them again.")  # fmt: skip
    if found.further:
        again = f"{called()} {quoted('study', 'extend', store, '--replications', found.furthest)}"
        yield f"{found.further:,} more runs are further replications: {kept}; `{again}` takes them in again."


def following(found: Status, store: Path) -> str:
    """The next useful command for a store that nobody writes."""
    if not found.planned:
        return f"{called()} {quoted('study', 'run', 'FILE.yaml', '--out', store)}"
    left = 0 if found.wanted is None else found.wanted - found.done - found.failed
    return next_step(store, found.failed, left)


def next_step(store: Path, failed: int, left: int = 0) -> str:
    """The next useful command for a store."""
    if left > 0:
        return f"{called()} {quoted('study', 'extend', store)}      does what is missing"
    if failed:
        return f"{called()} {quoted('study', 'status', store)}"
    return f"{called()} {quoted('study', 'export', store, '--to', store.with_suffix('.csv').name)}"
