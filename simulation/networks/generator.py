"""Making up an organization: named units, a line of command, working ties."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simulation.bounds import MOST_PEOPLE, check_count, check_seed
from simulation.networks import hierarchy, ties, unit_plan
from simulation.networks.dials import set_dials
from simulation.population import CUSTOMERS_PER_PERSON, FUNCTIONS, Population

INSIDE, ACROSS = 1.0, 0.5  # weight of a tie inside a unit and across units (assumption)


def generate(
    people: int = 150,
    *,
    unit_sizes: Sequence[int] | None = None,
    units: Sequence[str] | None = None,
    functions: Sequence[str] | None = None,
    customers: int | None = None,
    name: str = "generated",
    title: str = "",
    seed: int = 1,
    **dials: float | int | None,
) -> Population:
    """An organization of `people` people: same arguments, same organization.

    Args:
        people: how many, at least 1.
        unit_sizes: people in each unit, adding up to `people`; None = units as usual in a firm of this size.
        units: names of the units; None = "Unit 1", "Unit 2" ...
        functions: function of each unit; None = "other".
        customers: at week 0; None = 10 per person.
        name, title: as in `Population`.
        seed: the random seed, 0 to 2^63 - 1.
        dials: see `simulation.networks.dials.DIALS`; what is not given is as usual.
    """
    people = check_count(people, 1, MOST_PEOPLE, "people")
    plan = unit_plan.plan(people, unit_sizes, units, functions)
    settings = set_dials(people, dials)
    line_luck, tie_luck = np.random.default_rng(check_seed(seed)).spawn(2)
    unit = np.repeat(np.arange(len(plan.sizes), dtype=np.int32), plan.sizes)
    groups = [FUNCTIONS.index(function) for function in plan.functions]
    manager = hierarchy.line_of_command(plan.sizes, groups, settings.span, settings.depth, line_luck)
    source, target = ties.working_ties(unit, manager, settings, tie_luck)
    return Population(
        name=name,
        title=title or f"Generated organization of {people:,} people",
        manager=manager,
        unit=unit,
        units=plan.names,
        functions=plan.functions,
        tie_source=source,
        tie_target=target,
        tie_weight=np.where(unit[source] == unit[target], INSIDE, ACROSS),
        tenure=np.full(people, np.nan),
        customers=CUSTOMERS_PER_PERSON * people if customers is None else customers,
        source=f"generated: {people:,} people, {settings.words()}, seed {seed}",
    )
