"""E2: trust is slow to come and quick to go (Slovic 1993), and judged by deeds against words (Simons 2002)."""

import math
from collections.abc import Callable

import numpy as np
import pytest

from simulation import levers as lever
from simulation.mechanisms import trust
from simulation.model import Organization
from simulation.structure import PUBLISHED, RIVAL

Firm = Callable[..., Organization]


def after(org: Organization, start: float, evidence: float, weeks: int, form: int = PUBLISHED) -> float:
    """Trust after so many weeks of the same evidence."""
    for _ in range(weeks):
        start = trust.judged(org.state.p, form, start, evidence)
    return start


def test_good_weeks_close_the_gap_to_full_trust_geometrically(firm: Firm) -> None:
    org = firm(2)
    expected = 1.0 - (1.0 - 0.4) * (1.0 - 0.02 * 0.7) ** 30
    assert abs(after(org, 0.4, 0.7, 30) - expected) < 1e-12


@pytest.mark.parametrize(("asymmetry", "weeks"), [(3.0, 4.3), (5.0, 6.9)])
def test_a_breach_takes_weeks_to_repair(firm: Firm, asymmetry: float, weeks: float) -> None:
    org = firm(2, trust_asymmetry=asymmetry)
    broken = after(org, 0.6, -1.0, 1)
    repair = math.log((1.0 - 0.6) / (1.0 - broken)) / math.log(1.0 - 0.02)
    assert round(repair, 1) == weeks
    assert after(org, broken, 1.0, math.floor(repair)) < 0.6 < after(org, broken, 1.0, math.ceil(repair))


def test_the_symmetric_rival_moves_equally_far_both_ways_and_as_far_in_all(firm: Firm) -> None:
    org = firm(2)
    up, down = (after(org, 0.5, e, 1, RIVAL) - 0.5 for e in (1.0, -1.0))
    published = [abs(after(org, 0.5, e, 1) - 0.5) for e in (1.0, -1.0)]
    assert abs(up + down) < 1e-12 and abs(up - down - sum(published)) < 1e-12


def test_silence_is_neutral(firm: Firm) -> None:
    org = firm(4, manager=[-1, 0, 0, 1])
    before = org.people.trust.copy()
    trust.update(org.state)
    assert (org.people.trust == before).all()


def test_a_kept_promise_counts_in_full_and_a_broken_one_as_far_as_it_was_believed(firm: Firm) -> None:
    org = firm(3, manager=[-1, 0, 0])
    org.state.levers.level[lever.WORDS, :] = 1.0
    org.people.trust[:] = 0.3
    kept, broken, *_ = trust.evidence(org.state, 1, 0.0, 0.0)
    assert (kept, round(broken, 12)) == (0.0, -0.8 * 0.3)
    org.people.practice[0] = 1.0
    kept, broken, *_ = trust.evidence(org.state, 1, 1.0, 0.0)
    assert (round(kept, 12), broken) == (0.2, 0.0)


def test_launch_evidence_counts_beside_the_weekly_evidence_once(firm: Firm) -> None:
    org = firm(2)
    org.people.trust[:], org.people.launch_evidence[:] = 0.5, 1.5
    trust.update(org.state)
    assert abs(org.people.trust[0] - (0.5 + 0.02 * 0.5 * 1.5)) < 1e-12
    assert (org.people.launch_evidence == 0.0).all()


@pytest.mark.parametrize(("seat", "manager_there", "practice"), [(3, True, 0.2), (3, False, 0.7), (0, True, 0.9)])
def test_deeds_are_those_of_ones_manager_and_of_the_top_where_the_manager_was_laid_off(
    firm: Firm, seat: int, manager_there: bool, practice: float
) -> None:
    org = firm(6, manager=[-1, 0, 0, 1, 1, 2])
    org.people.practice[:3], org.people.present[1] = (0.9, 0.2, 0.4), manager_there
    assert trust.boss_practice(org.state, seat, 0.7, 0.1) == practice


@pytest.mark.parametrize(("manager", "practice"), [([-1, 0, 0, 1, -1], 0.7), ([-1] * 5, 0.1)])
def test_without_a_manager_deeds_are_those_of_the_top_or_without_any_of_informal_leaders(
    firm: Firm, manager: list[int], practice: float
) -> None:
    org = firm(5, manager=manager)
    org.people.practice[:] = 0.4
    assert trust.boss_practice(org.state, 4, 0.7, 0.1) == practice


def test_once_a_manager_is_laid_off_reports_hear_the_answers_of_the_top(firm: Firm) -> None:
    org = firm(6, manager=[-1, 0, 0, 1, 1, 2])
    org.state.levers.level[lever.TWO_WAY, :] = 1.0
    org.people.trust[:], org.people.practice[:3], org.people.present[1] = 0.5, (1.0, 0.0, 0.5), 0
    trust.update(org.state)
    top = (1.0 + 0.5) / 2  # the head and the one who reports to it and is still there
    assert abs(org.people.trust[3] - (0.5 + 0.02 * 0.5 * 0.1 * (2 * top - 0.5))) < 1e-12
    assert org.people.trust[1] == 0.5  # nobody sits there any more


EVIDENCE: dict[str, tuple[dict[str, float], dict[str, float], float]] = {
    "discretion": ({}, {"empowerment": 0.5}, 0.15 * 0.4),
    "usefulness": ({"act": 1, "usefulness": 0.9}, {}, 0.1 * 0.5),
    "boss answers": ({}, {"two_way": 0.5}, 0.1 * 0.5 * (2 * 0.6 - 0.5)),
    "control": ({}, {"mandate": 0.4, "reward_counts": 0.8}, -0.15 * 0.8),
    "launches": ({"launch_evidence": 1.5}, {}, 1.5),
}


@pytest.mark.parametrize("part", EVIDENCE)
def test_each_part_of_the_evidence_adds_what_it_says(firm: Firm, part: str) -> None:
    org = firm(3, manager=[-1, 0, 0])
    org.people.practice[0], (of_person, of_levers, adds) = 0.6, EVIDENCE[part]
    before = np.array(trust.evidence(org.state, 1, 0.6, 0.0))
    for name, value in of_person.items():
        org.people[name] = value
    for name, level in of_levers.items():
        org.state.levers.level[lever.INDEX[name], :] = level
    change = np.array(trust.evidence(org.state, 1, 0.6, 0.0)) - before
    assert np.abs(change - np.where([name == part for name in trust.DRIVERS.names], adds, 0.0)).max() < 1e-12


@pytest.mark.parametrize(("outrage", "adds"), [(0.5, -0.05), (1.0, -0.1), (7.0, -0.1)])
def test_outrage_counts_as_evidence_up_to_one(firm: Firm, outrage: float, adds: float) -> None:
    org = firm(2)
    org.state.firm.outrage = outrage
    assert abs(trust.evidence(org.state, 0, 0.0, 0.0)[-2] - adds) < 1e-12
