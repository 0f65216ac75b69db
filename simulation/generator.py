"""Making up an organization: named units, a line of command, working ties."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulation import hierarchy, networks, unit_plan
from simulation.population import CUSTOMERS_PER_PERSON, Population


def generate(
    people: int = 150,
    *,
    unit_sizes: tuple[int, ...] | None = None,
    units: tuple[str, ...] | None = None,
    functions: tuple[str, ...] | None = None,
    span: float = 5.0,
    depth: int | None = None,
    mean_degree: float = 10.0,
    unit_mixing: float = 0.8,
    hierarchy_weight: float = 0.75,
    customers: int | None = None,
    name: str = "generated",
    title: str = "",
    seed: int = 1,
) -> Population:
    """An organization of `people` people with the given dials (first version: dials are being extended)."""
    plan = unit_plan.plan(people, unit_sizes, units, functions)
    rng = np.random.default_rng([seed, 0])
    unit = np.repeat(np.arange(len(plan.sizes), dtype=np.int32), plan.sizes)
    manager: NDArray[np.int32] = hierarchy.line_of_command(plan.sizes, span, depth, rng)
    source, target = networks.working_ties(unit, manager, mean_degree, unit_mixing, hierarchy_weight, rng)
    weight = np.where(unit[source] == unit[target], 1.0, 0.5)
    return Population(
        name=name,
        title=title or f"Generated organization of {people:,} people",
        manager=manager,
        unit=unit,
        units=plan.names,
        functions=plan.functions,
        tie_source=source,
        tie_target=target,
        tie_weight=weight,
        tenure=np.full(people, np.nan),
        customers=CUSTOMERS_PER_PERSON * people if customers is None else customers,
        source=f"generated: people {people}, seed {seed}",
    )
