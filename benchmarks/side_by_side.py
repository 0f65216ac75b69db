"""Two checkouts measured in turns: each in a process of its own that does one pass when it is asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from benchmarks.figures import Figure, compare_costs, median

ROOT = Path(__file__).resolve().parents[1]
WORK = Path(__file__).with_name("work.py")
EARLIER = "earlier commit"

Passes = list[dict[str, float]]


class CannotCheckOut(ValueError):
    """The earlier commit cannot be had; the message says why."""


@contextmanager
def checked_out(commit: str, folder: Path) -> Iterator[Path | None]:
    """A worktree of a commit of this repository, removed at the end; None without a commit.

    Raises:
        CannotCheckOut: where git does not know the commit.
    """
    if not commit:
        yield None
        return
    tree = folder / "earlier"
    made = subprocess.run(
        ["git", "worktree", "add", "--detach", tree, commit], cwd=ROOT, capture_output=True, text=True
    )
    if made.returncode:
        reason = (made.stderr.strip().splitlines() or ["git said nothing"])[-1]
        raise CannotCheckOut(f"--base {commit} cannot be checked out: {reason}")
    try:
        yield tree
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", tree], cwd=ROOT, capture_output=True)


def environment_of(tree: Path, **more: str) -> dict[str, str]:
    """The environment in which Python finds this checkout's packages, and its reference model, before any other."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(tree), str(tree / "tests"))), **more}


class Worker:
    """A process that does one kind of work of one checkout (`work.py`), a pass each time it is asked."""

    def __init__(self, tree: Path, work: str, *arguments: object, python: str = sys.executable) -> None:
        command = [python, "-P", str(WORK), work, *map(str, arguments)]
        self._process = subprocess.Popen(
            command, cwd=tree, env=environment_of(tree), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        found = self._read()["packages"]
        if Path(str(found)) != tree.resolve():
            raise RuntimeError(f"the work in {tree} imports the packages of {found}")

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def ask(self) -> dict[str, float]:
        """One pass: what it measured, by name."""
        assert self._process.stdin is not None
        self._process.stdin.write("again\n")
        self._process.stdin.flush()
        return self._read()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the work ended: {' '.join(map(str, self._process.args))}")  # type: ignore[arg-type]
        answer: dict[str, Any] = json.loads(line)
        return answer


def take_turns(trees: Sequence[Path], passes: int, work: str, *arguments: object) -> list[Passes]:
    """Do the same work in each checkout, in turns: for each checkout what its passes measured."""
    with ExitStack() as stack:
        workers = [stack.enter_context(Worker(tree, work, *arguments)) for tree in trees]
        done: list[Passes] = [[] for _ in workers]
        for number in range(passes):
            order = list(zip(workers, done, strict=True))
            for worker, into in order if number % 2 == 0 else reversed(order):
                into.append(worker.ask())
    return done


def trees(base: Path | None) -> list[Path]:
    """The checkouts to measure: this one and, where there is one, the earlier commit."""
    return [ROOT, *([base] if base else [])]


def compared(row: str, case: str, unit: str, measured: list[list[float]], **more: object) -> Figure:
    """A figure of this build's passes and, where they were measured, of the earlier commit's."""
    if len(measured) == 1:
        return Figure(row, case, unit, median(measured[0]), **more)  # type: ignore[arg-type]
    ours, theirs, ratio = compare_costs(*measured)
    return Figure(row, case, unit, ours, theirs, EARLIER, ratio, **more)  # type: ignore[arg-type]


def pick(done: list[Passes], name: str, factor: float = 1.0) -> list[list[float]]:
    """One of the things that passes measured, for each checkout."""
    return [[factor * one[name] for one in passes] for passes in done]
