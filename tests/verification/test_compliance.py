"""E15: ceremony, example and motives where acts are forced (Meyer & Rowan 1977; Kelley 1973; Brehm 1966)."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from simulation import levers as lever
from simulation.levers import Entry, Strategy
from simulation.mechanisms import attitude, compliance, participation, rewards, usefulness
from simulation.model import Organization
from simulation.population import Population, generate

Firm = Callable[..., Organization]
PUSHED = Strategy("pushed", (Entry("tools", 1.0), Entry("mandate", 1.0, 2), Entry("reward_counts", 0.5, 4)))
NO_MORE_THAN_A_PUSH = {"ceremony_gain": 0.0, "reactance": 0.0, "forced_seen": 1.0, "forced_commitment": 1.0}


@pytest.fixture(scope="module")
def population() -> Population:
    """One firm for all runs."""
    return generate(60)


def after_weeks(org: Organization, weeks: int, act: int, forced: int) -> Organization:
    """The same after so many weeks in which everybody acts, is forced to, or does nothing."""
    org.people.act[:], org.people.forced[:] = act, forced
    for _ in range(weeks):
        for i in range(len(org.people)):
            compliance.remember(org.state, i, 1.0)
    return org


def test_ceremony_is_learned_geometrically_by_forced_acts(firm: Firm) -> None:
    org = after_weeks(firm(2, ceremony_gain=0.05), 30, act=1, forced=1)
    assert np.abs(org.people.ceremony - (1.0 - 0.95**30)).max() < 1e-12


def test_ceremony_is_lost_geometrically_by_acts_of_ones_own_accord(firm: Firm) -> None:
    org = firm(2, ceremony_loss=0.1)
    org.people.ceremony[:] = 0.8
    assert np.abs(after_weeks(org, 12, act=1, forced=0).people.ceremony - 0.8 * 0.9**12).max() < 1e-12


def test_ceremony_stays_in_weeks_without_an_act(firm: Firm) -> None:
    org = firm(2)
    org.people.ceremony[:] = 0.3
    assert (after_weeks(org, 9, act=0, forced=0).people.ceremony == 0.3).all()


def test_a_forced_act_shows_what_ceremony_leaves_of_it(firm: Firm) -> None:
    org = firm(2, ceremony_gain=0.0)
    org.people.ceremony[:] = 0.25
    after_weeks(org, 20, act=1, forced=1)
    assert np.abs(org.people.practice - 0.75 * (1.0 - 0.8**20)).max() < 1e-12
    assert (org.people.practice_own == 0.0).all()


def test_an_act_of_ones_own_accord_shows_whole(firm: Firm) -> None:
    org = firm(2)
    org.people.ceremony[:] = 0.25
    after_weeks(org, 20, act=1, forced=0)
    assert np.abs(org.people.practice - (1.0 - 0.8**20)).max() < 1e-12
    assert (org.people.practice_own == org.people.practice).all()


def test_forced_acts_bring_fewer_contributions_by_what_is_show(firm: Firm) -> None:
    def posts_of(ceremony: float) -> float:
        org = firm(200, [(i, (i + 1) % 200) for i in range(200)], ceremony_gain=0.0, mandate_push=3.5)
        org.people.propensity[:], org.people.posts_rate[:], org.people.ceremony[:] = -9.0, 2.0, ceremony
        org.state.levers.level[lever.TOOLS, :] = org.state.levers.level[lever.MANDATE, :] = 1.0
        org.people.top[:] = 0
        posts = acts = 0.0
        for week in range(1, 201):
            org.state.clock.week = week
            participation.take_part(org.state)
            posts, acts = posts + org.people.posts.sum(), acts + org.people.forced.sum()
        return float(posts / acts)

    assert abs(posts_of(0.0) - 2.0) < 0.15
    assert abs(posts_of(0.75) - 0.5) < 0.08


def test_own_motives_wear_geometrically_the_less_the_more_people_may_decide(firm: Firm) -> None:
    org = firm(3, reactance=0.01)
    before = org.people.anchor.copy()
    org.state.levers.level[lever.EMPOWERMENT, 1] = 0.5
    org.people.act[:], org.people.forced[:] = 1, (1, 1, 0)
    for _ in range(60):
        compliance.resent(org.state)
    discretion = np.array((0.2, 0.2 + 0.8 * 0.5, 1.0))
    assert np.abs(org.people.anchor - before * (1.0 - 0.01 * (1.0 - discretion)) ** 60).max() < 1e-12


@pytest.mark.parametrize(("weight", "seen"), [(0.0, 0.1), (0.5, 0.3), (1.0, 0.5)])
def test_others_take_forced_acts_as_half_an_example(firm: Firm, weight: float, seen: float) -> None:
    org = firm(3, forced_seen=weight)
    org.people.practice[:], org.people.practice_own[:] = 0.5, 0.1
    assert abs(compliance.example(org.state, 1) - seen) < 1e-12
    participation.see(org.state)
    assert abs(org.people.neighbours[0] - seen) < 1e-12


def test_attitudes_follow_the_example_and_not_the_show(firm: Firm) -> None:
    org = firm(2, [(0, 1)], attitude_step=0.1, deeds_share=0.5, forced_seen=0.5)
    e = org.people
    e.openness[:], e.anchor[:], e.stubbornness[:] = (0.4, 0.7), 0.2, 0.25
    e.practice[:], e.practice_own[:] = (0.1, 0.9), (0.1, 0.3)
    attitude.influence(org.state)
    heard = 0.7 + 0.5 * (0.6 - 0.1)
    assert abs(e.openness[0] - (0.4 + 0.1 * (0.25 * 0.2 + 0.75 * heard - 0.4))) < 1e-12


@pytest.mark.parametrize(("share", "moved"), [(0.0, 0.0), (0.5, 0.5), (1.0, 1.0)])
def test_experience_of_forced_acts_moves_the_anchor_by_its_share(firm: Firm, share: float, moved: float) -> None:
    org = firm(2, forced_commitment=share)
    org.people.act[:], org.people.forced[:], org.people.usefulness[:], org.people.anchor[:] = 1, (1, 0), 0.9, 0.3
    usefulness.commit(org.state)
    change = org.people.anchor - 0.3
    assert abs(change[1] - 0.012 * 0.5 * 0.7) < 1e-12
    assert abs(change[0] - moved * change[1]) < 1e-12


def test_the_drivers_of_own_motives_add_up_to_a_weeks_change(firm: Firm) -> None:
    org = firm(4, manager=[-1, 0, 0, 0])
    org.people.act[:], org.people.forced[:], org.people.usefulness[:] = (1, 1, 0, 1), (0, 1, 0, 1), 0.7
    org.state.levers.level[lever.REWARD_COUNTS, :] = 0.5
    before, terms = org.people.anchor.copy(), [usefulness.drivers(org.state, i) for i in range(4)]
    usefulness.commit(org.state)
    rewards.crowd_out(org.state)
    compliance.resent(org.state)
    assert np.abs(org.people.anchor - before - np.sum(terms, axis=1)).max() < 1e-5  # one after another, not at once


def history(population: Population, strategy: Strategy, **options: object) -> NDArray[np.float64]:
    """Every indicator of half a year and more."""
    org = Organization(population=population, strategy=strategy, weeks=40, precision="float64", rng=1, **options)  # type: ignore[arg-type]
    org.run()
    return org.history


def test_without_a_push_the_two_forms_are_bit_equal_and_practice_is_ones_own(population: Population) -> None:
    free = Strategy("free", (Entry("tools", 1.0), Entry("deeds", 0.8, 4), Entry("empowerment", 0.5, 6)))
    org = Organization(population=population, strategy=free, weeks=40, precision="float64", rng=1)
    org.run()
    assert (org.history == history(population, free, structure={"mandate": "push"})).all()
    assert (org.people.practice == org.people.practice_own).all() and (org.people.ceremony == 0.0).all()
    assert (org.indicator("being") == org.indicator("being_counting_forced")).all()
    assert (org.indicator("practice") == org.indicator("practice_own")).all()
    assert (org.indicator("forced_share") == 0.0).all()


def test_with_all_terms_neutral_only_the_push_is_left(population: Population) -> None:
    neutral = history(population, PUSHED, parameters=NO_MORE_THAN_A_PUSH)
    assert (neutral == history(population, PUSHED, structure={"mandate": "push"})).all()


def test_a_firm_that_counts_forced_acts_is_the_same_firm_and_counts_all(population: Population) -> None:
    org = Organization(
        population=population, strategy=PUSHED, weeks=40, precision="float64", rng=1, parameters={"forced_counts": 1.0}
    )
    org.run()
    other = Organization(population=population, strategy=PUSHED, weeks=40, precision="float64", rng=1)
    other.run()
    assert (org.indicator("being") == org.indicator("being_counting_forced")).all()
    assert (org.indicator("being") == other.indicator("being_counting_forced")).all()
    assert (org.indicator("practice") == other.indicator("practice")).all()
    assert other.indicator("being")[-1] < other.indicator("being_counting_forced")[-1] - 0.02


def test_the_share_of_forced_acts_is_what_the_push_adds(firm: Firm) -> None:
    org = firm(200, [(i, (i + 1) % 200) for i in range(200)])
    org.people.propensity[:] = -4.0
    org.state.levers.level[lever.TOOLS, :] = org.state.levers.level[lever.MANDATE, :] = 1.0
    acts = forced = expected = 0.0
    for week in range(1, 101):
        org.people.practice[:] = org.people.practice_own[:] = 0.0
        org.state.clock.week = week
        free, pushed = np.array([participation.chances(org.state, i) for i in range(200)]).T
        participation.take_part(org.state)
        expected += (pushed - free).sum()
        acts, forced = acts + org.people.act.sum(), forced + org.people.forced.sum()
    assert abs(forced - expected) < 4 * math.sqrt(expected)
    assert 0.5 < forced / acts < 1.0
