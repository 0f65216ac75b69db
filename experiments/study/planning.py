"""Resolves the points of a study in workers: each combination's scenario, with its id."""

import json
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from experiments.design.factors import Axis, Value
from experiments.runs.ids import canonical, digest, point_id
from experiments.runs.messages import Content, PlannedPoint, PlannedPoints, PlanningTask, Scenario, difference
from experiments.study.study import Study

POINTS_AT_ONCE = 20


def planning_tasks(study: Study, model: str) -> list[PlanningTask]:
    """Return the points of a study in portions that workers resolve."""
    text = json.dumps(study.content())  # in the order of the file: factors are the axes of the design
    folder = str(study.folder)
    return [
        PlanningTask(model, text, folder, start, min(start + POINTS_AT_ONCE, study.points))
        for start in range(0, study.points, POINTS_AT_ONCE)
    ]


def plan(task: PlanningTask) -> PlannedPoints:
    """Resolve some points of a study, in a worker.

    Raises UserError for a scenario that is not possible.
    """
    model = import_module(task.model)
    study, version = _study(task.study, task.folder, task.model)
    bases: dict[str, str] = {}
    points = []
    for number in range(task.start, task.stop):
        row, organization, strategy = _place(study, number)
        values = study.design.row(study.axes, row)
        scenario: Scenario = model.scenario(_specification(study, organization, strategy, (row, values)))
        base_id, base_text, base = _base(task.study, task.folder, task.model, organization, strategy)
        bases[base_id] = base_text
        labels = {
            "organization": organization,
            "strategy": strategy,
            "factors": {axis.name: value for axis, value in zip(study.axes, values, strict=True)},
        }
        changes = canonical(difference(base, scenario.content))
        label_text = json.dumps(labels, ensure_ascii=False)  # factors in the order of the file
        points.append(PlannedPoint(point_id(scenario.identity, version), base_id, changes, label_text))
    return PlannedPoints(task.start, points, bases)


@lru_cache(maxsize=2)
def _study(text: str, folder: str, model: str) -> tuple[Study, int]:
    catalogue = import_module(model).catalogue()
    return Study.load(json.loads(text), Path(folder), catalogue), catalogue.model_version


@lru_cache(maxsize=256)
def _base(text: str, folder: str, model: str, organization: str, strategy: str) -> tuple[str, str, Content]:
    """Return the scenario without any factor: what the points have in common."""
    study, _ = _study(text, folder, model)
    scenario: Scenario = import_module(model).scenario(_specification(study, organization, strategy, None))
    base = canonical(scenario.content)
    return digest(base), base, scenario.content


def _place(study: Study, number: int) -> tuple[int, str, str]:
    """Return which row, organization and strategy a point is; strategies change fastest."""
    rest, strategy = divmod(number, len(study.strategies))
    row, organization = divmod(rest, len(study.organizations))
    return row, study.organizations[organization], study.strategies[strategy]


def _specification(study: Study, organization: str, strategy: str, point: tuple[int, list[Value]] | None) -> Content:
    """Return what the model is to resolve: names of the file, and the factors' values.

    point: its number in the design, and its values; None for what all points have in common.
    """
    found: Content = {
        "organization": organization,
        "dials": dict(study.dials),
        "strategy": strategy,
        "budget": None if study.budget == "as written" else study.budget,
        "levers": [],
        "parameters": {**study.price_list.values, **study.parameters},
        "structure": dict(study.structure),
        "events": list(study.events),
        "weeks": study.weeks,
        "precision": study.precision,
        "employee": study.employee,
        "folder": str(study.folder),
        "draw": None,
    }
    if point is not None:
        number, values = point
        found["draw"] = [getattr(study.design, "seed", 0), number]
        for axis, value in zip(study.axes, values, strict=True):
            _put(found, axis, value)
    return found


def _put(specification: Content, axis: Axis, value: Any) -> None:
    if axis.kind == "lever":
        change = {"lever": axis.key, "part": axis.part, "value": value, "target": axis.target}
        specification["levers"].append(change)
    else:
        section = {"parameter": "parameters", "structure": "structure", "dial": "dials"}[axis.kind]
        specification[section][axis.key] = value
