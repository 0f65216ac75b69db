"""E3: the terms of one person's choice to act, and what pushing adds (Venkatesh et al. 2003)."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from simulation import levers as lever
from simulation.mechanisms import compliance, participation
from simulation.model import Organization
from simulation.structure import PUBLISHED, RIVAL

Firm = Callable[..., Organization]


def test_the_simple_rival_equals_complex_contagion_at_the_threshold(firm: Firm) -> None:
    p = firm(2).state.p
    assert participation.social_pull(p, RIVAL, 0.25, 0.25) == participation.social_pull(p, PUBLISHED, 0.25, 0.25)
    assert participation.social_pull(p, RIVAL, 0.9, 0.25) == p.social_effect


def test_utility_is_the_sum_of_its_published_terms(firm: Firm) -> None:
    org = firm(3)
    e, level = org.people, org.state.levers.level
    person = {
        "propensity": -4.0,
        "usefulness": 0.5,
        "habit": 0.3,
        "openness": 0.6,
        "skill": 0.4,
        "fatigue": 0.2,
        "trust_boss": 0.7,
        "neighbours": 0.3,
        "threshold": 0.2,
    }
    for name, value in person.items():
        e[name] = value
    level[lever.EMPOWERMENT, :], level[lever.DEEDS, :], level[lever.FLATNESS, :] = 0.5, 0.4, 1.0
    discretion = 0.2 + 0.8 * 0.5
    expected = -4.0 + 1.6 * 0.5 + 1.3 / (1 + math.exp(-10 * 0.1)) + 1.6 * 0.3 + 1.8 * 0.6 + 0.8 * 0.4 - 1.5 * 0.2
    expected += -0.8 * (1 - discretion) * (1 - 0.7) * (1 - 0.5) + 3.0 * 0.4
    assert abs(sum(participation.utility(org.state, 0)) - expected) < 1e-12


def test_a_push_only_adds_acts_that_would_not_have_happened_without_it(firm: Firm) -> None:
    org = firm(300, [(i, (i + 1) % 300) for i in range(300)])
    org.state.levers.level[lever.TOOLS, :] = 1.0
    org.people.propensity[:] = -2.0
    free = acting(org)
    org.state.levers.level[lever.MANDATE, :] = 1.0
    pushed = acting(org)
    assert (pushed[0] & free[0] == free[0]).all() and (pushed[1] == (pushed[0] & ~free[0])).all()
    assert pushed[1].sum() > 0


def acting(org: Organization) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Who acts, and who of them is forced, in week 1 of a firm where nobody has acted yet."""
    org.people.practice[:] = org.people.practice_own[:] = 0.0
    org.state.clock.week = 1
    participation.take_part(org.state)
    return org.people.act.astype(bool), org.people.forced.astype(bool)


def test_chances_come_true_as_often_as_they_say(firm: Firm) -> None:
    org = firm(200, [(i, (i + 1) % 200) for i in range(200)])
    org.state.levers.level[lever.TOOLS, :] = 1.0
    expected = acted = posts = 0.0
    for week in range(1, 151):
        org.people.practice[:] = org.people.practice_own[:] = 0.0
        org.state.clock.week = week
        expected += sum(participation.chances(org.state, i)[1] for i in range(200))
        participation.take_part(org.state)
        acted, posts = acted + org.people.act.sum(), posts + org.people.posts.sum()
    assert abs(acted - expected) < 4 * math.sqrt(expected)
    assert acted > 300 and 0.5 < posts / acted < 3.0


