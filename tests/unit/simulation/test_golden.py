"""The same runs give the same numbers as when they were kept; if not, the model has a new version."""

import json
import os
import subprocess
import sys
from pathlib import Path

import golden

from simulation.model import MODEL_VERSION

ROOT = Path(__file__).parents[3]
KEPT = json.loads(golden.KEPT.read_text(encoding="utf-8"))


def test_results_have_not_changed_without_a_new_model_version() -> None:
    assert KEPT["model_version"] == MODEL_VERSION, (
        "run `python tests/unit/simulation/golden.py` to keep the new numbers"
    )
    changed = golden.differences(golden.numbers(), KEPT["numbers"])
    assert not changed, "raise MODEL_VERSION, then keep the new numbers:\n" + "\n".join(changed[:10])


def test_plain_python_gives_the_numbers_of_the_compiled_week() -> None:
    """NUMBA_DISABLE_JIT=1 in float64: the same source without the compiler, and without a warning."""
    script = "import golden, json; print(json.dumps(golden.numbers((1, 10))))"
    surroundings = {**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": f"{ROOT}{os.pathsep}{Path(__file__).parent}"}
    done = subprocess.run([sys.executable, "-W", "error", "-c", script], env=surroundings, cwd=ROOT, text=True,
                          capture_output=True)  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    kept = {run: {name: weeks[:2] for name, weeks in rows.items()} for run, rows in KEPT["numbers"].items()}
    assert not golden.differences(json.loads(done.stdout), kept)


def test_a_changed_number_is_told() -> None:
    changed = json.loads(json.dumps(KEPT["numbers"]))
    changed["everything"]["being"][2] += 1e-6
    assert [line.split(":")[:2] for line in golden.differences(changed, KEPT["numbers"])] == [["everything", " being"]]
