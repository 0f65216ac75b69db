"""E24: people take over what a trusted top speaks for."""

from collections.abc import Callable

import numpy as np
import pytest

from simulation import levers as lever
from simulation.mechanisms import commitment, usefulness
from simulation.model import Organization

Firm = Callable[..., Organization]
MANAGER = [-1, 0, 0, 1, 1, 2]


def spoken_to(firm: Firm, trusts: str = "two", words: float = 0.5) -> Organization:
    """A firm whose top (seats 0 to 2) is open and speaks of it."""
    org = firm(6, manager=MANAGER, commitment_by_top=0.01, structure={"trusts": trusts})
    org.people.openness[:], org.people.anchor[:] = (0.9, 0.8, 0.7, 0.0, 0.0, 0.0), (0.9, 0.5, 0.5, 0.2, 0.8, 0.4)
    org.people.trust_boss[:], org.people.trust_top[:] = 0.2, 0.6
    org.state.levers.level[lever.WORDS, :] = words
    return org


@pytest.mark.parametrize(("trusts", "trust"), [("two", 0.6), ("swapped", 0.2), ("one", 0.0)])
def test_anchors_approach_what_the_top_thinks_geometrically(firm: Firm, trusts: str, trust: float) -> None:
    org = spoken_to(firm, trusts)
    before = org.people.anchor.copy()
    for _ in range(50):
        commitment.follow(org.state)
    missing = np.maximum(0.0, 0.8 - before)
    expected = before + missing * (1.0 - (1.0 - 0.01 * 0.5 * trust) ** 50)
    assert np.abs(org.people.anchor - expected).max() < 1e-12


def test_without_words_nobody_follows(firm: Firm) -> None:
    org = spoken_to(firm, words=0.0)
    before = org.people.anchor.copy()
    commitment.follow(org.state)
    assert (org.people.anchor == before).all()


def test_where_nobody_reports_to_anybody_informal_leaders_are_followed(firm: Firm) -> None:
    org = firm(4)
    org.people.openness[:], org.people.informal[:] = (0.1, 0.2, 0.3, 0.6), (0, 0, 1, 1)
    assert abs(commitment.openness_of_top(org.state) - 0.45) < 1e-12


def test_those_of_the_top_who_left_are_not_followed(firm: Firm) -> None:
    org = spoken_to(firm)
    org.people.present[2] = 0
    assert abs(commitment.openness_of_top(org.state) - 0.85) < 1e-12


def test_it_is_a_driver_of_own_motives(firm: Firm) -> None:
    org = spoken_to(firm)
    shown = dict(zip(usefulness.DRIVERS.names, usefulness.drivers(org.state, 3), strict=True))
    assert abs(shown["a trusted top"] - 0.01 * 0.5 * 0.6 * (0.8 - 0.2)) < 1e-12