SHOWN: dict[str, tuple[dict[str, float], dict[str, float], float]] = {
    # each term at a value where it shows: what is set of a person, what of the levers, and what it adds
    "propensity": ({"propensity": -2.0}, {}, -2.0),
    "usefulness": ({"usefulness": 0.5}, {}, 1.6 * 0.5),
    "rewards": ({}, {"reward_collaborative": 0.8, "reward_individual": 0.2}, 1.6 * 0.25 * 0.6),
    "communities": ({"member": 1.0}, {}, 1.6 * 0.5 * 0.7),
    "neighbours": ({"neighbours": 0.3}, {}, 1.3 * (1 / (1 + math.exp(-1.0)) - 1 / (1 + math.exp(2.0)))),
    "habit": ({"habit": 0.4}, {}, 1.6 * 0.4),
    "openness": ({"openness": 0.6}, {}, 1.8 * 0.6),
    "skill": ({"skill": 0.7}, {}, 0.8 * 0.7),
    "fatigue": ({"fatigue": 0.2}, {}, -1.5 * 0.2),
    "voice risk": ({"trust_boss": 0.4}, {"empowerment": 0.5, "flatness": 0.8}, -0.8 * 0.4 * 0.6 * 0.6),
    "leaders' deeds": ({}, {"deeds": 0.3}, 3.0 * 0.3),
    "champions' time": ({}, {"informal_leaders": 0.9}, 3.0 * 0.9),
    "demand": ({}, {"mandate": 0.5}, 2.2 * 0.5),
    "counting": ({}, {"reward_counts": 0.25}, 0.8 * 0.25),
}


def test_every_term_of_the_utility_is_shown() -> None:
    assert list(SHOWN) == list(participation.DRIVERS.names)


@pytest.mark.parametrize("term", SHOWN)
def test_a_term_of_the_utility_adds_what_it_says_and_nothing_else_moves(firm: Firm, term: str) -> None:
    org = firm(3)
    e, state = org.people, org.state
    for name in ("propensity", "usefulness", "habit", "openness", "skill", "fatigue", "neighbours"):
        e[name] = 0.0
    e.trust_boss[:], e.threshold[:], e.top[:], state.communities.benefit[:] = 1.0, 0.2, 0, (0.7, 0.2)
    before = np.array(participation.drivers(state, 0))
    of_person, of_levers, adds = SHOWN[term]
    for name, value in of_person.items():
        if name == "member":
            state.slots[0, :] = 1, -1, 0
        else:
            e[name] = value
    for name, level in of_levers.items():
        state.levers.level[lever.INDEX[name], :] = level
    change = np.array(participation.drivers(state, 0)) - before
    expected = np.where([name == term for name in SHOWN], adds, 0.0)
    assert np.abs(change - expected).max() < 1e-12


@pytest.mark.parametrize(("cue", "adds"), [(1.0, 1.6 * 0.4), (0.0, 0.0)])
def test_habit_adds_only_where_there_is_a_cue(firm: Firm, cue: float, adds: float) -> None:
    org = firm(2)
    org.people.habit[:], org.state.firm.cue = 0.4, cue
    terms = dict(zip(participation.DRIVERS.names, participation.drivers(org.state, 0), strict=True))
    assert abs(terms["habit"] - adds) < 1e-12


@pytest.mark.parametrize(("usefulness", "push"), [(0.2, 0.0), (0.4, 0.0), (0.7, 1.5), (1.0, 3.0)])
def test_in_the_rival_form_leaders_act_by_what_their_reports_find(firm: Firm, usefulness: float, push: float) -> None:
    org = firm(4, manager=[-1, 0, 0, 0], structure={"deeds": "consequence"})
    org.people.usefulness[:], org.people.present[3] = (0.9, usefulness, usefulness, 1.0), 0
    assert abs(participation.deeds(org.state, 0) - push) < 1e-12
    assert participation.deeds(org.state, 1) == 0.0


def test_a_mandate_pushes_all_but_the_top_and_counting_pushes_all(firm: Firm) -> None:
    org = firm(4, manager=[-1, 0, 1, 1])
    org.state.levers.level[lever.MANDATE, :], org.state.levers.level[lever.REWARD_COUNTS, :] = 0.5, 0.25
    pushes = [compliance.push(org.state, i) for i in range(4)]
    assert np.abs(np.array(pushes) - (0.2, 0.2, 1.3, 1.3)).max() < 1e-12
