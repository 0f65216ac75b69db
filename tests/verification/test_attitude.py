"""E1: attitudes come to the rest Friedkin & Johnsen (1990) computed, or to DeGroot's (1974) consensus."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from simulation import levers as lever
from simulation.indicators import INDICATORS, NAMES, measure
from simulation.mechanisms import attitude
from simulation.model import Organization

Firm = Callable[..., Organization]
MANAGER = [-1, 0, 0, 1, 1, 1, 2, 2]
TIES = [
    (0, 1),
    (0, 2),
    (1, 0),
    (1, 3, 0.5),
    (2, 0),
    (3, 1),
    (3, 4, 2.0),
    (4, 1),
    (4, 5),
    (5, 1),
    (5, 3, 0.3),
    (6, 2),
    (6, 7),
    (7, 2),
    (7, 5, 0.7),
    (2, 7),
]


def settle(org: Organization, weeks: int = 4000) -> NDArray[np.float64]:
    """Attitudes after so many weeks of influence alone."""
    for _ in range(weeks):
        attitude.influence(org.state)
    return np.asarray(org.people.openness)


def influence_matrix(org: Organization) -> NDArray[np.float64]:
    """W as the catalogue defines it, written out densely: an account of its own, not the engine's."""
    e, p = org.people, org.parameters
    weights = np.zeros((len(e), len(e)))
    for i, j, w in zip(*org.ties(), strict=True):
        if e.manager[i] == j:
            w = w * p["manager_weight"] * (0.5 + 0.5 * e.trust_boss[i])
        elif e.informal[j]:
            w = w * p["informal_weight"] * (0.5 + 0.5 * e.trust[i])
        weights[i, j] = w
    return weights / weights.sum(axis=1, keepdims=True)


def test_attitudes_rest_at_the_fixed_point_of_friedkin_and_johnsen(firm: Firm) -> None:
    org = firm(8, TIES, manager=MANAGER, deeds_share=0.0, attitude_step=0.15)
    s, w = np.diag(org.people.stubbornness), influence_matrix(org)
    expected = np.linalg.solve(np.eye(8) - (np.eye(8) - s) @ w, s @ org.people.anchor)
    assert np.abs(settle(org) - expected).max() < 1e-8


def test_without_anchors_attitudes_agree_on_the_consensus_of_degroot(firm: Firm) -> None:
    org = firm(8, TIES, manager=MANAGER, deeds_share=0.0, attitude_step=0.15)
    org.people.stubbornness[:] = 0.0
    org.people.openness[:] = np.linspace(0.05, 0.95, 8)
    values, vectors = np.linalg.eig(influence_matrix(org).T)
    power = np.real(vectors[:, np.argmin(np.abs(values - 1.0))])
    assert np.abs(settle(org) - power @ np.linspace(0.05, 0.95, 8) / power.sum()).max() < 1e-8


def test_week_zero_stands_at_rest(firm: Firm) -> None:
    org = firm(8, TIES, manager=MANAGER)
    before = org.people.openness.copy()
    assert np.abs(settle(org, 1) - before).max() < 1e-6


def test_one_week_moves_by_the_equation(firm: Firm) -> None:
    org = firm(2, [(0, 1)], attitude_step=0.1, deeds_share=0.5)
    e = org.people
    e.openness[:], e.anchor[:], e.stubbornness[:] = (0.4, 0.7), 0.2, 0.25
    e.practice[:] = e.practice_own[:] = (0.1, 0.3)
    heard = 0.7 + 0.5 * (0.3 - 0.1)
    assert abs(settle(org, 1)[0] - (0.4 + 0.1 * (0.25 * 0.2 + 0.75 * heard - 0.4))) < 1e-12
    assert abs(e.openness[1] - (0.7 + 0.1 * 0.25 * (0.2 - 0.7))) < 1e-12  # nobody to listen to but oneself


def test_leaders_words_are_heard_as_their_attitude(firm: Firm) -> None:
    org = firm(2, [(1, 0)], manager=[-1, 0], words_heard=0.5)
    org.people.openness[:] = 0.4
    org.state.levers.level[lever.WORDS, :] = 0.5
    assert abs(attitude.expressed(org.state, 0) - (0.4 + 0.5 * 0.5 * 0.6)) < 1e-12
    assert attitude.expressed(org.state, 1) == 0.4


