"""E21: who is willing to answer, against its closed form."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from simulation import levers as lever
from simulation.mechanisms import answering
from simulation.model import Organization

Firm = Callable[..., Organization]


def four(firm: Firm, trusts: str = "two", by: float = 0.0) -> Organization:
    """Four people of a firm whose knowledge has two topics; by: help by who trusts the boss."""
    return Organization(
        population=replace(firm(4).population, topics=2),
        structure={"knowledge": "topics", "trusts": trusts},
        parameters={"help_by_boss": by, "initial_trust": 0.5},
        precision="float64",
        weeks=1,
        rng=1,
    )


def test_experts_tire_of_more_than_usual(firm: Firm) -> None:
    org = four(firm)
    f = org.state.facts.people
    f.load[:], f.usual[:] = (0.5, 0.5, 2.5, 0.0), 0.5
    found = [answering.willingness(org.state, i) for i in range(4)]
    assert np.abs(np.array(found) - 0.8 * 2.5 / (2.0 + np.array([0.5, 0.5, 2.5, 0.0]))).max() < 1e-12


@pytest.mark.parametrize(
    ("trusts", "by", "found"),
    [
        ("two", 0.3, (0.71, 0.8, 0.89, 1.0)),  # more than 1 is cut
        ("two", 0.0, (0.8, 0.8, 0.8, 0.8)),
        ("swapped", 0.3, (0.83, 0.83, 0.83, 0.83)),
        ("one", 0.3, (0.8, 0.8, 0.8, 0.8)),
    ],
)
def test_who_trusts_the_boss_answers_more(firm: Firm, trusts: str, by: float, found: tuple[float, ...]) -> None:
    org = four(firm, trusts, by)
    org.people.trust_boss[:], org.people.trust_top[:] = (0.2, 0.5, 0.8, 1.3), 0.6
    org.state.facts.people.load[:] = org.state.facts.people.usual
    assert np.abs([answering.willingness(org.state, i) for i in range(4)] - np.array(found)).max() < 1e-12


def test_hoarding_takes_from_the_will_where_peers_are_not_trusted(firm: Firm) -> None:
    org = four(firm)
    org.state.firm.hoarding, org.people.peer_trust[:] = 0.6, (1.0, 0.5, 0.5, 0.5)
    org.state.facts.people.load[:] = org.state.facts.people.usual
    org.state.levers.level[lever.REWARD_INDIVIDUAL, 2] = org.state.levers.level[lever.REWARD_COLLABORATIVE, 3] = 1.0
    found = [answering.willingness(org.state, i) for i in range(4)]
    assert np.abs(np.array(found) - (0.8, 0.5, 0.2, 0.8)).max() < 1e-12
