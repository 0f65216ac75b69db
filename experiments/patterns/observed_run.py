"""Runs one arm and reads the numbers of its patterns off it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.patterns.trace import Trace

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from experiments.patterns.pattern import Arm, Reading
    from simulation.levers import Strategy
    from simulation.simulation import Simulation

ALWAYS = 50.0
"""The propensity (logit) of somebody who acts whenever there is access."""


def run_arm(
    arm: Arm, seed: int, parameters: Mapping[str, float] | None = None, names: Collection[str] = ()
) -> dict[str, float]:
    """Run an arm once, with these parameters beside the defaults; return its readings by name.

    names: those that are wanted; all where none is named.
    """
    from experiments.patterns.catalogue import readings_of
    from experiments.runs.run import RunSpec, build
    from simulation.events import Event

    events = [dict(one) for one in arm.events]
    spec = RunSpec(
        arm.organization,
        resolve_strategy(arm),
        seed,
        arm.weeks,
        parameters=parameters or {},
        events=tuple(Event(one.pop("kind"), one.pop("week"), one) for one in events),
        generator={} if arm.people is None else {"people": arm.people},
    )
    wanted = {name: one for name, one in readings_of(arm.name).items() if name in names or not names}
    return read_off(build(spec), wanted, arm.committed)


def resolve_strategy(arm: Arm) -> Strategy:
    """Return the levers of an arm: those of its strategy at its scale, and its own."""
    from scenarios.strategy import load_strategy

    base = load_strategy(arm.strategy)
    scaled = base if arm.scale == 1.0 else base.scaled(arm.scale)
    return replace(scaled, name=arm.name, entries=(*scaled.entries, *arm.entries))


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
        columns[group][name] = _stack(found)
    return Trace(
        {name: history[:, place] for place, name in enumerate(NAMES)},
        org.final(),
        columns["people"],
        columns["customers"],
        set_apart,
        org,
    )


def _stack(weeks: list[NDArray[Any]]) -> NDArray[Any]:
    """[week, place] of columns that may have grown.

    A place that was not there yet is 0, and so not taken.
    """
    stacked = np.zeros((len(weeks), len(weeks[-1])), dtype=weeks[-1].dtype)
    for row, week in zip(stacked, weeks, strict=True):
        row[: len(week)] = week
    return stacked


def _choose_committed(org: Simulation, share: float) -> NDArray[np.bool_]:
    seats = len(org.people)
    chosen = np.zeros(seats, dtype=bool)
    rng = np.random.default_rng([int(org.seed_used), 25])
    chosen[rng.permutation(seats)[: round(share * seats)]] = True
    return chosen
