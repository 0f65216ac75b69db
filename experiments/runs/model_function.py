"""The model as one function, for tools with their own sampling: SALib, EMA workbench.

>>> outcome({"trust_gain": 0.04}, organization="workshop", strategy="inside-out", indicators=["being"])["being"]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from experiments.runs.run import RunSpec, simulate
from scenarios.defaults import DEFAULT_PERCENT, DEFAULT_WEEKS
from simulation.bounds import check_seed
from simulation.errors import UserError, did_you_mean


def outcome(
    parameters: Mapping[str, float] | None = None,
    *,
    organization: str = "manufacturer",
    strategy: str = "nothing",
    indicators: Iterable[str] = ("being",),
    seeds: Iterable[int] = (1,),
    weeks: int = DEFAULT_WEEKS,
    budget: str | float | None = DEFAULT_PERCENT,
    structure: Mapping[str, str] | None = None,
) -> dict[str, float]:
    """Return each indicator of a strategy at its budget (None = as written), mean over seeds.

    Raises UserError for names that do not exist, values out of range, or no seeds.
    """
    import numpy as np

    from scenarios.strategy import load_strategy
    from simulation.indicators import INDEX
    from simulation.parameters import PARAMETERS

    wanted, random_seeds = list(indicators), list(seeds)
    bad = [f"indicator '{name}' is unknown{did_you_mean(name, INDEX)}" for name in wanted if name not in INDEX]
    bad += [
        f"parameter '{name}' is unknown{did_you_mean(name, PARAMETERS) or '; orgshift parameters lists them'}"
        for name in parameters or {}
        if name not in PARAMETERS
    ]
    bad += [problem for seed in random_seeds if (problem := _seed_problem(seed))]
    bad += [] if random_seeds else ["seeds: at least one is needed"]
    if bad:
        raise UserError("\n".join(bad))
    base = (organization, load_strategy(strategy))
    finals = [
        simulate(RunSpec(*base, seed, weeks, budget, dict(parameters or {}), dict(structure or {})), "final")
        for seed in random_seeds
    ]
    means = np.array(finals, dtype=np.float64).mean(axis=0).tolist()
    return {name: means[INDEX[name]] for name in wanted}


def _seed_problem(seed: object) -> str:
    """Return what is wrong with a seed; "" for a good one."""
    try:
        check_seed(seed, "seeds")
    except UserError as problem:
        return str(problem)
    return ""
