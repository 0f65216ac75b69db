"""Builds an organization that can be run from names, files or objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from scenarios.organization import load_organization
from scenarios.strategy import load_strategy
from simulation.agents import Employee
from simulation.events import Event
from simulation.levers import Strategy
from simulation.model import DEFAULT_WEEKS, Organization
from simulation.population import Population


def build(
    organization: str | Path | Population,
    strategy: str | Path | Strategy | None = None,
    *,
    seed: int,
    parameters: Mapping[str, float] | None = None,
    structure: Mapping[str, str | bool] | None = None,
    events: Iterable[Event] = (),
    weeks: int = DEFAULT_WEEKS,
    employee: type[Employee] | None = None,
    precision: str = "float32",
) -> Organization:
    """Return an organization ready to run: `build("manufacturer", "inside-out", seed=1).run()`.

    organization: a built-in name, a file, or a `Population`. strategy: a built-in name, a file, a `Strategy`, or None
    for `nothing`, as written (equal budgets are `scenarios.budget`). The rest is as in `Organization`.

    Raises:
        UserError: for an unknown name (with the nearest valid one), a file with mistakes, or values out of range.
    """
    population = organization if isinstance(organization, Population) else load_organization(organization)
    planned = strategy if isinstance(strategy, Strategy) else load_strategy(strategy or "nothing")
    extra: dict[str, Any] = {} if employee is None else {"employee": employee}
    return Organization(
        population=population,
        strategy=planned,
        events=events,
        parameters=parameters,
        structure=structure,
        weeks=weeks,
        precision=precision,
        rng=seed,
        **extra,
    )
