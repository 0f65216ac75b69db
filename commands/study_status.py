"""Describes a store for `orgshift study status`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from commands.command_text import program_name, quote_arguments

if TYPE_CHECKING:
    from experiments.storage.store import Store
    from experiments.study.status import Status


def describe_status(found: Status, store: Path) -> Iterator[str]:
    """Yield the lines that describe how far a study is."""
    if not found.planned:
        if found.scenarios:
            yield f"{store}: a study is planned in part ({found.scenarios:,} points), and nothing of it is run yet"
        else:
            yield f"{store}: no study is planned in it yet, and nothing is run"
        return
    repeated = f" for {found.points:,} points" if found.points > found.scenarios else ""
    yield f"{found.title}: {found.scenarios:,} scenarios{repeated}, model version {found.model_version}"
    wanted = "as many as intervals take" if found.wanted is None else f"{found.wanted:,}"
    yield f"{found.done:,} done, {found.failed:,} failed, of {wanted}"
    yield from describe_strays(found, store)
    for reason, count, example in found.errors:
        yield f"failed {count:,} {'time' if count == 1 else 'times'}: {reason}"
        again = quote_arguments("study", "show", example, "--store", store)
        yield f"  again, with all that is said: {program_name()} {again}"


def describe_strays(found: Status, store: Path) -> Iterator[str]:
    """Describe the runs of a store that its study no longer asks for, and what uses them again."""
    kept = "they are kept, export and analysis leave them out"
    if elsewhere := found.others - found.further:
        yield (
            f"{elsewhere:,} more runs are of other points or seeds than the study has now: {kept}, "
            "and a study that asks for them uses them again."
        )
    if found.further:
        again = f"{program_name()} {quote_arguments('study', 'extend', store, '--replications', found.furthest)}"
        yield f"{found.further:,} more runs are further replications: {kept}; `{again}` takes them in again."


def describe_next_step(found: Status, store: Path) -> str:
    """Return the next useful command for a store that nobody writes."""
    if not found.planned:
        return f"{program_name()} {quote_arguments('study', 'run', 'FILE.yaml', '--out', store)}"
    left = 0 if found.wanted is None else found.wanted - found.done - found.failed
    return next_step(store, found.failed, left)


def next_step(store: Path, failed: int, left: int = 0) -> str:
    """Return the next useful command for a store."""
    if left > 0:
        return f"{program_name()} {quote_arguments('study', 'extend', store)}      does what is missing"
    if failed:
        return f"{program_name()} {quote_arguments('study', 'status', store)}"
    return f"{program_name()} {quote_arguments('study', 'export', store, '--to', store.with_suffix('.csv').name)}"


def describe_check(store: Store) -> tuple[list[str], bool]:
    """Return what was found in a store, line by line, and whether all of it is sound."""
    from experiments.storage.sqlite import StoreError

    found = list(store.find_damage())
    damaged = len({damage.run_id for damage in found if damage.run_id})
    lines = [f"{store.path}: {damage.text}" for damage in found]
    try:
        total = sum(store.counts().values())
    except StoreError:
        return [*lines, f"{store.path}: its runs cannot be counted"], False
    runs = "run is" if total - damaged == 1 else "runs are"
    lines.append(f"{store.path}: {total - damaged:,} of {total:,} {runs} sound")
    if store.format == 1:
        lines.append(
            "It was written before runs had checksums: ids and structure were checked, the numbers could not be. "
            "`orgshift study merge` puts its runs into a store that has them."
        )
    return lines, not found
