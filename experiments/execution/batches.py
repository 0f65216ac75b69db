"""Batches of tasks for workers, and the results or failures that come back."""

import time
import traceback
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
MakeExecutor = Callable[[], Executor]
_COMPUTED: set[Callable[..., object]] = set()
"""What this process has computed once, so that its code is compiled."""


class RunFailed(Exception):
    """One task that gave no result: a reason in one line, and a traceback."""

    def __init__(self, reason: str, details: str = "") -> None:
        super().__init__(reason, details)
        self.reason = reason
        self.details = details

    def __str__(self) -> str:
        return self.reason

    @classmethod
    def of(cls, error: BaseException) -> "RunFailed":
        """Return a failure with the exception as text, since not every exception can be pickled."""
        message = str(error).strip()
        reason = f"{type(error).__name__}: {message}" if message else type(error).__name__
        return cls(reason, "".join(traceback.format_exception(error)))


@dataclass(frozen=True)
class BatchResult(Generic[R]):
    """The result of a chunk: an outcome for each task, and the seconds all of them took."""

    outcomes: tuple[R | RunFailed, ...]
    seconds: float


def compute(fn: Callable[[T], R], tasks: tuple[T, ...], time_limit: float | None = None) -> BatchResult[R]:
    """Compute `fn` for each task, in a worker; a task that raises or takes too long fails alone.

    `time_limit`: seconds for each task, measured here.
    """
    start = time.perf_counter()
    outcomes = tuple(_attempt(fn, task, time_limit) for task in tasks)
    return BatchResult(outcomes, time.perf_counter() - start)


def confirm_start() -> bool:
    """Return True, from a worker that has started."""
    return True


def _attempt(fn: Callable[[T], R], task: T, time_limit: float | None) -> R | RunFailed:
    """Compute one task, twice if it is the first here and took too long: it compiled."""
    is_first, seconds = fn not in _COMPUTED, 0.0
    try:
        for _ in range(1 + is_first):
            start = time.perf_counter()
            found = fn(task)
            _COMPUTED.add(fn)
            seconds = time.perf_counter() - start
            if time_limit is None or seconds <= time_limit:
                return found
    except (Exception, SystemExit) as error:  # a model that calls exit() fails, the worker stays
        return RunFailed.of(error)
    return report_timeout(time_limit, seconds)


def report_death(times: int) -> RunFailed:
    """Describe a task that ended its worker process every time it was tried."""
    plural = "s" if times > 1 else ""
    return RunFailed(
        f"WorkerDied: ended its worker process {times} time{plural} (out of memory, or a crash in compiled code)"
    )


def report_timeout(limit: float | None, seconds: float | None = None) -> RunFailed:
    """Describe a task over its time limit; `seconds`: how long it took, None if it was ended."""
    what = "did not end within" if seconds is None else f"took {seconds:.3g} s, longer than"
    return RunFailed(f"TooSlow: {what} its time limit of {limit:g} s")
