"""Computes many tasks on any executor, in a bounded window; one bad task never stops it.

A task that raises becomes a RunFailed. When a worker dies (killed, out of memory, a crash in compiled code), the tasks
it might have been computing are run again one at a time, so that the guilty one is found and the others survive. A
task that takes longer than its limit fails: its worker measures it, and one that does not end is ended here. The order
of results is the order in which they come.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from itertools import islice
from types import TracebackType
from typing import Generic, TypeVar

from experiments.execution.batches import BatchResult, MakeExecutor, RunFailed, report_timeout
from experiments.execution.executors import processes
from experiments.execution.pool import WARMING_SECONDS, EngineStopped, Pool

__all__ = ["Engine", "EngineStopped", "RunFailed", "processes", "run_all"]

T = TypeVar("T")
R = TypeVar("R")

TICK = 0.5  # seconds after which `rounds` yields at least an empty list, so that its user can show progress
LARGEST_CHUNK = 128
QUEUE_PER_WORKER = 4
MOST_REFUSALS = 5
SETTLING_SECONDS = 10.0


def run_all(
    fn: Callable[[T], R],
    tasks: Iterable[T],
    make_executor: MakeExecutor,
    window: int | None = None,
    *,
    time_limit: float | None = None,
    max_attempts: int = 3,
) -> Iterator[tuple[T, R | RunFailed]]:
    """Compute `fn(task)` for every task; yield (task, result or RunFailed) as they come.

    `fn` is a function of a module (it is sent by name). `window`: how many chunks of tasks are under way at most
    (default 4 per worker). `time_limit`: seconds for one task. `max_attempts`: how often a task may end its worker
    before it counts as failed. Tasks are drawn as needed and never kept: memory does not grow with their number.
    Raises EngineStopped if no worker can be had. Closing the iterator ends the workers.
    """
    engine: Engine[T, R] = Engine(make_executor, window, max_attempts=max_attempts)
    with engine:
        for outcomes in engine.rounds(fn, tasks, time_limit):
            yield from outcomes


class Engine(Generic[T, R]):
    """A context manager around an executor, whose workers stay between rounds of tasks."""

    def __init__(
        self,
        make_executor: MakeExecutor,
        window: int | None = None,
        *,
        max_attempts: int = 3,
    ) -> None:
        self.pool = Pool(make_executor)
        self.window = window
        self.time_limit: float | None = None
        self.max_attempts = max_attempts
        self._under_way: dict[Future[BatchResult[R]], tuple[T, ...]] = {}  # oldest first
        self._again: deque[T] = deque()
        self._size = 1
        self._refusals = 0  # in a row
        self._warm: set[Callable[..., object]] = set()  # what a worker has computed once, so that its code is compiled

    def __enter__(self) -> "Engine[T, R]":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close(at_once=kind is not None)

    def close(self, at_once: bool = False) -> None:
        """Let the workers go; `at_once`: without waiting for what they are doing."""
        self._under_way.clear()
        self._again.clear()
        self.pool.close(at_once)

    def start(self, prepare: Callable[[], object]) -> None:
        """Start every worker now, each preparing itself, while the caller still has to think."""
        for _ in range(self.pool.workers):
            self.pool.executor.submit(prepare)

    def rounds(
        self, fn: Callable[[T], R], tasks: Iterable[T], time_limit: float | None = None
    ) -> Iterator[list[tuple[T, R | RunFailed]]]:
        """Compute `fn` for all tasks; yield what has come in, at least every half second.

        `time_limit`: seconds for one task.
        """
        self.time_limit = time_limit
        rest, finished = iter(tasks), False
        if fn not in self._warm:
            self._size = 1
        oldest, since = None, time.monotonic()
        try:
            while self._fill(fn, rest):
                wait(self._under_way, TICK, FIRST_COMPLETED)
                outcomes, broken = self._collect()
                if outcomes:
                    self._warm.add(fn)
                    self._refusals = 0
                yield outcomes
                if broken:
                    yield from self._isolate(fn)
                first = next(iter(self._under_way), None)
                if first is not oldest:
                    oldest, since = first, time.monotonic()
                elif first is not None and time.monotonic() - since > self._limit(fn, first):
                    yield from self._end(fn, first)
            finished = True
        finally:
            if not finished:
                self.close(at_once=True)

    def _fill(self, fn: Callable[[T], R], rest: Iterator[T]) -> bool:
        """Fill the window; return False if nothing is left.

        The first task runs alone: it compiles for all others.
        """
        while len(self._under_way) < self._width(fn):
            waiting = [self._again.popleft() for _ in range(min(self._size, len(self._again)))]
            chunk = tuple(waiting or islice(rest, self._size))
            if not chunk:
                break
            try:
                self._under_way[self.pool.submit(fn, chunk, self.time_limit)] = chunk
            except BrokenExecutor as error:
                self._again.extendleft(reversed(chunk))
                self._refusals += 1
                if self._under_way:
                    break
                if self._refusals > MOST_REFUSALS:
                    raise EngineStopped(f"workers cannot be started any more: {error}") from None
                self.pool.renew()
        return bool(self._under_way)

    def _width(self, fn: Callable[[T], R]) -> int:
        return (self.window or QUEUE_PER_WORKER * self.pool.workers) if fn in self._warm else 1

    def _collect(self) -> tuple[list[tuple[T, R | RunFailed]], bool]:
        """Take in what is done, and return whether the executor broke.

        The chunks it broke under stay under way.
        """
        outcomes: list[tuple[T, R | RunFailed]] = []
        broken = False
        for future in [future for future in self._under_way if future.done()]:
            chunk = self._under_way[future]
            try:
                done = self.pool.take(future)
            except BrokenExecutor:
                broken = True
                continue
            except EngineStopped:
                raise
            except Exception as error:  # the chunk, or one of its results, could not travel
                outcomes += self._untangle(chunk, error)
            else:
                outcomes += zip(chunk, done.outcomes, strict=True)
                self._resize(done)
            del self._under_way[future]
        return outcomes, broken

    def _untangle(self, chunk: tuple[T, ...], error: Exception) -> list[tuple[T, R | RunFailed]]:
        self._size = 1
        if len(chunk) == 1:
            return [(chunk[0], RunFailed.of(error))]
        self._again.extend(chunk)
        return []

    def _resize(self, done: BatchResult[R]) -> None:
        wanted = self.pool.chunk_seconds * len(done.outcomes) / max(done.seconds, 1e-9)
        self._size = max(1, min(int(wanted), 2 * self._size, LARGEST_CHUNK))

    def _isolate(self, fn: Callable[[T], R]) -> Iterator[list[tuple[T, R | RunFailed]]]:
        """Run what a dead worker may have been computing one task at a time, the rest later."""
        wait(self._under_way, SETTLING_SECONDS)  # the executor marks its chunks broken, or done just in time
        yield self._collect()[0]
        chunks = list(self._under_way.values())
        self._under_way.clear()
        self._size = 1
        suspects = 2 * self.pool.workers if self.pool.can_kill else len(chunks)  # processes begin the oldest first
        self._again.extendleft(task for chunk in reversed(chunks[suspects:]) for task in reversed(chunk))
        self.pool.renew()
        for task in (task for chunk in chunks[:suspects] for task in chunk):
            yield [(task, self.pool.alone(fn, task, self.time_limit, self.max_attempts))]

    def _limit(self, fn: Callable[[T], R], future: Future[BatchResult[R]]) -> float:
        if self.time_limit is None:
            return float("inf")
        grace = self.pool.grace if fn in self._warm else WARMING_SECONDS
        return self.time_limit * len(self._under_way[future]) + grace

    def _end(self, fn: Callable[[T], R], late: Future[BatchResult[R]]) -> Iterator[list[tuple[T, R | RunFailed]]]:
        """End the oldest chunk, which is running and over its time limit."""
        chunk = self._under_way.pop(late)
        if self.pool.can_kill:
            yield self._collect()[0]
            self._again.extendleft(task for other in reversed(self._under_way.values()) for task in reversed(other))
            self._under_way.clear()
            self.pool.renew()
        else:
            late.cancel()
        if len(chunk) == 1:
            yield [(chunk[0], report_timeout(self.time_limit))]
            return
        for task in chunk:
            yield [(task, self.pool.alone(fn, task, self.time_limit, self.max_attempts))]
