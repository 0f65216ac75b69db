"""Builds an organization that can be run from names, files or objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from scenarios.organization import load_organization
from scenarios.strategy import load_strategy
from simulation.agents import Customer, Employee, Leader
from simulation.events import Event
from simulation.levers import Strategy
from simulation.mesa_support.arguments import check_class
from simulation.mesa_support.collector import Reporter
from simulation.model import Organization
from simulation.population import Population
from simulation.simulation import DEFAULT_WEEKS


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
    leader: type[Leader] = Leader,
    customer: type[Customer] = Customer,
    model: type[Organization] = Organization,
    agent_reporters: Mapping[str, Reporter] | None = None,
    precision: str = "float32",
) -> Organization:
    """Return an organization ready to run: `build("manufacturer", "inside-out", seed=1).run()`.

    organization: a built-in name, a file, or a `Population`. strategy: a built-in name, a file, a `Strategy`, or None
    for `nothing`, as written (equal budgets are `scenarios.budget`). model: a subclass of
    `Organization` to make instead. The rest is as in `Organization`.

    Raises:
        UserError: for an unknown name (with the nearest valid one), a file with mistakes, or values out of range.
    """
    return check_class("model", model, Organization)(
        population=_read_population(organization),
        strategy=_read_strategy(strategy),
        events=events,
        parameters=parameters,
        structure=structure,
        weeks=weeks,
        precision=precision,
        employee=employee or Employee,
        leader=leader,
        customer=customer,
        agent_reporters=agent_reporters,
        rng=seed,
    )


class NamedOrganization(Organization):
    """An organization made from names, for `mesa.batch_run` and Mesa's sliders.

    organization: a built-in name, a file or a `Population`; None makes a firm of so many `people`. strategy: a built-in
    name, a file, a `Strategy`, or None for `nothing`. given: the rest, as in `Organization`.

    Raises:
        UserError: for an unknown name (with the nearest valid one), a file with mistakes, or values out of range.
    """

    def __init__(
        self,
        people: int = 150,
        organization: str | Path | Population | None = None,
        strategy: str | Path | Strategy | None = None,
        **given: Any,
    ) -> None:
        if organization is not None:
            given["population"] = _read_population(organization)
        super().__init__(people, strategy=_read_strategy(strategy), **given)


def _read_population(given: str | Path | Population) -> Population:
    return given if isinstance(given, Population) else load_organization(given)


def _read_strategy(given: str | Path | Strategy | None) -> Strategy:
    return given if isinstance(given, Strategy) else load_strategy(given or "nothing")
