"""Runs that patterns are read off, at the defaults and in drawn worlds, tuned to none of them.

Arms, readings and statistics are those of `orgshift patterns`: here are their bands for small runs.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from experiments.patterns.observed_run import run_arm
from experiments.patterns.pattern import Arm, Reading
from experiments.patterns.use import BROAD, COST, HELP_VALUE, VALUE
from simulation.parameters import DRAWN, PARAMETERS

SEEDS = range(1, 9)
WORLDS = 60

Runs = Callable[[Arm, Reading], NDArray[Any]]


@pytest.fixture(scope="session")
def runs() -> Runs:
    """A reading of an arm in eight runs at the defaults."""
    return _kept(lambda arm: [run_arm(arm, seed) for seed in SEEDS])


@pytest.fixture(scope="session")
def worlds() -> Runs:
    """A reading of an arm in sixty runs, every uncertain parameter drawn anew; none that needs week after week."""
    names = [one.name for one in (BROAD, COST, HELP_VALUE, VALUE)]
    return _kept(lambda arm: [run_arm(arm, k, _drawn(k), names) for k in range(WORLDS)])


def _kept(compute: Callable[[Arm], list[dict[str, float]]]) -> Runs:
    found: dict[str, list[dict[str, float]]] = {}

    def read(arm: Arm, reading: Reading) -> NDArray[Any]:
        if arm.name not in found:
            found[arm.name] = compute(arm)
        return np.array([one[reading.name] for one in found[arm.name]])

    return read


def _drawn(k: int) -> dict[str, float]:
    rng = np.random.default_rng(k)
    return {name: float(rng.uniform(PARAMETERS[name].low, PARAMETERS[name].high)) for name in DRAWN}
