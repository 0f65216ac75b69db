"""E9: people asked before a change make it theirs (Coch & French 1948)."""

from collections.abc import Callable

import numpy as np
import pytest

from simulation import levers as lever
from simulation.levers import Entry, Strategy
from simulation.model import Organization

Firm = Callable[..., Organization]
TOOLS = Entry("tools", 1.0, start=3)


def launched(firm: Firm, *entries: Entry) -> Organization:
    """A firm of fifty, in the week after the tools came, with nothing but launches at work."""
    off = dict.fromkeys(("usefulness", "influence", "turnover", "participation", "knowledge"), False)
    org = firm(50, structure=off, weeks=20)
    org.adopt(Strategy("s", entries))
    return org


def test_asked_before_the_launch_the_anchor_moves_by_a_fixed_share_of_what_is_missing(firm: Firm) -> None:
    org = launched(firm, Entry("involvement", 1.0, start=0, end=3), TOOLS)
    before, trust = org.people.anchor.copy(), org.people.trust.copy()
    org.run(3)
    assert np.abs(org.people.anchor - (before + 0.3 * (1.0 - before))).max() < 1e-12
    assert np.abs(org.people.trust - (trust + 0.02 * (1.0 - trust) * 3.0 * 0.5)).max() < 1e-12


def test_not_asked_people_hold_it_against_their_leaders_as_far_as_they_expected_to_be(firm: Firm) -> None:
    org = launched(firm, TOOLS)
    before, trust = org.people.anchor.copy(), org.people.trust.copy()
    org.run(3)
    assert (org.people.anchor == before).all()
    assert np.abs(org.people.trust - trust * (1.0 - 3 * 0.02 * 3.0 * 0.5 * 0.5)).max() < 1e-12


def test_asked_only_afterwards_is_worth_a_third(firm: Firm) -> None:
    org = launched(firm, TOOLS, Entry("involvement", 1.0, start=5))
    before = org.people.anchor.copy()
    org.run(4)
    assert (org.people.anchor == before).all()
    org.run(1)
    assert np.abs(org.people.anchor - (before + 0.3 * 0.3 * (1.0 - before))).max() < 1e-12
    org.run(2)
    assert np.abs(org.people.anchor - (before + 0.3 * 0.3 * (1.0 - before))).max() < 1e-12  # asked once


def test_the_share_asked_is_the_level_of_involvement(firm: Firm) -> None:
    org = launched(firm, Entry("involvement", 0.4, start=0, end=3), TOOLS)
    before = org.people.anchor.copy()
    org.run(3)
    assert abs((org.people.anchor > before).mean() - 0.4) < 4 * np.sqrt(0.24 / 50)


def test_a_second_launch_counts_less_by_how_well_it_is_known(firm: Firm) -> None:
    org = launched(firm, Entry("involvement", 1.0, start=0, end=3), TOOLS)
    org.state.levers.familiar[lever.TOOLS, :] = 0.25 / (51 / 52) ** 2  # forgotten for two weeks before the launch
    org.state.levers.kinds.used[lever.TOOLS] = 1
    before = org.people.anchor.copy()
    org.run(3)
    assert np.abs(org.people.anchor - (before + 0.3 * 0.75 * (1.0 - before))).max() < 1e-12


@pytest.mark.parametrize(("habit", "evidence"), [(0.24, 0.1), (0.26, 0.0)])
def test_a_change_dropped_before_it_is_a_habit_is_held_against_leaders(
    firm: Firm, habit: float, evidence: float
) -> None:
    structure = dict.fromkeys(("habit", "usefulness", "influence", "turnover", "participation"), "off")
    org = firm(50, structure=structure, weeks=20)
    org.adopt(Strategy("s", (Entry("tools", 1.0, start=1, end=5),)))
    org.run(4)
    org.state.units.mean_habit[:] = habit
    boss, top = org.people.trust_boss.copy(), org.people.trust_top.copy()
    org.run(1)
    assert np.abs(org.people.trust_top - top * (1.0 - 3 * 0.02 * 2 * evidence)).max() < 1e-12
    assert (org.people.trust_boss == boss).all()
