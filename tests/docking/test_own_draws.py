"""The reference model by itself: real Mesa agents, Mesa's own random numbers, and on average the engine's results."""

import numpy as np
import pytest
from reference.agents import Customer, Employee, Leader
from reference.comparison.scenarios import EVERY_LEVER, LIVELY, firm
from reference.organization import Organization as Reference

from simulation.model import Organization as Engine
from simulation.population import Population

RUNS, WEEKS = 12, 20


@pytest.fixture(scope="module")
def population() -> Population:
    return firm(37, customers=80)


def test_its_agents_are_mesa_agents(population: Population) -> None:
    org = Reference(population, EVERY_LEVER, rng=1)
    assert set(org.agents_by_type) == {Employee, Leader, Customer}
    assert len(org.agents) == 37 + 80


def test_its_random_numbers_are_those_of_its_seed(population: Population) -> None:
    first, again, other = (Reference(population, EVERY_LEVER, rng=rng).run(5) for rng in (1, 1, 2))
    assert first == again
    assert first != other


def test_on_average_it_gives_what_the_engine_gives(population: Population) -> None:
    def gathered(model: type, **options: object) -> np.ndarray:
        names = ("practice", "using", "openness", "trust", "who_knows_what", "satisfaction", "customers", "silo")
        rows = []
        for rng in range(RUNS):
            org = model(population=population, strategy=EVERY_LEVER, parameters=LIVELY, weeks=WEEKS, rng=rng, **options)
            history = org.run(WEEKS)
            rows.append([history[-1][name] if model is Reference else org.values()[name] for name in names])
        return np.array(rows)

    ours, engines = gathered(Reference), gathered(Engine, precision="float64")
    error = np.sqrt((ours.var(axis=0, ddof=1) + engines.var(axis=0, ddof=1)) / RUNS)
    assert (np.abs(ours.mean(axis=0) - engines.mean(axis=0)) < 3.0 * error).all()
