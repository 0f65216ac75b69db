"""The same runs give the same numbers as when they were kept; if not, the model has a new version."""

import json
import os
import subprocess
import sys
from pathlib import Path

import golden
import pytest

from simulation.simulation import MODEL_VERSION

ROOT = Path(__file__).parents[3]
KEPT = json.loads(golden.KEPT.read_text(encoding="utf-8"))
INDICATOR = """
from simulation import indicators as i
i.INDICATORS += (i.Indicator("novelty", "0..1", "newly declared"),)
i.NAMES += ("novelty",)
i.INDEX["novelty"] = len(i.INDEX)
"""
PARAMETER = """
from simulation import indicators as i
i.PARAMETERS += (i.Parameter("novelty", 0.5, 0.0, 1.0, "0..1", "newly declared"),)
"""
LEVER = """
from simulation import levers as l
l.LEVERS["novelty"] = l.Lever("novelty", "newly declared", "nothing", 0.0, l.Rate(person=1.0))
l.INDEX["novelty"] = len(l.INDEX)
"""


def test_results_have_not_changed_without_a_new_model_version() -> None:
    assert KEPT["model_version"] == MODEL_VERSION, (
        "run `python tests/unit/simulation/golden.py` to keep the new numbers"
    )
    changed = golden.differences(golden.numbers(), KEPT["numbers"])
    assert not changed, "\n".join([golden.WHAT_TO_DO, *changed[:10]])


def in_plain_python(change: str, weeks: tuple[int, ...]) -> list[str]:
    """The differences that a change of the source makes, in a process of its own without the compiler."""
    script = f"{change}\nimport golden, json\nprint(json.dumps(golden.numbers({weeks})))"
    surroundings = {**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": f"{ROOT}{os.pathsep}{Path(__file__).parent}"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], env=surroundings, cwd=ROOT, text=True, capture_output=True
    )
    assert done.returncode == 0, done.stderr[-2000:]
    places = [golden.WEEKS.index(week) for week in weeks]
    kept = {
        run: {name: [values[k] for k in places] for name, values in rows.items()}
        for run, rows in KEPT["numbers"].items()
    }
    return golden.differences(json.loads(done.stdout), kept)


def test_plain_python_gives_the_numbers_of_the_compiled_week() -> None:
    """NUMBA_DISABLE_JIT=1 in float64: the same source without the compiler, and without a warning."""
    assert in_plain_python("", (1, 10)) == []


@pytest.mark.parametrize("added", [INDICATOR, PARAMETER, LEVER], ids=["indicator", "parameter", "lever"])
def test_what_is_added_and_used_by_no_run_is_no_difference(added: str) -> None:
    assert in_plain_python(added, (1, 10)) == []


def test_a_changed_coefficient_is_a_difference() -> None:
    found = in_plain_python("from simulation.indicators import culture; culture.HALF_USING = 0.501", (10,))
    assert {tuple(line.split(": ")[:2]) for line in found} == {("everything", "using"), ("rivals", "using")}


def test_a_lever_taken_for_another_is_a_difference() -> None:
    swapped = "from simulation import levers as l; l.TOOLS, l.TRAINING = l.TRAINING, l.TOOLS"
    assert {line.split(": ")[0] for line in in_plain_python(swapped, (10,))} >= {"everything", "rivals"}


def test_every_lever_of_the_golden_runs_has_a_level_of_its_own() -> None:
    assert len(set(golden.LEVELS.values())) == len(golden.LEVELS)


def test_a_kept_indicator_that_is_gone_is_a_difference() -> None:
    gone = {run: {name: row for name, row in rows.items() if name != "being"} for run, rows in KEPT["numbers"].items()}
    assert len(golden.differences(gone, KEPT["numbers"])) == len(gone)


def test_a_changed_number_is_told() -> None:
    changed = json.loads(json.dumps(KEPT["numbers"]))
    changed["everything"]["being"][2] += 1e-6
    assert [line.split(":")[:2] for line in golden.differences(changed, KEPT["numbers"])] == [["everything", " being"]]
