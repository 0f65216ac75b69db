"""Progress on anything over two seconds: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import TaskID

EVERY = 10.0  # seconds between plain lines
COMPILING = "Compiling, once on this machine"
WAITING = "waiting for the first runs (the workers load the model)"


class Report(Protocol):
    """A function called with the phase, how much of it is done, and how much there is."""

    def __call__(self, phase: str, done: int, total: int) -> None:
        """Show the progress."""


@contextmanager
def show_progress() -> Iterator[Report]:
    """Yield a function that reports progress, with a bar that is shown while the block runs.

    It writes to standard error, so that output can be piped.
    """
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield _plain(console)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description:<28}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console) as progress:
        tasks: dict[str, TaskID] = {}

        def report(phase: str, done: int, total: int) -> None:
            if phase not in tasks:
                tasks[phase] = progress.add_task(phase, total=total)
            progress.update(tasks[phase], completed=done, total=total)

        yield report


def compile_first() -> None:
    """Compile the model before the first run on this machine, and show how far that is."""
    from experiments.execution import first_compile

    if not first_compile.is_due():
        return
    from rich.console import Console

    console = Console(stderr=True)
    if console.is_terminal:
        with console.status(COMPILING) as status:
            first_compile.compile_model(lambda *progress: status.update(describe_compiling(*progress)))
    else:
        first_compile.compile_model(_compiling_lines(console))


def describe_compiling(done: int, total: int, seconds: float) -> str:
    """Return the line that says how far compiling is, in functions."""
    return f"{COMPILING}: {min(done, total)} of about {total}, about {seconds:.0f} s left"


def _compiling_lines(console: Console) -> Callable[[int, int, float], None]:
    """Return a function that prints that line at once and then every ten seconds."""
    printed = -EVERY

    def report(done: int, total: int, seconds: float) -> None:
        nonlocal printed
        if time.monotonic() - printed >= EVERY:
            printed = time.monotonic()
            console.print(describe_compiling(done, total, seconds), highlight=False, soft_wrap=True)

    return report


def _plain(console: Console) -> Report:
    """Return a function that prints a line where the number or the phase changed.

    At most every ten seconds; once if there is nothing after that time.
    """
    last: dict[str, tuple[float, int]] = {}
    waiting: set[str] = set()

    def report(phase: str, done: int, total: int) -> None:
        now = time.monotonic()
        printed, before = last.get(phase, (-EVERY, -1))
        late = now - printed >= EVERY
        if phase not in last or (done != before and (done == total or late)):
            last[phase] = now, done
            console.print(f"{phase}: {done:,} of {total:,}", highlight=False)
        elif done == 0 and late and phase not in waiting:
            waiting.add(phase)
            console.print(f"{phase}: {WAITING}", highlight=False)

    return report
