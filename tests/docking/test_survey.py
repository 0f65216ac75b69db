"""Agreement where week 0 starts from a culture survey, unit by unit."""

from dataclasses import replace

import numpy as np
import pytest
from reference.comparison.agreement import docked
from reference.comparison.scenarios import EVERY_EVENT, EVERY_LEVER, firm

from simulation.population import ASKED


@pytest.mark.parametrize("seed", [1, 2])
def test_a_surveyed_firm_agrees(seed: int) -> None:
    people = firm(37, seed=seed, customers=80)
    rng = np.random.default_rng(seed)
    found = rng.uniform(0.2, 0.8, (len(people.units), len(ASKED)))
    found[0, :] = np.nan
    found[:, rng.integers(len(ASKED))] = np.nan
    assert docked(replace(people, survey=found), EVERY_LEVER, EVERY_EVENT, seed=seed) == []
