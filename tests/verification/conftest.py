"""Small firms whose every number is known, for holding the engine's own kernels against published results."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simulation.model import Organization
from simulation.population import Population

sys.path.insert(0, str(Path(__file__).parent))  # `published` holds models that only verification needs

Tie = tuple[int, int] | tuple[int, int, float]
USUAL = ("usual_force", "usual_hits", "usual_word", "usual_talk", "usual_practice", "gain", "backlog", "good_posts")
Firm = Callable[..., Organization]


def everybody(people: int) -> list[Tie]:
    """Ties from everybody to everybody else."""
    return [(i, j) for i in range(people) for j in range(people) if i != j]


@pytest.fixture(scope="session")
def firm() -> Firm:
    """Make a firm in float64: `firm(5, ties=[(0, 1), (1, 2, 0.5)], manager=[-1, 0, 0, 1, 1], deeds_share=0.0)`.

    No hierarchy, one unit, no customers and ties between all, unless given; further names are parameters. Nothing that
    rest makes up for is usual: no outrage, talk, practice or ideas.
    """

    def build(
        people: int,
        ties: Iterable[Tie] | None = None,
        *,
        manager: list[int] | None = None,
        units: int = 1,
        customers: int = 0,
        structure: dict[str, Any] | None = None,
        weeks: int = 10,
        **parameters: float,
    ) -> Organization:
        rows = sorted((*tie, 1.0)[:3] for tie in (everybody(people) if ties is None else ties))
        source, target, weight = np.array(rows).reshape(-1, 3).T
        population = Population(
            "small",
            "Small firm",
            np.array(manager if manager else [-1] * people),
            np.arange(people) * units // people,
            tuple(f"unit {k}" for k in range(units)),
            ("other",) * units,
            source,
            target,
            weight,
            np.zeros(people),
            customers,
        )
        org = Organization(
            population=population,
            parameters=parameters,
            structure=structure,
            weeks=weeks,
            precision="float64",
            rng=1,
        )
        for name in USUAL:
            org.state.firm[name] = 0.0
        return org

    return build
