"""Studies from Python: the few lines of the documentation, as a script of their own."""

import os
import subprocess
import sys
from pathlib import Path

import experiments

ROOT = Path(experiments.__file__).parents[1]
STUDY = """\
title: T
organizations: [krackhardt]
strategies: [nothing]
weeks: 3
factors:
  open_people: {parameter: openness_mean, values: [0.2, 0.5]}
replications: 2
"""
SCRIPT = """\
from experiments import Store, Study

if __name__ == "__main__":
    Study.read("study.yaml").run("study.sqlite", workers=1)
    runs = Store.open("study.sqlite").runs(["being"])
    print(len(runs), runs.attrs["indicators"]["being"]["unit"], list(runs.columns)[-2:])
"""


def script(folder: Path, text: str) -> "subprocess.CompletedProcess[str]":
    (folder / "study.yaml").write_text(STUDY)
    (folder / "script.py").write_text(text)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "script.py"], cwd=folder, env=environment, capture_output=True, text=True)


def test_a_script_runs_a_study_and_reads_its_results(tmp_path: Path) -> None:
    assert script(tmp_path, SCRIPT).stdout == "4 0..1 ['open_people', 'being']\n"


def test_a_script_without_its_guard_is_told_what_to_do(tmp_path: Path) -> None:
    done = script(tmp_path, 'from experiments import Study\nStudy.read("study.yaml").run("study.sqlite")\n')
    assert done.returncode == 1
    assert "a script that starts runs must do so under `if __name__ == '__main__':`" in done.stderr


def test_importing_it_loads_nothing_heavy() -> None:
    code = "import experiments, sys; print({'numpy', 'pydantic', 'pandas', 'mesa', 'numba'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
