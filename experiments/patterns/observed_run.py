"""Runs one arm and reads the numbers of its patterns off it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.patterns.trace import Trace

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from experiments.patterns.pattern import Reading
    from simulation.simulation import Simulation

ALWAYS = 50.0
"""The propensity (logit) of somebody who acts whenever there is access."""


def read_off(org: Simulation, readings: Mapping[str, Reading], committed: float = 0.0) -> dict[str, float]:
    """Run an organization to its horizon and return its readings by name.

    committed: the share of people, drawn by the seed of the run, who always act.
    """
    trace = observe(org, readings.values(), committed)
    return {name: float(reading.measure(trace)) for name, reading in readings.items()}


def observe(org: Simulation, readings: Iterable[Reading], committed: float = 0.0) -> Trace:
    """Run an organization to its horizon; return the trace with the columns these readings need.

    It goes week by week only where a column is recorded or people are committed.
    """
    wanted = list(readings)
    people = {name for one in wanted for name in one.people}
    customers = {name for one in wanted for name in one.customers}
    rows: dict[str, list[NDArray[Any]]] = {f"people.{name}": [] for name in sorted(people)}
    rows |= {f"customers.{name}": [] for name in sorted(customers)}
    set_apart = _choose_committed(org, committed)
    if not rows and not set_apart.any():
        org.run()
    else:
        _record(org, rows)
        while org.week < org.horizon:
            if set_apart.any():
                org.people.propensity[set_apart] = ALWAYS  # whoever holds the seat by now
            org.step()
            _record(org, rows)
    return _trace(org, rows, set_apart)


def _record(org: Simulation, rows: dict[str, list[NDArray[Any]]]) -> None:
    for key, found in rows.items():
        group, name = key.split(".")
        found.append(np.array(getattr(getattr(org, group), name)))


def _trace(org: Simulation, rows: Mapping[str, list[NDArray[Any]]], set_apart: NDArray[np.bool_]) -> Trace:
    from simulation.indicators import NAMES

    history = org.history
    columns: dict[str, dict[str, NDArray[Any]]] = {"people": {}, "customers": {}}
    for key, found in rows.items():
        group, name = key.split(".")
        columns[group][name] = np.stack(found)
    return Trace(
        {name: history[:, place] for place, name in enumerate(NAMES)},
        org.final(),
        columns["people"],
        columns["customers"],
        set_apart,
        org,
    )


def _choose_committed(org: Simulation, share: float) -> NDArray[np.bool_]:
    seats = len(org.people)
    chosen = np.zeros(seats, dtype=bool)
    rng = np.random.default_rng([int(org.seed_used), 25])
    chosen[rng.permutation(seats)[: round(share * seats)]] = True
    return chosen
