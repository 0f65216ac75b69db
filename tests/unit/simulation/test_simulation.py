"""The simulation without Mesa: the numbers of the Mesa model."""

import numpy as np
import pytest

from simulation import snapshots
from simulation.errors import UserError
from simulation.events import Event
from simulation.levers import Entry, Strategy
from simulation.model import Organization
from simulation.population import Population
from simulation.simulation import Simulation

PROGRAMME = Strategy("tools", (Entry("tools", 1.0), Entry("training", 0.5, start=3)))
GIVEN = {"strategy": PROGRAMME, "events": (Event("layoff", 4),), "weeks": 8, "precision": "float64"}


@pytest.fixture
def simulation(population: Population) -> Simulation:
    """The small firm with tools, training and a layoff, without Mesa."""
    return Simulation(population, seed=1, **GIVEN)


def test_it_gives_the_numbers_of_the_mesa_model(simulation: Simulation, population: Population) -> None:
    assert np.array_equal(simulation.run(), Organization(population=population, rng=1, **GIVEN).run())


def test_weeks_one_by_one_are_the_weeks_in_one_go(simulation: Simulation, population: Population) -> None:
    while simulation.running:
        simulation.step()
    assert np.array_equal(simulation.history, Simulation(population, seed=1, **GIVEN).run())


def test_after_a_return_to_an_earlier_week_the_same_weeks_follow(simulation: Simulation) -> None:
    simulation.run(3)
    kept = snapshots.take(simulation)
    first = simulation.run().copy()
    snapshots.restore(simulation, kept)
    assert (simulation.week, simulation.running) == (3, True)
    assert np.array_equal(simulation.run(), first)


def test_a_seed_that_is_none_is_refused(population: Population) -> None:
    with pytest.raises(UserError, match=r"^seed: should be an integer from 0 to"):
        Simulation(population, seed=-1)
