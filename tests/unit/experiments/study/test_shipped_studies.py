"""The studies that come with the project: they fit the model as it is, and editors can complete them."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from experiments import Study
from experiments.runs.messages import PlanningTask
from experiments.runs.model_adapter import catalogue
from experiments.study import planning
from experiments.study.json_schema import schema

FOLDER = Path(planning.__file__).parents[2] / "studies"
STUDIES = sorted(FOLDER.glob("*.yaml"))


def test_there_are_some() -> None:
    assert len(STUDIES) >= 4


@pytest.mark.parametrize("path", STUDIES, ids=lambda path: path.stem)
def test_a_study_fits_the_model_and_its_first_points_can_be_planned(path: Path) -> None:
    study = Study.read(path)
    task = planning.planning_tasks(study, "experiments.runs.model_adapter")[0]
    few = PlanningTask(task.model, task.study, task.folder, 0, min(study.points, 2 * len(study.strategies)))
    assert len(planning.plan(few).points) == few.stop


@pytest.mark.parametrize("path", STUDIES, ids=lambda path: path.stem)
def test_a_study_names_its_schema_and_keeps_to_it(path: Path) -> None:
    jsonschema: Any = pytest.importorskip("jsonschema")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=study.schema.json\n")
    jsonschema.validate(yaml.safe_load(text), json.loads((FOLDER / "study.schema.json").read_text(encoding="utf-8")))


def test_the_schema_that_is_shipped_is_that_of_the_model() -> None:
    shipped = (FOLDER / "study.schema.json").read_text(encoding="utf-8")
    assert shipped == schema(catalogue()), "studies/study.schema.json differs from the model: run `make docs`"


def test_the_study_in_the_documentation_is_one(tmp_path: Path) -> None:
    page = (FOLDER.parent / "docs" / "studies.md").read_text(encoding="utf-8")
    (tmp_path / "study.yaml").write_text(page.split("```yaml\n")[1].split("```")[0])
    assert Study.read(tmp_path / "study.yaml").points == 25
