"""Compiling the model before the first run, in two processes side by side.

One compiles what makes an organization and its week 0, the other the week, its account and single steps. A run that
starts afterwards compiles nothing. Whoever skips this loses nothing: kernels are compiled when they are first called.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FUNCTIONS = {"start": 189, "week": 249}  # about how many functions each process compiles
OUTERMOST, LAST = 5, 0.35  # the last of these, which hold the others, take so much of the time
DONE = "first-compile"  # a file in the folder of compiled code
LOOK_EVERY = 0.5  # seconds

Report = Callable[[int, int, float], None]
"""A function called with the functions compiled, about how many there are, and the seconds left."""


def is_due() -> bool:
    """Return whether the model has to be compiled, and may be."""
    if os.environ.get("NUMBA_DISABLE_JIT", "0") not in ("", "0"):
        return False
    return not (_folder() / DONE).exists()


def compile_model(report: Report) -> None:
    """Compile what runs need, reporting every half second."""
    processes = [Compiling(name) for name in FUNCTIONS]
    try:
        while any(process.is_running() for process in processes):
            done = sum(process.compiled for process in processes)
            report(done, sum(FUNCTIONS.values()), max(process.seconds_left() for process in processes))
            time.sleep(LOOK_EVERY)
    finally:
        for process in processes:
            process.end()
    if all(process.succeeded for process in processes):
        (_folder() / DONE).touch()


def seconds_left(seconds: float, latest: float, compiled: int, functions: int) -> float:
    """Return about how long compiling goes on.

    seconds: since it began. latest: from there to the latest function. compiled: functions so far, of about so many.
    """
    inner = functions - OUTERMOST
    share = (1 - LAST) * min(compiled / inner, 1.0) + LAST * min(max(compiled - inner, 0) / OUTERMOST, 1.0)
    return max(latest / share - seconds, 1.0) if share > 0 else 60.0


class Compiling:
    """A process that compiles one half of the model and prints a line for each function."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.compiled = 0
        self.latest = self._began = time.monotonic()
        code = f"from experiments.execution import first_compile; first_compile.work({name!r})"
        path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
        self._process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )
        self._reader = threading.Thread(target=self._count, daemon=True)
        self._reader.start()

    def _count(self) -> None:
        assert self._process.stdout is not None
        for _ in self._process.stdout:
            self.compiled += 1
            self.latest = time.monotonic()

    def is_running(self) -> bool:
        """Return whether it still compiles."""
        return self._process.poll() is None

    def seconds_left(self) -> float:
        """Return about how long it goes on, 0 where it has ended."""
        if not self.is_running():
            return 0.0
        seconds = time.monotonic() - self._began
        return seconds_left(seconds, self.latest - self._began, self.compiled, FUNCTIONS[self.name])

    @property
    def succeeded(self) -> bool:
        """It has ended without an error."""
        return self._process.poll() == 0

    def end(self) -> None:
        """End the process if it runs, and close its pipe."""
        if self.is_running():
            self._process.kill()
        self._process.wait()
        self._reader.join()
        if self._process.stdout is not None:
            self._process.stdout.close()


def work(name: str) -> None:
    """Compile one half in this process, and print a line for each function."""
    from numba.core import event

    class Compiled(event.Listener):
        def on_start(self, event: object) -> None:
            pass

        def on_end(self, event: object) -> None:
            print(flush=True)

    event.register("numba:compile", Compiled())  # type: ignore[no-untyped-call]
    {"start": _compile_start, "week": _compile_week}[name]()


def _compile_start() -> None:
    from simulation.population import generate
    from simulation.simulation import Simulation

    generate(40, mean_degree=36, seed=3)  # so dense that loose ends remain, for which further functions are called
    Simulation(generate(60), weeks=2)


def _compile_week() -> None:
    """Compile the week alone, while the other process compiles week 0; then what needs a week 0."""
    from simulation import attribution
    from simulation.population import generate
    from simulation.simulation import Simulation

    compile_weeks()
    org = Simulation(generate(60), weeks=4)
    org.run(1)
    org.step()
    attribution.explain(org)


def compile_weeks() -> None:
    """Compile the function that runs many weeks, for a state in which nobody was drawn yet."""
    import numba
    import numpy as np

    from simulation import indicators, initialisation, parameters, state, structure, week
    from simulation.population import Population

    p = state.record(state.PARAMETER_DTYPE, **parameters.resolve(None))
    on = state.record(state.STRUCTURE_DTYPE, **structure.codes(structure.resolve(None)))
    two = Population("two", "Two", [-1, 0], [0, 0], ("all",), ("other",), [1], [0], [1.0], [1.0, 1.0], 1)  # type: ignore[arg-type]
    o = initialisation.blank(two, p, on, 1, 1, "float32")
    arguments = state.opened(o), 1, np.zeros((2, len(indicators.NAMES)))
    types = tuple(numba.typeof(argument) for argument in arguments)  # type: ignore[no-untyped-call]
    week.weeks.dispatcher.compile(types)


def _folder() -> Path:
    from simulation.compiling import LOADED
    from simulation.numba_support.code_cache import cache_folder

    return cache_folder(LOADED)
