"""Runs of the plan on the stage under other random seeds: what a sketch is scored against."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.room.crowd import POINTS
from experiments.room.teams import fix_seeds
from experiments.runs.run import RunSpec, build
from simulation.indicators import INDEX

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

RUNS = 60


def sample_points(course: ArrayLike, points: int = POINTS) -> NDArray[np.float64]:
    """Return a weekly course at the points of a curve, evenly over its weeks."""
    values = np.asarray(course, dtype=np.float64)
    return np.interp(np.linspace(0, len(values) - 1, points), np.arange(len(values)), values)


def run_other_luck(
    spec: RunSpec, indicator: str, runs: int = RUNS, stop: threading.Event | None = None
) -> NDArray[np.float64]:
    """Return an indicator at a curve's points under other seeds, [runs, points].

    Fewer runs where `stop` is set meanwhile.
    """
    found = []
    for seed in fix_seeds(spec.seed, runs):
        if stop is not None and stop.is_set():
            break
        org = build(replace(spec, seed=seed))
        found.append(sample_points(org.run()[:, INDEX[indicator]]))
    return np.array(found).reshape(-1, POINTS)
