"""The samplers of a search, with every setting that decides what they propose.

Optuna has changed defaults between major versions (`constant_liar` between 4 and 5), so each is given here by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

BATCH = 8
"""Proposals made before any of them gets its score."""

GENERATION = 24
"""The same for NSGA-II, which works in whole generations."""

FIRST = "cma"
"""The sampler for one indicator: it starts from the best programme there is (`experiments.search.from_the_best`)."""

SETTINGS: Mapping[str, Mapping[str, Any]] = {
    "cma": {
        "size": BATCH,  # of a generation
        "width": 0.03,  # of the first generation, as a share of each range
    },
    "tpe": {
        "n_startup_trials": 3 * BATCH,  # random ones, before the first that is learnt from
        "n_ei_candidates": 24,
        "multivariate": True,
        "group": False,
        "constant_liar": True,  # trials of the batch under way count as bad, so that its proposals differ
        "constraints_func": None,
    },
    "nsga2": {
        "population_size": GENERATION,
        "mutation_prob": None,  # 1 / number of values
        "crossover": None,  # uniform
        "crossover_prob": 0.9,
        "swapping_prob": 0.5,
        "constraints_func": None,
        "elite_population_selection_strategy": None,
        "child_generation_strategy": None,
        "after_trial_strategy": None,
    },
    "random": {},
}
"""The settings of each sampler besides its seed; those that optuna is about to remove keep their defaults."""

SAMPLERS = tuple(SETTINGS)


def make_sampler(optuna: Any, method: str, seed: int, space: Mapping[str, Any], known: int) -> Any:
    """Return the sampler of this method (one of `SAMPLERS`) with a random seed.

    space: optuna's distribution of each value. known: how many trials are given, not proposed.
    """
    if method == "cma":
        from experiments.search.from_the_best import FromTheBest

        return FromTheBest(dict(space), known, seed=seed, **SETTINGS[method])
    kinds = {
        "tpe": optuna.samplers.TPESampler,
        "nsga2": optuna.samplers.NSGAIISampler,
        "random": optuna.samplers.RandomSampler,
    }
    return kinds[method](seed=seed, **SETTINGS[method])
