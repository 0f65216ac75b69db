"""Executors that compute runs: processes of this machine, this process, or a Dask cluster.

Everything here is an executor as in PEP 3148 (concurrent.futures); `engine` knows no other interface.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import Any

from experiments.execution.batches import MakeExecutor
from simulation.errors import UserError

_NO_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
_STOP = (signal.SIGINT, signal.SIGTERM)
_PDEATHSIG = 1  # Linux: prctl(PR_SET_PDEATHSIG, signal)


def processes(workers: int | None = None) -> MakeExecutor:
    """Return a maker of pools of that many processes of this machine (default: its cores).

    Workers are started afresh ("spawn", safe on every system), compute with one thread each, and end by themselves
    when the process that started them is gone, however it ended.
    """
    count = workers or cores()
    return partial(Processes, count)


def inline() -> Executor:
    """Return an executor that computes at once in this process: for debugging and tests."""
    return _Inline()


def executor_by_name(name: str, workers: int | None = None) -> MakeExecutor:
    """Return the maker an option names: `processes`, `inline`, or `dask://HOST:PORT`.

    Raises UserError for others.
    """
    if name == "processes":
        return processes(workers)
    if name == "inline":
        return inline
    if name.startswith("dask://"):
        from experiments.execution.dask_cluster import cluster

        return cluster(name.removeprefix("dask://"))
    raise UserError(f"--executor: '{name}' is none of: processes, inline, dask://HOST:PORT")


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Processes(ProcessPoolExecutor):
    """A process pool whose workers end with their parent and can be ended at once."""

    def __init__(self, workers: int) -> None:
        in_main_thread = threading.current_thread() is threading.main_thread()
        super().__init__(workers, get_context("spawn"), _start_worker, (in_main_thread,))
        self.workers = workers

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Send a task to a worker, starting one where there are fewer than there may be."""
        if len(self._processes or {}) == self.workers:
            return super().submit(fn, *args, **kwargs)
        with _hold_signals():
            return super().submit(fn, *args, **kwargs)

    def kill(self) -> None:
        """End every worker now, whatever it is doing; the pool is broken afterwards."""
        for process in list((self._processes or {}).values()):
            process.kill()


class _Inline(Executor):
    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def _hold_signals() -> Iterator[None]:
    """Hold back requests to stop while a worker starts."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = {number: signal.signal(number, lambda number, _: came.append(number)) for number in _STOP}
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # inherited: Ctrl-C reaches the whole terminal
    try:
        yield
    finally:
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)
        for sent in came:
            signal.raise_signal(sent)


def _start_worker(in_main_thread: bool) -> None:
    """Prepare a worker process: no Ctrl-C, one thread, and an end when the parent ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # inherited blocked from `_hold_signals`
    os.environ.update(dict.fromkeys(_NO_THREADS, "1"))
    if in_main_thread and sys.platform == "linux":
        # The kernel ends the worker even while compiled code runs. It watches the thread that started the worker,
        # so only a main thread will do: any other may end while its pool is still wanted.
        import ctypes

        ctypes.CDLL(None).prctl(_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_end_with_parent, daemon=True, name="end with parent").start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
