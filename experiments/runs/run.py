"""One run of a comparison, as plain data that travels to a worker, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from simulation.events import Event
    from simulation.levers import Strategy
    from simulation.population import Population


@dataclass(frozen=True)
class Run:
    """Everything a run needs, and the labels it is filed under.

    organization: a name, a file, or a Population. strategy: as written. budget: None = as written, else what
    `scenarios.budget.amount` takes: the strategy is scaled to it at this run's prices. keep: "weeks" (every indicator
    in every week), "final", or "why" (the split of `being` by mechanism, [parts + 2]: start, parts, end).
    """

    organization: str | Population
    strategy: Strategy
    seed: int
    weeks: int
    budget: str | float | None = None
    parameters: Mapping[str, float] = field(default_factory=dict)
    structure: Mapping[str, str] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    keep: str = "weeks"
    labels: tuple[Any, ...] = ()

    @property
    def content(self) -> tuple[Any, ...]:
        """What its numbers hang on within one comparison: runs of one content are one run, whatever they are called."""
        return self.strategy.entries, self.seed, self.budget, tuple(sorted(self.parameters.items())), self.keep


@lru_cache(maxsize=8)
def population(organization: str) -> Population:
    """An organization by name or file, read once in each worker."""
    from scenarios.organization import load_organization

    return load_organization(organization)


def prepare() -> None:
    """Import what a run needs, so that a worker has done it before its first run."""
    import simulation.model  # noqa: F401


def simulate(run: Run) -> NDArray[np.floating[Any]]:
    """Compute a run: [weeks + 1, indicators], or what `keep` says."""
    import numpy as np

    from simulation.indicators import final

    org = start(run)
    if run.keep == "why":
        return split_of(org)
    history = org.run().astype(np.float32)
    return history if run.keep == "weeks" else final(history.astype(float)).astype(np.float32)


def start(run: Run) -> Any:
    """The organization of a run at week 0, its strategy scaled to the run's budget."""
    from scenarios import budget
    from simulation.model import Organization

    people = run.organization if not isinstance(run.organization, str) else population(run.organization)
    strategy = run.strategy
    if run.budget is not None:
        plan = budget.Plan(strategy, people, run.weeks, run.parameters)
        strategy = budget.scale(plan, budget.amount(run.budget, plan.payroll)).strategy
    return Organization(population=people, strategy=strategy, events=run.events, parameters=run.parameters,
                        structure=run.structure, weeks=run.weeks, rng=run.seed)  # fmt: skip


def split_of(org: Any, indicator: str = "being") -> NDArray[np.float64]:
    """Week-0 value of an indicator, what each part changed until its final value, that value."""
    import numpy as np

    from experiments.runs.reporting_window import added
    from simulation import attribution

    parts = added(attribution.explain(org), indicator, org.horizon)
    return np.concatenate(([org.indicator(indicator)[0]], parts, [org.final()[indicator]]))
