"""A pool around one executor, made when it is needed and replaced when it breaks."""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from concurrent.futures import TimeoutError as OutOfTime
from typing import Any, TypeVar

from experiments.execution.batches import (
    BatchResult,
    MakeExecutor,
    RunFailed,
    compute,
    confirm_start,
    report_death,
    report_timeout,
)

T = TypeVar("T")
R = TypeVar("R")

CHUNK_SECONDS = 0.05
GRACE_SECONDS = 30.0  # after its time limit a task that does not end is ended; a worker may still have to start
WARMING_SECONDS = 600.0  # the same for a task that may compile: the first, and on a cluster the first of each machine
CANNOT_START = (
    "the worker processes cannot start; a script that starts runs must do so under `if __name__ == '__main__':`, "
    "and from a file"
)


class EngineStopped(RuntimeError):
    """The executor cannot be used any more: its workers cannot start, or its cluster went away."""


class Pool:
    """An executor with its maker, by which it can be replaced while tasks wait."""

    def __init__(self, make_executor: MakeExecutor) -> None:
        self.make_executor = make_executor
        self.proven = False  # a worker has answered: workers can start, and the compile cache is filled
        self._executor: Executor | None = None

    @property
    def executor(self) -> Executor:
        """The executor in use."""
        if self._executor is None:
            self._executor = self.make_executor()
        return self._executor

    @property
    def workers(self) -> int:
        """The number of its workers; 1 if the executor does not give it."""
        count = getattr(self.executor, "workers", None) or getattr(self.executor, "_max_workers", None)
        return int(count or 1)

    @property
    def chunk_seconds(self) -> float:
        """Seconds that a chunk of very short tasks should take, so that sending it costs little."""
        return float(getattr(self.executor, "chunk_seconds", CHUNK_SECONDS))

    @property
    def can_kill(self) -> bool:
        """Whether a task that has begun can be ended."""
        return hasattr(self.executor, "kill")

    @property
    def grace(self) -> float:
        """Seconds after its time limit until a task that does not end counts as failed."""
        return GRACE_SECONDS if self.can_kill else WARMING_SECONDS

    def submit(
        self, fn: Callable[[T], R], chunk: tuple[T, ...], time_limit: float | None = None
    ) -> Future[BatchResult[R]]:
        """Send a chunk of tasks to a worker; `time_limit`: seconds for each of them.

        Raises BrokenExecutor if the executor cannot take it.
        """
        send: Any = self.executor.submit
        try:
            future: Future[BatchResult[R]] = send(compute, fn, chunk, time_limit)
        except BrokenExecutor:
            raise
        except Exception as error:  # a pool that breaks while it starts a process raises errors of many kinds
            raise BrokenExecutor(str(error)) from error
        return future

    def take(self, future: Future[BatchResult[R]], timeout: float | None = None) -> BatchResult[R]:
        """Return the result of a chunk.

        Raises BrokenExecutor if its worker died, EngineStopped if the cluster went away, OutOfTime after `timeout`
        seconds, and any error of sending the chunk or its results.
        """
        try:
            done = future.result(timeout)
        except CancelledError:
            raise EngineStopped("the cluster went away while runs were under way") from None
        self.proven = True
        return done

    def alone(self, fn: Callable[[T], R], task: T, time_limit: float | None, max_attempts: int) -> R | RunFailed:
        """Compute one task with nothing else under way, so that it alone causes what happens."""
        for _ in range(max_attempts):
            try:
                future = self.submit(fn, (task,), time_limit)
                return self.take(future, None if time_limit is None else time_limit + self.grace).outcomes[0]
            except BrokenExecutor:
                self.renew()
            except OutOfTime:
                if not future.cancel() and self.can_kill:
                    self.renew()
                return report_timeout(time_limit)
            except EngineStopped:
                raise
            except Exception as error:
                return RunFailed.of(error)
        return report_death(max_attempts)

    def renew(self) -> None:
        """End what is left of a broken executor and make another.

        Raises EngineStopped if its workers cannot start.
        """
        self.close(at_once=True)
        if self.proven:
            return
        try:
            self.executor.submit(confirm_start).result()
        except BrokenExecutor:
            self.close(at_once=True)
            raise EngineStopped(CANNOT_START) from None

    def close(self, at_once: bool = False) -> None:
        """Let the workers go; `at_once`: without waiting for what they are doing."""
        executor, self._executor = self._executor, None
        if executor is None:
            return
        if at_once and hasattr(executor, "kill"):
            executor.kill()
        executor.shutdown(wait=not at_once, cancel_futures=True)
