"""Lets `batch_run` of Mesa 3.3 report an organization's last week, as that of Mesa 3.5 does.

Mesa 3.3 numbers the rows it reports from 0 to `steps - 1`: of a model that also collects at the start, as its manual
advises, the last row is lost. No model can change that from within, as the number of the row is computed from `steps`.
So the one function that runs a model is replaced, for organizations only; Python 3.11 gets no newer Mesa.
"""

from __future__ import annotations

import importlib
from typing import Any

import mesa

from simulation.mesa_support.weekly_model import WeeklyModel

Row = dict[str, Any]
Run = tuple[int, int, Row]  # number of the run, iteration, arguments of the model

_RUNNER: Any = importlib.import_module("mesa.batchrunner") if mesa.__version__.startswith("3.3.") else None
_MESAS_OWN: Any = getattr(_RUNNER, "_model_run_func", None)


def run_and_report(model_class: type[mesa.Model], run: Run, max_steps: int, data_collection_period: int) -> list[Row]:
    """Runs one model of a batch and returns its rows: one a week, or one a week and agent."""
    if not issubclass(model_class, WeeklyModel):
        rows: list[Row] = _MESAS_OWN(model_class, run, max_steps, data_collection_period)
        return rows
    number, iteration, arguments = run
    model = model_class(**arguments)
    while model.running and model.steps < max_steps:
        model.step()
    return [
        {"RunId": number, "iteration": iteration, "Step": week, **arguments, **report}
        for week in choose_weeks(model, data_collection_period)
        for report in report_week(model, week)
    ]


def choose_weeks(model: WeeklyModel, period: int) -> list[int]:
    """Return the weeks to report: each `period`-th and the last; with -1 only the last."""
    count = max(map(len, model.datacollector.model_vars.values()), default=1)
    weeks = range(model.week - count + 1, model.week + 1)
    return sorted({*(weeks[::period] if period > 0 else ()), weeks[-1]})


def report_week(model: WeeklyModel, week: int) -> list[Row]:
    """Return what was collected in a week, for each agent if agents were asked."""
    collector = model.datacollector
    values = {name: rows[week - model.week - 1] for name, rows in collector.model_vars.items()}
    asked = collector._agent_records.get(week, ())
    names = ("AgentID", *collector.agent_reporters)
    return [{**values, **dict(zip(names, record[1:], strict=True))} for record in asked] or [values]


def mend_batch_run() -> None:
    """Let Mesa 3.3 run and report organizations by `run_and_report`; other Mesas do not change."""
    if _RUNNER is not None:
        _RUNNER._model_run_func = run_and_report