def test_attitudes_stay_shares_under_the_strongest_pulls(firm: Firm) -> None:
    org = firm(8, TIES, manager=MANAGER, deeds_share=1.0, attitude_step=0.15)
    e = org.people
    e.stubbornness[:], e.anchor[:] = 0.0, np.arange(8) % 2
    e.practice[:] = e.practice_own[:] = np.arange(8) % 3 == 0
    for _ in range(200):
        settle(org, 1)
        assert e.openness.min() >= 0.0 and e.openness.max() <= 1.0


def clusters(opinions: NDArray[np.float64]) -> int:
    """Groups of opinions further than a hundredth from the next."""
    return 1 + int((np.diff(np.sort(opinions)) > 0.01).sum())


@pytest.mark.parametrize(("radius", "expected"), [(0.1, 4), (0.15, 3), (0.2, 2), (0.25, 1), (0.4, 1)])
def test_bounded_confidence_leaves_about_one_group_for_two_radii(firm: Firm, radius: float, expected: int) -> None:
    """Deffuant's rule of thumb: 1/(2 eps). Hearing all at once (Hegselmann & Krause), as here, merges a little more."""
    org = firm(
        200,
        confidence_radius=radius,
        deeds_share=0.0,
        attitude_step=0.15,
        structure={"influence": "bounded-confidence"},
    )
    org.people.stubbornness[:], org.people.informal[:] = 0.0, 0
    org.people.openness[:] = (np.arange(200) + 0.5) / 200
    found = clusters(settle(org, 500))
    assert found == expected and abs(found - 1 / (2 * radius)) <= 1.0


@pytest.mark.parametrize("flatness", [0.0, 1.0])
@pytest.mark.parametrize("influence", ["friedkin-johnsen", "bounded-confidence"])
@pytest.mark.parametrize("deeds_share", [0.5, 1.0])  # at 1 what some hear is cut off at 0 or 1
def test_the_drivers_add_up_to_the_change(firm: Firm, flatness: float, influence: str, deeds_share: float) -> None:
    org = firm(8, TIES, manager=MANAGER, deeds_share=deeds_share, structure={"influence": influence})
    e, luck = org.people, np.random.default_rng(1)
    e.openness[:], e.anchor[:], e.practice[:] = luck.random((3, 8))
    e.practice_own[:] = 0.5 * e.practice
    org.state.levers.level[lever.FLATNESS, :], org.state.levers.level[lever.WORDS, :] = flatness, 0.5
    terms, before = np.array([attitude.pulls(org.state, i) for i in range(8)]), e.openness.copy()
    assert np.abs(terms.sum(axis=1) - (settle(org, 1) - before)).max() < 1e-9


def test_the_deeds_of_the_top_count_among_others_deeds_in_a_flat_firm(firm: Firm) -> None:
    org = firm(4, [(1, 0), (2, 1), (3, 1)], manager=[-1, 0, 1, 1])
    org.state.levers.level[lever.FLATNESS, :] = 1.0
    org.people.practice[:] = 0.1
    before = attitude.pulls(org.state, 3)
    org.people.practice[np.flatnonzero(org.people.top)] = 0.9
    more = np.subtract(attitude.pulls(org.state, 3), before)
    assert more[-1] > 0.001 and np.abs(more[:-1]).max() < 1e-12


def test_agreement_runs_from_its_stated_lower_end_where_half_think_the_opposite(firm: Firm) -> None:
    org = firm(8, TIES, manager=MANAGER)
    org.people.openness[:] = np.arange(8) % 2
    measure.measure(org.state)
    agreement = next(one for one in INDICATORS if one.name == "culture_strength")
    assert org.state.record[NAMES.index("culture_strength")] == agreement.low == 0.0


@pytest.mark.parametrize("influence", ["friedkin-johnsen", "bounded-confidence"])
def test_somebody_with_nobody_to_listen_to_is_moved_by_the_anchor_alone(firm: Firm, influence: str) -> None:
    org = firm(2, [(0, 1)], structure={"influence": influence}, attitude_step=0.1)
    org.people.openness[1], org.people.anchor[1], org.people.stubbornness[1] = 0.4, 0.8, 0.5
    assert np.abs(np.array(attitude.pulls(org.state, 1)) - (0.1 * 0.5 * 0.4, 0, 0, 0, 0, 0, 0)).max() < 1e-12
    assert abs(settle(org, 1)[1] - 0.42) < 1e-12
