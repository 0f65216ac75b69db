"""Runs that the patterns are read off: the manufacturer at the defaults and in drawn worlds, tuned to none of them."""

from collections.abc import Callable
from functools import cache

import numpy as np
import pytest

import scenarios
from simulation.model import Organization
from simulation.parameters import DRAWN, PARAMETERS
from simulation.population import Population, generate

SEEDS = range(1, 9)
WORLDS = 60

Runs = Callable[[str], list[Organization]]


@pytest.fixture(scope="session")
def runs() -> Runs:
    """Eight finished runs of a strategy as written, in the manufacturer, at the defaults."""

    @cache
    def finished(strategy: str) -> list[Organization]:
        return [_run(scenarios.build("manufacturer", strategy, seed=seed)) for seed in SEEDS]

    return finished


@pytest.fixture(scope="session")
def worlds() -> Runs:
    """Sixty finished runs of a strategy as written, in the manufacturer, every uncertain parameter drawn anew."""

    @cache
    def finished(strategy: str) -> list[Organization]:
        return [_run(scenarios.build("manufacturer", strategy, seed=k, parameters=_drawn(k))) for k in range(WORLDS)]

    return finished


@pytest.fixture(scope="session")
def firm() -> Population:
    """A made-up firm of five hundred."""
    return generate(500)


def _run(org: Organization) -> Organization:
    org.run()
    return org


def _drawn(k: int) -> dict[str, float]:
    rng = np.random.default_rng(k)
    return {name: float(rng.uniform(PARAMETERS[name].low, PARAMETERS[name].high)) for name in DRAWN}
