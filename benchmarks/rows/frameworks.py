"""Rows of the nearest common work in other frameworks, run in a Python that has them.

They are never installed beside the model: where this Python lacks them, --install makes a temporary environment, and
without it the row is skipped.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.c_library import columns_of
from benchmarks.figures import Figure, Skipped
from benchmarks.registry import Settings
from benchmarks.rows.c_columns import INFLUENCE, PARTICIPATION, compile_engine, copy_state, prepare, time_it

SCRIPTS = Path(__file__).resolve().parents[1] / "frameworks"
SIZES = (1_000, 10_000)
SAME = 1e-6


class CannotRun(ValueError):
    """The framework is not here; the message says how it could be, in one line."""


def find_python(settings: Settings, package: str) -> str:
    """A Python that has the package: this one, or that of a temporary environment.

    Raises:
        CannotRun: where it is not installed and may not be, or cannot be.
    """
    if importlib.util.find_spec(package):
        return sys.executable
    if not settings.install:
        raise CannotRun(f"{package} is not installed; --install puts it into a temporary environment")
    home = settings.folder / f"environment-{package}"
    venv.create(home, with_pip=True)
    python = next(path for path in (home / "bin" / "python", home / "Scripts" / "python.exe") if path.exists())
    done = subprocess.run([python, "-m", "pip", "install", "--quiet", package], capture_output=True, text=True)
    if done.returncode:
        raise CannotRun(f"{package} cannot be installed: {(done.stderr.strip().splitlines() or ['no message'])[-1]}")
    return str(python)


def write_ties(settings: Settings, o: Any) -> Path:
    """What one week of influence needs, as arrays in a file: attitudes, and ties with this week's weights."""
    from benchmarks.rows.sparse import weigh_ties

    path = settings.folder / "ties.npz"
    np.savez(path, **weigh_ties(o))
    return path


def run_script(settings: Settings, package: str, script: str, o: Any, weeks: int) -> dict[str, Any]:
    """Run one of `benchmarks/frameworks` and return what it printed."""
    command = [find_python(settings, package), SCRIPTS / script, write_ties(settings, o), str(weeks)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise CannotRun(f"{script} failed: {(done.stderr.strip().splitlines() or ['no message'])[-1]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def time_engine(org: Any, work: int, weeks: int) -> float:
    """CPU seconds a week of one mechanism of the engine, from a copy of this state."""
    from simulation import state

    engine, copy = compile_engine(), copy_state(org)
    engine(state.opened(copy), work, 1)
    return min(time_it(lambda: engine(state.opened(copy), work, weeks)) for _ in range(3)) / weeks


def measure_agentpy(settings: Settings) -> Iterator[Figure | Skipped]:
    """Influence alone, the same equation on the same ties, object by object."""
    from simulation import state

    try:
        for people in SIZES[: 1 if settings.quick else None]:
            org = prepare(people)
            found = run_script(settings, "agentpy", "agentpy_influence.py", org.state, max(3, 30_000 // people))
            copy = copy_state(org)
            compile_engine()(state.opened(copy), INFLUENCE, 1)
            off = float(np.abs(columns_of(copy.people)["openness"] - found["openness"]).max())
            if off > SAME:
                yield Skipped("agentpy", f"at {people:,} people its attitudes differ from the engine's by {off:.2g}")
                continue
            ours, theirs = 1e3 * time_engine(org, INFLUENCE, 50), 1e3 * found["week"]
            against = f"AgentPy {found['version']}"
            note = f"influence alone, weights of ties given; attitudes at {people:,} people equal within {off:.0e}"
            case = f"influence, {people:,} people"
            yield Figure("agentpy", case, "ms a week of influence", ours, theirs, against, theirs / ours, note=note)
    except CannotRun as problem:
        yield Skipped("agentpy", str(problem))


def measure_starsim(settings: Settings) -> Iterator[Figure | Skipped]:
    """An epidemic along the ties in Starsim, participation along the same ties in the engine."""
    try:
        for people in SIZES[: 1 if settings.quick else None]:
            org = prepare(people)
            found = run_script(settings, "starsim", "starsim_spread.py", org.state, 100)
            ours = 1e3 * time_engine(org, PARTICIPATION, 20)
            note = (
                f"ANOTHER MODEL on each side: Starsim passes an epidemic along the ties ({found['caught']:,} of "
                f"{people:,} caught it), the engine decides who takes part, who sees whom act"
            )
            case, theirs = f"a step along the ties, {people:,} people", 1e3 * found["week"]
            against = f"Starsim {found['version']}, SIR"
            yield Figure("starsim", case, "ms a step", ours, theirs, against, theirs / ours, note=note)
    except CannotRun as problem:
        yield Skipped("starsim", str(problem))
