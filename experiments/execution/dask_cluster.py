"""An existing Dask cluster as executor, however it was started (SLURM, Kubernetes, ssh)."""

import logging
from collections.abc import Callable
from concurrent.futures import Executor
from functools import partial
from importlib import import_module
from typing import Any

from experiments.execution.batches import MakeExecutor
from simulation.errors import UserError

CONNECT_SECONDS = 10
WORKERS_SECONDS = 60
CHUNK_SECONDS = 0.25  # a task costs Dask some 2 ms, so very short runs travel in larger chunks


def cluster(address: str) -> MakeExecutor:
    """Return a maker of executors on the Dask scheduler at HOST:PORT.

    Raises UserError if dask is not installed.
    """
    try:
        import distributed  # noqa: F401
    except ImportError:
        raise UserError("--executor dask://...: dask is not installed (pip install 'orgshift[research]')") from None
    return partial(_connect, address)


def _connect(address: str) -> Executor:
    distributed: Any = import_module("distributed")  # its type hints are wrong
    _silence_dask()
    try:
        client = distributed.Client(f"tcp://{address}", timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as problem:
        raise UserError(f"--executor dask://{address}: no scheduler answers there ({problem})") from None
    try:
        client.wait_for_workers(1, timeout=WORKERS_SECONDS)
        _same_everywhere(address, client.run(versions))
    except TimeoutError:
        client.close()
        raise UserError(f"--executor dask://{address}: its scheduler has no workers") from None
    except BaseException:
        client.close()
        raise
    return _Cluster(client)


def _silence_dask() -> None:
    """Silence Dask's loggers: of a lost cluster we report one line, they seventy."""
    for name in list(logging.root.manager.loggerDict):
        if name.startswith(("distributed", "tornado")):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def versions() -> dict[str, str]:
    """Return what decides results on a machine: Python, numpy and our own sources."""
    import platform

    import numpy

    from experiments.runs.catalogue_cache import sources

    python = ".".join(platform.python_version_tuple()[:2])
    return {"Python": python, "numpy": numpy.__version__, "orgshift's sources": sources()}


def _same_everywhere(address: str, found: dict[str, dict[str, str]]) -> None:
    here = versions()
    for worker, there in found.items():
        different = [f"{name} {there.get(name)} (here {here[name]})" for name in here if there.get(name) != here[name]]
        if different:
            problem = f"worker {worker} runs {', '.join(different)}; results would not be the same"
            raise UserError(f"--executor dask://{address}: {problem}")


class _Cluster(Executor):
    """Dask's own executor, closed together with its client."""

    chunk_seconds = CHUNK_SECONDS

    def __init__(self, client: Any) -> None:
        self.client = client
        self.workers = sum(client.nthreads().values())
        self.inner = client.get_executor(pure=False)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        return self.inner.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.inner.shutdown(wait=wait)
        self.client.close()
