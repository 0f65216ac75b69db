"""Measures what a study costs beside its runs: per run, for a complete resume, in memory.

    python benchmarks/study_overhead.py [RUNS]

Prints, for a model that does nothing: milliseconds per run for RUNS runs (default 100,000) on this machine, seconds
until a finished study of that size ends, the coordinator's memory at a tenth and at all of them; and the speed of
two workers against one on runs of 50 ms, alone and in total processor time. Ratios count, on a shared machine.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
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
sys.path[:0] = {path!r}
from pathlib import Path
from experiments.execution.executors import processes
from experiments.study.study import Study
from experiments.study.sweep import Sweep
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


def go(folder: Path, name: str, workers: int, study: str, seconds: float = 0.0, size: int = 0) -> Measured:
    """Run a study in a process of its own."""
    (folder / f"{name}.yaml").write_text(study)
    text = GO.format(
        path=[str(ROOT), str(ROOT / "tests" / "toys")],
        study=str(folder / f"{name}.yaml"),
        store=str(folder / f"{name}.sqlite"),
        workers=workers,
    )
    script = folder / "go.py"
    script.write_text(text)
    environment = {**os.environ, "TOY_SECONDS": str(seconds), "TOY_BYTES": str(size)}
    start = time.perf_counter()
    done = subprocess.run([sys.executable, script], env=environment, stdout=subprocess.PIPE, text=True, check=True)
    rss, runs, present, steady, processor, heavy = json.loads(done.stdout)
    if heavy:
        raise SystemExit(f"the coordinator loaded {', '.join(heavy)}")
    return Measured(time.perf_counter() - start, processor, rss, runs, present, steady)


def main(runs: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = go(folder, "small", 2, STUDY.format(points=50, replications=runs // 1000))
        for title, points in (("50 points", 50), ("every run another scenario", runs // 2)):
            study = STUDY.format(points=points, replications=runs // 2 // points)
            one = go(folder, str(points), 2, study)
            print(f"{title}: {one.done:,} runs that do nothing, 2 workers")
            print(f"  {1000 * one.seconds / one.done:.3f} ms per run, start and planning included (aim < 0.3)")
            print(
                f"  coordinator: {one.rss:.0f} MB; at {small.done:,} runs {small.rss:.0f} MB (aim < 200, not growing)"
            )
            again = go(folder, str(points), 2, study)
            took = f"{again.seconds:.2f} s ({again.processor:.2f} s of processor)"
            print(f"  the finished study says so after {took} (aim < 1)")
        kept = go(folder, "series", 2, STUDY.format(points=50, replications=runs // 1000), 0, 28_000)
        print(f"28 KB of weeks kept per run: {1000 * kept.steady:.3f} ms per run")
        slow = STUDY.format(points=10, replications=50)
        for title, seconds in (("that wait", -0.05), ("that compute", 0.05)):
            one, two = (go(folder, f"{title[5:]}{workers}", workers, slow, seconds) for workers in (1, 2))
            print(
                f"{one.done:,} runs of 50 ms {title}: {1000 * one.steady:.1f} ms each with 1 worker, "
                f"{1000 * two.steady:.1f} with 2: {one.steady / two.steady:.2f} times (aim 1.9)"
            )
        print(
            "(runs that wait show the machinery alone; runs that compute share the processors with whatever else runs)"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
