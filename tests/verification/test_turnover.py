"""E10: how long people stay, and how fast newcomers change the culture (Harrison & Carroll 1991)."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from scenarios.building import build
from simulation import structure
from simulation.levers import Entry, Strategy
from simulation.mechanisms import turnover
from simulation.model import Organization

Firm = Callable[..., Organization]
INDIFFERENT = {"quit_by_trust": 0.0, "quit_by_fit": 0.0, "quit_by_fatigue": 0.0}  # everybody quits at the base rate
QUIT = 0.0039


def test_the_hazard_is_the_base_at_trust_one_half_and_fit_four_fifths(firm: Firm) -> None:
    org = firm(2)
    org.people.trust[:], org.people.openness[:] = 0.5, (0.3, 0.7)
    turnover.mean_openness(org.state)
    assert abs(turnover.quit_hazard(org.state, 0) - QUIT) < 1e-15


def test_the_hazard_moves_by_trust_fit_and_fatigue_as_printed(firm: Firm) -> None:
    org = firm(2)
    org.people.trust[:], org.people.openness[:], org.people.fatigue[:] = 0.8, (0.4, 0.6), 0.5
    turnover.mean_openness(org.state)
    expected = QUIT * np.exp(-1.2 * 0.3 - 1.0 * (0.9 - 0.8) + 0.8 * 0.5)
    assert abs(turnover.quit_hazard(org.state, 1) - expected) < 1e-15


def test_the_head_never_quits(firm: Firm) -> None:
    org = firm(3, manager=[-1, 0, 0])
    turnover.mean_openness(org.state)
    assert turnover.quit_hazard(org.state, 0) == 0.0 < turnover.quit_hazard(org.state, 1)


def test_people_stay_one_over_the_quit_rate_in_the_mean(firm: Firm) -> None:
    org = firm(200, [(i, (i + 1) % 200) for i in range(200)], quit_base=0.006, **INDIFFERENT)
    stays: list[float] = []
    for week in range(1, 2001):
        org.state.clock.week = week
        tenure, holder = org.people.tenure.copy(), org.people.holder.copy()
        turnover.quit_and_hire(org.state)
        stays += list(tenure[org.people.holder > holder] + 1)
    assert len(stays) > 2000
    rate = len(stays) / (200 * 2000)
    assert abs(rate - 0.006) < 4 * np.sqrt(0.006 / (200 * 2000))
    assert abs(np.mean(stays) * 0.006 - 1.0) < 0.06  # 4 standard errors, and some stay beyond the horizon


def test_at_week_0_people_leave_as_the_published_median_tenure_says() -> None:
    """Half of those present came less than 3.9 years ago (U.S. Bureau of Labor Statistics 2024)."""
    org = build("workshop", "nothing", seed=1, precision="float64")
    turnover.mean_openness(org.state)
    hazard = np.mean([turnover.quit_hazard(org.state, i) for i in range(1, 150)])
    assert abs(np.log(0.5) / np.log(1 - hazard) / 52 - 3.9) < 0.1


def means(selection: float, weeks: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean anchor and mean openness every year, of 2,000 people who only influence each other, leave and come."""
    off = {name: False for name, choice in structure.CHOICES.items() if "off" in choice.options}
    programme = Strategy("select", (Entry("selection", selection),))
    org = Organization(
        2000,
        strategy=programme,
        structure={**off, "turnover": True, "influence": True},
        weeks=weeks,
        parameters=INDIFFERENT,
        precision="float64",
        rng=1,
    )
    found = [(org.people.anchor.mean(), org.people.openness.mean())]
    for _ in range(weeks // 52):
        org.run(52)
        found.append((org.people.anchor.mean(), org.people.openness.mean()))
    anchors, openness = np.array(found).T
    return anchors, openness


def test_hiring_moves_culture_by_a_sixth_in_a_year_and_half_way_in_three_and_a_half() -> None:
    anchors, openness = means(selection=1.0, weeks=260)
    way = (anchors - anchors[0]) / (0.75 - anchors[0])
    expected = 1.0 - (1.0 - QUIT) ** (52 * np.arange(6))
    assert np.abs(way - expected).max() < 0.03 and round(expected[1], 2) == 0.18
    assert way[3] < 0.5 < way[4]  # 177 weeks = 3.4 years
    behind = anchors - openness
    assert (behind[1:] > 0.0).all() and behind[1:].max() < 0.1  # openness follows, with a lag
