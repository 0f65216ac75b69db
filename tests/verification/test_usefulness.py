"""E5: success to the successful (Repenning 2002): two stable states with a threshold between them."""

from collections.abc import Callable

import numpy as np
import pytest

from simulation import structure
from simulation.levers import Entry, Strategy
from simulation.mechanisms import usefulness
from simulation.model import Organization
from simulation.population import Population, generate

Firm = Callable[..., Organization]
LOOP = ("participation", "usefulness", "habit", "influence", "knowledge")  # the rest of the firm stands still
ALIKE = {"propensity_mean": -4.8, "propensity_sd": 0.6, "threshold_sd": 0.05}  # people too different blur the threshold
ALIKE["forgetting"] = 0.003  # skills last, as in the loop of E5 alone; at the default a push of 300 weeks is needed


@pytest.fixture(scope="module")
def population() -> Population:
    """Three hundred people; a single head count, so that every start meets the same firm."""
    return generate(300)


def practice(population: Population, pushed_for: int = 0, start: float = 0.0) -> float:
    """Practice after eight years with tools, pushed for so many weeks, or started with this much of everything."""
    form = {name: False for name, choice in structure.CHOICES.items() if "off" in choice.options and name not in LOOP}
    form["mandate"] = "push"  # forced acts are experienced like others: the loop of E5 alone
    push = (Entry("mandate", 1.0, end=pushed_for),) if pushed_for else ()
    org = Organization(
        population=population,
        strategy=Strategy("push", (Entry("tools", 1.0), *push)),
        weeks=416,
        structure=form,
        parameters=ALIKE,
        precision="float64",
        rng=1,
    )
    if start:
        for state in ("usefulness", "anchor", "openness", "habit", "practice", "practice_own"):
            org.people[state] = start
    org.run()
    return org.final()["practice"]


def test_practice_stays_low_where_it_starts_low_and_high_where_it_starts_high(population: Population) -> None:
    assert practice(population) < 0.1
    assert practice(population, start=0.5) < 0.1
    assert practice(population, start=1.0) > 0.5


def test_a_push_taken_away_too_early_leaves_nothing(population: Population) -> None:
    assert practice(population, pushed_for=40) < 0.1


def test_a_push_kept_long_enough_leaves_a_practice_that_feeds_itself(population: Population) -> None:
    assert practice(population, pushed_for=200) > 0.5


def test_without_use_usefulness_returns_to_what_was_expected(firm: Firm) -> None:
    org = firm(2)
    org.people.usefulness[:] = 0.9
    for _ in range(60):
        usefulness.experience(org.state)
    assert abs(org.people.usefulness[0] - (0.3 + 0.6 * 0.98**60)) < 1e-12


@pytest.mark.parametrize(("met", "rest"), [(1, 1.0), (0, 0.0)])
def test_usefulness_learns_from_what_use_brought(firm: Firm, met: int, rest: float) -> None:
    org = firm(2)
    org.people.act[:], org.people.need[:], org.people.met[:] = 1, 1, met
    for _ in range(20):
        usefulness.experience(org.state)
    assert abs(org.people.usefulness[0] - (rest + (0.3 - rest) * 0.85**20)) < 1e-12


def test_commitment_turns_at_the_threshold_of_usefulness(firm: Firm) -> None:
    p = firm(2).state.p
    for anchor in np.linspace(0.0, 1.0, 11):
        assert usefulness.commitment(p, anchor, 0.4) == 0.0
        assert abs(usefulness.commitment(p, anchor, 0.9) - 0.012 * 0.5 * (1 - anchor)) < 1e-12
        assert abs(usefulness.commitment(p, anchor, 0.1) + 0.012 * 0.3 * anchor) < 1e-12
