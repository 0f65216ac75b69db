"""Runs an organization without a programme and keeps its first and last weeks: does it rest?

Cumulative indicators and the levers' cost are left out. A run lasts 156 weeks; windows are 12 weeks long.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from experiments.execution.engine import RunFailed, processes, run_all
from experiments.runs.population_source import population_of
from simulation.errors import UserError
from simulation.indicators import FINAL_WEEKS, INDEX, INDICATORS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from experiments.execution.batches import MakeExecutor
    from simulation.population import Population

WEEKS = 156
MEASURED = tuple(one for one in INDICATORS if one.final != "last" and one.name != "cost")
MONEY = "k/week"


class Task(NamedTuple):
    """One run: who, which seed, which parameters differ from the defaults."""

    number: int
    organization: str | Population
    seed: int
    parameters: Mapping[str, float]


def keep_windows(task: Task) -> NDArray[np.float64]:
    """Return means of first and last weeks of a run without a programme: [2, indicators]."""
    from simulation.simulation import Simulation

    run = Simulation(population_of(task.organization), parameters=task.parameters, weeks=WEEKS, seed=task.seed)
    run.run(WEEKS)
    kept = run.history[:, [INDEX[one.name] for one in MEASURED]]
    return np.array([kept[1 : FINAL_WEEKS + 1].mean(axis=0), kept[-FINAL_WEEKS:].mean(axis=0)])


def run_seeds(
    organization: str | Population, runs: int, seed: int, make_executor: MakeExecutor | None = None
) -> NDArray[np.float64]:
    """Return the windows of so many seeds at the default parameters: [seeds, 2, indicators]."""
    return _run([Task(k, organization, seed + k, {}) for k in range(runs)], make_executor)


def run_draws(
    organization: str | Population,
    draws: Sequence[Mapping[str, float]],
    seed: int,
    make_executor: MakeExecutor | None = None,
) -> NDArray[np.float64]:
    """Return the windows of parameter draws, each with its own seed: [draws, 2, indicators]."""
    return _run([Task(k, organization, seed + k, draw) for k, draw in enumerate(draws)], make_executor)


def _run(tasks: Sequence[Task], make_executor: MakeExecutor | None) -> NDArray[np.float64]:
    found = np.empty((len(tasks), 2, len(MEASURED)))
    for task, kept in run_all(keep_windows, tasks, make_executor or processes()):
        if isinstance(kept, RunFailed):
            raise UserError(f"a run failed (seed {task.seed}): {kept.reason}")
        found[task.number] = kept
    return found


def scales_of(organization: str | Population) -> NDArray[np.float64]:
    """Return what each indicator counts as 1: a week's payroll for money, 1 for the others."""
    from simulation.parameters import resolve
    from simulation.prices import weekly_payroll

    payroll = weekly_payroll(resolve(None), population_of(organization).size)
    return np.array([payroll if one.unit == MONEY else 1.0 for one in MEASURED])
