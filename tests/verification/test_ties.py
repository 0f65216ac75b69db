"""E8: contact keeps ties, and without a programme the firm's silos stay as they are (Burt 2004; Hansen 1999)."""

from collections.abc import Callable

import numpy as np
import pytest

from simulation import levers, randomness
from simulation.mechanisms import ties
from simulation.model import Organization

Firm = Callable[..., Organization]


def test_a_tie_rests_where_contact_and_decay_meet(firm: Firm) -> None:
    org = firm(4, structure={"turnover": "off"}, tie_decay=0.04)
    for _ in range(1500):
        org.people.act[:2] = 1
        ties.change(org.state)
    source, target, weight = org.ties()
    acting = (source < 2) & (target < 2)
    contacts = 1.0 * 0.04 / 0.1 + 0.1 * acting
    assert np.abs(weight - 0.1 * contacts / 0.04).max() < 1e-9


def test_a_tie_weakens_geometrically_without_contact_and_is_dropped_below_the_floor(firm: Firm) -> None:
    org = firm(2, manager=[-1, -1], ties=[(0, 1, 1.0)])
    org.state.ties["rate"] = 0.0
    for weeks in range(1, 58):
        ties.change(org.state)
        assert abs(org.ties()[2][0] - 0.95**weeks) < 1e-12
    for _ in range(2):
        ties.change(org.state)
    assert len(org.ties()[0]) == 0  # 0.95^59 = 0.0485


def test_a_line_tie_is_never_dropped(firm: Firm) -> None:
    org = firm(2, manager=[-1, 0], ties=[(1, 0, 1.0)])
    org.state.ties["rate"] = 0.0
    for _ in range(200):
        ties.change(org.state)
    assert len(org.ties()[0]) == 1


def test_an_answer_from_another_unit_can_start_a_tie_both_ways(firm: Firm) -> None:
    org = firm(4, [(0, 1), (2, 3)], units=2, new_tie_chance=0.1)
    started = 0
    for week in range(2000):
        org.state.clock.week = week
        org.people.answerer[:] = -1, -1, 0, -1
        org.state.rows["count"] = 1, 0, 1, 0
        ties.change(org.state)
        pairs = set(zip(*org.ties()[:2], strict=True))
        assert ((2, 0) in pairs) == ((0, 2) in pairs)
        started += (2, 0) in pairs
    assert abs(started - 200) < 4 * np.sqrt(2000 * 0.1 * 0.9)


@pytest.mark.parametrize(("coordination", "chance"), [(0.0, 0.1), (0.5, 0.15), (1.0, 0.2)])
def test_an_answer_starts_a_tie_with_just_its_chance_which_coordination_raises(
    firm: Firm, coordination: float, chance: float
) -> None:
    org = firm(4, [(0, 1), (2, 3)], units=2, new_tie_chance=0.1)
    org.state.levers.level[levers.COORDINATION, :] = coordination
    started, expected = [], []
    for week in range(500):
        org.state.clock.week = week
        org.people.answerer[:] = -1, -1, 0, -1
        org.state.rows["count"] = 1, 0, 1, 0
        ties.change(org.state)
        started.append((2, 0) in set(zip(*org.ties()[:2], strict=True)))
        expected.append(randomness.pair_draw(org.state.clock, randomness.NEW_TIE, 2, 0, 0, 0) < chance)
    assert started == expected and 0 < sum(started) < 500


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_silos_drift_by_less_than_a_hundredth_in_three_years_of_nothing(seed: int) -> None:
    """Single weeks swing by up to two hundredths, because newcomers start with weak ties; the firm comes back."""
    org = Organization(150, weeks=156, precision="float64", rng=seed)
    org.run()
    assert abs(org.final()["silo"] - org.indicator("silo")[0]) < 0.01
