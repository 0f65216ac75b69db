"""The row that measures what a study costs beside its runs: per run, for a complete resume, in memory.

Its model does nothing, or waits, or computes for 50 ms (`tests/toys/toy_model.py`).
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.figures import Figure
from benchmarks.registry import Settings
from benchmarks.side_by_side import compared, environment_of, trees

STUDY = """\
title: overhead
organizations: [shop]
strategies: [nothing, push]
weeks: 1
factors:
  speed: {{parameter: speed}}
design: {{kind: sobol sequence, points: {points}}}
replications: {replications}
"""
GO = """
import json, resource, sys, time
start = time.perf_counter()
from pathlib import Path
try:
    from experiments.execution.executors import processes
    from experiments.study.study import Study
    from experiments.study.sweep import Sweep
except ImportError:  # the earlier commit
    from experiments.executors import processes
    from experiments.study import Study
    from experiments.sweep import Sweep
import toy_model
if __name__ == "__main__":
    study = Study.read({study!r}, toy_model.catalogue())
    began, there = None, 0
    for progress in Sweep(study, Path({store!r}), processes({workers}), model="toy_model"):
        if began is None and progress.done:
            began, there = time.perf_counter(), progress.done
    steady = (time.perf_counter() - began) / max(1, progress.done - there) if began else 0.0
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    heavy = [name for name in ("mesa", "numba", "pandas") if name in sys.modules]
    print(json.dumps([rss, progress.done, progress.present, steady, time.process_time(), heavy]))
"""


class Measured(NamedTuple):
    """The cost of a study.

    Seconds, processor seconds and peak memory (MB) of the coordinator, runs done, runs found, and seconds per run once
    the first had come.
    """

    seconds: float
    processor: float
    rss: float
    done: int
    present: int
    steady: float


class Place(NamedTuple):
    """The checkout whose studies are measured, and a folder for them."""

    tree: Path
    folder: Path


def run_study(place: Place, name: str, workers: int, study: str, seconds: float = 0.0, size: int = 0) -> Measured:
    """Run a study in a process of its own; run again it finds all runs done."""
    place.folder.mkdir(exist_ok=True)
    (place.folder / f"{name}.yaml").write_text(study)
    text = GO.format(
        study=str(place.folder / f"{name}.yaml"), store=str(place.folder / f"{name}.sqlite"), workers=workers
    )
    script = place.folder / "go.py"
    script.write_text(text)
    environment = environment_of(place.tree, TOY_SECONDS=str(seconds), TOY_BYTES=str(size))
    environment["PYTHONPATH"] += f":{place.tree / 'tests' / 'toys'}"
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, script], env=environment, cwd=place.tree, stdout=subprocess.PIPE, text=True, check=True
    )
    rss, runs, present, steady, processor, heavy = json.loads(done.stdout)
    if heavy and place.tree == trees(None)[0]:
        raise RuntimeError(f"the coordinator of a study loaded {', '.join(heavy)}")
    return Measured(time.perf_counter() - start, processor, rss, runs, present, steady)


def measure(settings: Settings) -> Iterator[Figure]:
    """Runs that do nothing, a complete resume, memory, and two workers against one."""
    runs = 10_000 if settings.quick else 100_000
    places = [Place(tree, settings.folder / f"study{k}") for k, tree in enumerate(trees(settings.base))]
    for title, points in (("50 points", 50), ("each run another point", runs // 2)):
        study = STUDY.format(points=points, replications=runs // 2 // points)
        first = [run_study(place, str(points), 2, study) for place in places]
        again = [run_study(place, str(points), 2, study) for place in places]
        case = f"{runs:,} runs, {title}"
        overhead = [[1e3 * one.seconds / one.done] for one in first]
        yield compared("study", case, "wall ms a run beside the run", overhead, goal="<= 0.4")
        yield compared("study", case, "MB of the coordinator", [[one.rss] for one in first], goal="<= 54, held")
        yield compared("study", f"{case}, finished", "wall s until it says so", [[one.seconds] for one in again])
        yield compared("study", f"{case}, finished", "CPU s", [[one.processor] for one in again], goal="<= 0.45, held")
    yield from measure_workers(places[0])


def measure_workers(place: Place) -> Iterator[Figure]:
    """Runs of 50 ms that wait, which show the machinery alone, and that compute, which share the processors."""
    slow = STUDY.format(points=10, replications=20)
    for title, seconds in (("wait", -0.05), ("compute", 0.05)):
        two, one = (run_study(place, f"{title}{workers}", workers, slow, seconds) for workers in (2, 1))
        case = f"{one.done:,} runs of 50 ms that {title}, 2 workers"
        ratio = one.steady / two.steady
        yield Figure("study", case, "wall ms a run", 1e3 * two.steady, 1e3 * one.steady, "1 worker", ratio, ">= 1.9 x")
