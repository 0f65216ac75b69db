"""What a study costs beside its runs: overhead per run, a complete resume, memory of the coordinator, two workers.

    python benchmarks/study_overhead.py [RUNS]

Prints, for a model that does nothing: milliseconds per run for RUNS runs (default 100,000) on this machine, seconds
until a finished study of that size says so, the coordinator's memory at a tenth and at all of them; and the speed of
two workers against one on runs of 50 ms, alone and in total processor time. Ratios count, on a shared machine.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

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
from experiments.executors import processes
from experiments.study import Study
from experiments.sweep import Sweep
import toy_model
if __name__ == "__main__":
    study = Study.read({study!r}, toy_model.catalogue())
    for progress in Sweep(study, Path({store!r}), processes({workers}), model="toy_model"):
        pass
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    heavy = [name for name in ("mesa", "numba", "pandas") if name in sys.modules]
    print(json.dumps([time.perf_counter() - start, rss, progress.done, progress.present, heavy]))
"""


def go(folder: Path, name: str, workers: int, study: str, seconds: float = 0.0, size: int = 0) -> tuple[Any, ...]:
    """Run a study in a process of its own: seconds, peak memory in MB, runs done, runs found."""
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
    _, rss, runs, present, heavy = json.loads(done.stdout)
    if heavy:
        raise SystemExit(f"the coordinator loaded {', '.join(heavy)}")
    return time.perf_counter() - start, rss, runs, present


def main(runs: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _, small, _, _ = go(folder, "small", 2, STUDY.format(points=50, replications=runs // 1000))
        for title, points in (("50 points", 50), ("every run another scenario", runs // 2)):
            study = STUDY.format(points=points, replications=runs // 2 // points)
            seconds, rss, done, _ = go(folder, str(points), 2, study)
            print(f"{title}: {done:,} runs that do nothing, 2 workers")
            print(f"  {1000 * seconds / done:.3f} ms per run, planning and start of Python included (aim < 0.3)")
            print(f"  coordinator: {rss:.0f} MB; at {runs // 10:,} runs {small:.0f} MB (aim < 200, not growing)")
            seconds, _, _, present = go(folder, str(points), 2, study)
            print(f"  the finished study of {present:,} runs says so after {seconds:.2f} s (aim < 1)")
        seconds, rss, done, _ = go(folder, "series", 2, STUDY.format(points=50, replications=runs // 1000), 0, 28_000)
        print(f"28 KB of weeks kept per run: {1000 * seconds / done:.3f} ms per run")
        slow = STUDY.format(points=10, replications=50)
        for title, seconds in (("that wait", -0.05), ("that compute", 0.05)):
            one, two = (go(folder, f"slow{workers}{title[5]}", workers, slow, seconds) for workers in (1, 2))
            ratio = f"{one[0]:.1f} s with 1 worker, {two[0]:.1f} s with 2: {one[0] / two[0]:.2f} times (aim 1.9)"
            print(f"{one[2]:,} runs of 50 ms {title}: {ratio}")
        print(
            "(runs that wait show the machinery alone; runs that compute share the processors with whatever else runs)"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
