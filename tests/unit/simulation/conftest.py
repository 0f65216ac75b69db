"""A small firm for tests of the model: 24 people in three units, a line of command, working ties and some customers."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # `golden` holds the small firm and the runs whose numbers are kept

from golden import small_firm

from simulation.model import Organization
from simulation.population import Population


@pytest.fixture(scope="session")
def population() -> Population:
    """The small firm."""
    return small_firm()


@pytest.fixture
def make(population: Population) -> Callable[..., Organization]:
    """Make the small firm's organization: `make(strategy=..., weeks=10)`, seed 1, float64 unless said otherwise."""

    def build(**given: Any) -> Organization:
        return Organization(**{"population": population, "weeks": 10, "precision": "float64", "rng": 1, **given})

    return build


@pytest.fixture
def org(make: Callable[..., Organization]) -> Organization:
    """The small firm at week 0, with no programme."""
    return make()
