"""Describes one run, builds its organization and computes what is kept of it.

`commands.run`, comparisons, searches, studies and `model_function` all describe a run by a `RunSpec` and build it here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from scenarios.defaults import DEFAULT_WEEKS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from simulation.events import Event
    from simulation.levers import Strategy
    from simulation.population import Population
    from simulation.simulation import Simulation


@dataclass(frozen=True)
class RunSpec:
    """Everything that decides a run, as plain data that can be sent between processes.

    organization: a built-in name, a file, or a Population. budget: None = the strategy as written, else what
    `scenarios.budget.amount` takes: the strategy is scaled to it at the prices of this run. parameters, structure:
    what differs from the defaults, or all. generator: parameters of the generator that differ from the organization's
    file. source_digest: what the organization must be made from; empty = not checked. employee: an agent class of
    your own as "package.module:Class".
    """

    organization: str | Population
    strategy: Strategy
    seed: int = 1
    weeks: int = DEFAULT_WEEKS
    budget: str | float | None = None
    parameters: Mapping[str, float] = field(default_factory=dict)
    structure: Mapping[str, str | bool] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    precision: str = "float32"
    employee: str | None = None
    generator: Mapping[str, float] = field(default_factory=dict)
    source_digest: str = ""

    @classmethod
    def of_scenario(cls, content: Mapping[str, Any], seed: int) -> RunSpec:
        """Return the run of a stored scenario. Raises UserError if the model has no such thing."""
        from simulation.events import Event
        from simulation.levers import Entry, Strategy
        from simulation.programme.funding import Funding

        organization, strategy = content["organization"], content["strategy"]
        return cls(
            organization=organization["name"],
            strategy=Strategy(
                strategy["name"],
                tuple(Entry(*entry) for entry in strategy["entries"]),
                funding=Funding(*strategy["funding"]) if "funding" in strategy else None,
            ),
            seed=seed,
            weeks=content["weeks"],
            parameters=content["parameters"],
            structure=content["structure"],
            events=tuple(Event(kind, week, dict(dials), group) for kind, week, dials, group in content["events"]),
            precision=content["precision"],
            employee=content["employee"],
            generator=organization["dials"],
            source_digest=organization["digest"],
        )


class Job(NamedTuple):
    """A run to compute: a label to find its result by, its description, what to keep."""

    label: tuple[Any, ...]
    spec: RunSpec
    keep: str = "weeks"


def build(spec: RunSpec) -> Simulation:
    """Return the organization of a run in week 0, its strategy scaled to the budget of the run.

    It is a Mesa model only where the run has an agent class of its own. Raises UserError for what does not fit the
    model, or an organization that has changed since it was planned.
    """
    from experiments.runs.population_source import population_of
    from scenarios import budget
    from simulation.simulation import Simulation

    people = population_of(spec.organization, spec.generator, spec.source_digest)
    strategy = spec.strategy
    if spec.budget is not None:
        plan = budget.CostPlan(strategy, people, spec.weeks, spec.parameters)
        strategy = budget.scale(plan, budget.amount(spec.budget, plan.payroll)).strategy
    given: dict[str, Any] = {
        "strategy": strategy,
        "parameters": spec.parameters,
        "structure": spec.structure,
        "events": spec.events,
        "weeks": spec.weeks,
        "precision": spec.precision,
    }
    if spec.employee is None:
        return Simulation(people, seed=spec.seed, **given)
    from experiments.runs.employee_class import load_employee_class
    from simulation.model import Organization

    return Organization(population=people, rng=spec.seed, employee=load_employee_class(spec.employee), **given)


def simulate(spec: RunSpec, keep: str = "weeks") -> NDArray[np.floating[Any]]:
    """Compute a run and return what is kept of it.

    keep: "weeks" = [weeks + 1, indicators], "final" = [indicators], "why" = the split of `being` by mechanism
    [parts + 2]: start, parts, end.
    """
    import numpy as np

    from simulation.indicators import final

    org = build(spec)
    if keep == "why":
        return split_by_mechanism(org)
    history = org.run().astype(np.float32)
    return history if keep == "weeks" else final(history.astype(float)).astype(np.float32)


def do_job(job: Job) -> NDArray[np.floating[Any]]:
    """Compute a job in a worker; return what is kept of its run."""
    return simulate(job.spec, job.keep)


def load_model() -> None:
    """Import what a run needs, so that a worker has it before its first run."""
    import simulation.simulation  # noqa: F401


def split_by_mechanism(org: Simulation, indicator: str = "being") -> NDArray[np.float64]:
    """Return an indicator's week-0 value, what each part changed, and its final value."""
    import numpy as np

    from experiments.runs.reporting_window import added
    from simulation import attribution

    parts = added(attribution.explain(org), indicator, org.horizon)
    return np.concatenate(([org.indicator(indicator)[0]], parts, [org.final()[indicator]]))
