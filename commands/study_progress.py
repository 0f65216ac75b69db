"""Shows the progress of a sweep: a bar on a terminal, a line every ten seconds elsewhere."""

import signal
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from experiments.study.progress import Progress
    from experiments.study.study import Study

EVERY = 10.0  # seconds between plain lines


def show_progress(sweep: "Iterable[Progress]", title: str) -> "Progress":
    """Run a sweep to its end, with its progress on standard error; return the final progress.

    A request to end (SIGTERM, as batch systems send) counts as Ctrl-C: committed runs are kept.
    """
    with _terminate_as_interrupt():
        return _bar(sweep, title) if sys.stderr.isatty() else _lines(sweep)


def run_studies(
    studies: Mapping[str, "Study"], stores: Mapping[str, Path], how: tuple[str, int], model: str, title: str
) -> int:
    """Run studies into their stores, both by name; return how many runs failed, now or before.

    how: an executor and how many workers; 0 = as many as there are cores. model: the module that answers for the runs.
    """
    from experiments.execution.executors import executor_by_name
    from experiments.study.sweep import Sweep

    failed = 0
    for name, study in studies.items():
        make_executor = executor_by_name(how[0], how[1] or None)
        stores[name].parent.mkdir(parents=True, exist_ok=True)
        progress = show_progress(Sweep(study, stores[name], make_executor, model), f"{title}, {name}")
        failed += progress.failed + progress.failed_before
    return failed


def end_with(paths: Iterable[Path], following: Iterable[str], failed: int, as_json: bool) -> None:
    """Say what was written and what comes next; end with code 3 where runs failed."""
    import typer

    from commands.finding_files import wrote

    if not as_json:
        wrote(paths, following)
    if failed:
        typer.echo(f"Failed runs: {failed}; the others are counted.", err=True)
        raise typer.Exit(3)


def _lines(sweep: "Iterable[Progress]") -> "Progress":
    last: Progress | None = None
    printed = time.monotonic()
    for last in sweep:
        if time.monotonic() - printed >= EVERY:
            printed = time.monotonic()
            print(last.line(), file=sys.stderr, flush=True)
    assert last is not None  # a sweep yields at least once
    print(last.line(), file=sys.stderr, flush=True)
    return last


def _bar(sweep: "Iterable[Progress]", title: str) -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[line]}"))
    last: Progress | None = None
    with Bar(*columns, console=Console(stderr=True), refresh_per_second=4) as bar:
        task = bar.add_task(title, total=None, line="planning")
        for last in sweep:
            finished = last.present + last.done + last.failed
            bar.update(task, total=last.total or None, completed=finished, line=last.line())
    assert last is not None
    return last


@contextmanager
def _terminate_as_interrupt() -> Iterator[None]:
    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
