"""E11: what is counted is done, not meant: rewards crowd out own motives (Deci, Koestner & Ryan 1999; Kerr 1975)."""

from collections.abc import Callable

import numpy as np
import pytest

from simulation import levers as lever
from simulation.levers import Entry, Strategy
from simulation.mechanisms import participation, rewards
from simulation.model import Organization
from simulation.population import Population, generate

Firm = Callable[..., Organization]
SEEDS = range(1, 9)


def test_counting_wears_down_the_anchor_geometrically(firm: Firm) -> None:
    org = firm(3)
    before = org.people.anchor.copy()
    org.state.levers.level[lever.REWARD_COUNTS, :] = 0.5
    for _ in range(60):
        rewards.crowd_out(org.state)
    assert np.abs(org.people.anchor - before * (1.0 - 0.004 * 0.5) ** 60).max() < 1e-12


def test_individual_reward_lowers_and_collaborative_reward_raises_expected_usefulness(firm: Firm) -> None:
    org = firm(2)
    org.state.levers.level[lever.REWARD_INDIVIDUAL, 0] = 1.0
    org.state.levers.level[lever.REWARD_COLLABORATIVE, 1] = 1.0
    assert (rewards.expected(org.state, 0), rewards.expected(org.state, 1)) == (-0.25, 0.25)


def test_counting_takes_two_fifths_of_quality(firm: Firm) -> None:
    org = firm(2)
    org.people.propensity[:] = 50.0  # they act anyway
    org.state.levers.level[lever.TOOLS, :] = 1.0
    quality = []
    for level in (0.0, 1.0):
        org.state.levers.level[lever.REWARD_COUNTS, :] = level
        participation.take_part(org.state)
        quality.append(org.people.quality.copy())
    assert np.abs(quality[1] - 0.6 * quality[0]).max() < 1e-12


@pytest.fixture(scope="module")
def population() -> Population:
    """One firm for all runs."""
    return generate(150)


def two_years_with(population: Population, seed: int, *entries: Entry) -> Organization:
    """A firm with tools, after two years."""
    programme = Strategy("s", (Entry("tools", 1.0), *entries))
    org = Organization(population=population, strategy=programme, weeks=104, precision="float64", rng=seed)
    org.run()
    return org


def test_while_activity_is_counted_there_is_more_of_it_and_it_is_worth_less(population: Population) -> None:
    counted = Entry("reward_counts", 1.0, start=8)
    pairs = [(two_years_with(population, s, counted), two_years_with(population, s)) for s in SEEDS]
    posts = [a.people.posts_memory.sum() - b.people.posts_memory.sum() for a, b in pairs]
    quality = [a.state.firm.mean_quality - b.state.firm.mean_quality for a, b in pairs]
    assert np.mean(posts) > 4 * np.std(posts) / np.sqrt(len(pairs)) and np.mean(quality) < -0.05


def test_when_counting_ends_own_motives_are_weaker_than_without_it(population: Population) -> None:
    counted = Entry("reward_counts", 1.0, start=8, end=60)
    pairs = [(two_years_with(population, s, counted), two_years_with(population, s)) for s in SEEDS]
    anchors = [a.people.anchor.mean() - b.people.anchor.mean() for a, b in pairs]
    assert np.mean(anchors) < -4 * np.std(anchors) / np.sqrt(len(anchors))
