"""E2: trust is slow to come and quick to go (Slovic 1993), judged by deeds against words, of boss and top apart."""

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
    for name in ("trust", "trust_boss", "trust_top"):
        assert (org.people[name] == before).all()


def trusting(org: Organization, boss: float, top: float) -> Organization:
    """The same where everybody trusts the boss and the top as far as this, without a grievance."""
    org.people.trust_boss[:], org.people.trust_top[:], org.people.trust[:] = boss, top, (boss + top) / 2.0
    org.people.grievance[:] = 0.0
    return org


def test_a_kept_promise_counts_in_full_and_a_broken_one_as_far_as_it_was_believed(firm: Firm) -> None:
    org = trusting(firm(3, manager=[-1, 0, 0]), 0.3, 0.6)
    org.state.levers.level[lever.WORDS, :] = 1.0
    of_boss, of_top = trust.about_boss(org.state, 1, 0.0), trust.about_top(org.state, 1, 0.0)
    assert (of_boss[0], round(of_boss[1], 12)) == (0.0, -0.8 * 0.3)
    assert (of_top[0], round(of_top[1], 12)) == (0.0, -0.8 * 0.6)
    of_boss, of_top = trust.about_boss(org.state, 1, 1.0), trust.about_top(org.state, 1, 0.9)
    assert (round(of_boss[0], 12), of_boss[1]) == (0.2, 0.0)
    assert (round(of_top[0], 12), of_top[1]) == (0.1, 0.0)


def test_each_of_the_two_is_judged_by_its_own_deeds(firm: Firm) -> None:
    org = trusting(firm(6, manager=[-1, 0, 0, 1, 1, 2]), 0.5, 0.5)
    org.state.levers.level[lever.WORDS, :] = 1.0
    org.people.practice[:] = (0.0, 1.0, 0.0, 0.0, 0.0, 0.0)  # one manager acts, the top in the mean does not
    trust.update(org.state)
    broken_by_top = 0.5 * (1.0 - 3 * 0.02 * (0.8 - 1.0 / 3.0) * 0.5)
    assert abs(org.people.trust_boss[3] - (0.5 + 0.02 * 0.5 * 0.2)) < 1e-12
    assert abs(org.people.trust_boss[5] - 0.5 * (1.0 - 3 * 0.02 * 0.8 * 0.5)) < 1e-12
    assert np.abs(org.people.trust_top[[3, 5]] - broken_by_top).max() < 1e-12
    assert (org.people.trust == 0.5 * (org.people.trust_boss + org.people.trust_top)).all()


@pytest.mark.parametrize("evidence", [0.7, -0.4])
def test_the_same_evidence_leaves_the_two_equal_to_each_other_and_to_one_trust(firm: Firm, evidence: float) -> None:
    apart, one = (trusting(firm(3, grudge=0.0, structure={"trusts": form}), 0.6, 0.6) for form in ("two", "one"))
    for _ in range(20):
        for org in (apart, one):
            trust.shake(org.state, range(3), evidence, evidence)
    assert (apart.people.trust_boss == apart.people.trust_top).all()
    assert np.abs(apart.people.trust - one.people.trust).max() < 1e-15


@pytest.mark.parametrize("part", ["boss answers", "incident", "launches"])
def test_what_speaks_of_one_of_them_only_moves_the_mean_as_it_moves_one_trust(firm: Firm, part: str) -> None:
    found = []
    for form in ("two", "one"):
        org = trusting(firm(3, manager=[-1, 0, 0], structure={"trusts": form}), 0.6, 0.6)
        org.state.levers.level[lever.TWO_WAY, :] = 0.5 if part == "boss answers" else 0.0
        org.people.practice[0], org.state.firm.outrage = 0.9, 0.4 if part == "incident" else 0.0
        org.people.launch_evidence[:] = -1.5 if part == "launches" else 0.0
        trust.update(org.state)
        found.append((org.people.trust[1], org.people.trust_boss[1], org.people.trust_top[1]))
    assert abs(found[0][0] - found[1][0]) < 1e-12 and found[0][0] != 0.6
    assert (found[0][1] == 0.6) != (found[0][2] == 0.6)


def test_a_breach_leaves_a_grievance_and_takes_longer_to_repair(firm: Firm) -> None:
    def weeks(grudge: float) -> float:
        org = trusting(firm(2, grudge=grudge), 0.6, 0.6)
        trust.shake(org.state, [0], -1.0, -1.0)
        assert abs(org.people.grievance[0] - 0.05) < 1e-12
        gain = 0.02 * (1.0 - grudge * 0.05)  # the grievance stays as it is
        return math.log((1.0 - 0.6) / (1.0 - org.people.trust[0])) / math.log(1.0 - gain)

    assert round(weeks(0.0), 1) == 4.3
    assert weeks(0.9) / weeks(0.0) > 1.04


def test_good_evidence_counts_less_under_a_grievance_and_bad_evidence_as_ever(firm: Firm) -> None:
    org = trusting(firm(2, grudge=0.8), 0.5, 0.5)
    org.people.grievance[:], org.people.launch_evidence[:] = 0.5, (1.0, -1.0)
    trust.update(org.state)
    assert abs(org.people.trust_top[0] - (0.5 + 0.02 * 0.5 * 2.0 * (1.0 - 0.8 * 0.5))) < 1e-12
    assert abs(org.people.trust_top[1] - (0.5 - 3 * 0.02 * 0.5 * 2.0)) < 1e-12


def test_what_usual_outrage_takes_from_trust_in_the_top_comes_back(firm: Firm) -> None:
    org = trusting(firm(2), 0.5, 0.5)
    org.state.firm.usual_force = org.state.firm.outrage = 0.3
    trust.update(org.state)
    after = 0.5 * (1.0 - 3 * 0.02 * 0.2 * 0.3)
    back = 0.2 * 0.3 * 3 * 0.02 * 0.5 / 0.5
    assert np.abs(org.people.trust_top - (after + back * (1.0 - after))).max() < 1e-12
    assert np.abs(org.people.trust_top - 0.5).max() < 1e-4 and (org.people.trust_boss == 0.5).all()


def test_launch_evidence_counts_beside_the_weekly_evidence_once(firm: Firm) -> None:
    org = trusting(firm(2), 0.5, 0.5)
    org.people.launch_evidence[:] = 1.5
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
    trusting(org, 0.5, 0.5)
    org.people.practice[:3], org.people.present[1] = (1.0, 0.0, 0.5), 0
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


@pytest.mark.parametrize("form", ["two", "one"])
@pytest.mark.parametrize("part", EVIDENCE)
def test_each_part_of_the_evidence_adds_what_it_says_to_the_mean(firm: Firm, part: str, form: str) -> None:
    org = firm(3, manager=[-1, 0, 0], structure={"trusts": form})
    org.people.practice[0], (of_person, of_levers, adds) = 0.6, EVIDENCE[part]
    before = np.array(trust.drivers(org.state, 1))
    for name, value in of_person.items():
        org.people[name] = value
    for name, level in of_levers.items():
        org.state.levers.level[lever.INDEX[name], :] = level
    change = np.array(trust.drivers(org.state, 1)) - before
    assert np.abs(change - np.where([name == part for name in trust.DRIVERS.names], adds, 0.0)).max() < 1e-12


@pytest.mark.parametrize(("outrage", "adds"), [(0.5, -0.05), (1.0, -0.1), (7.0, -0.1)])
def test_outrage_counts_as_evidence_up_to_one(firm: Firm, outrage: float, adds: float) -> None:
    org = firm(2)
    org.state.firm.outrage = outrage
    assert abs(trust.drivers(org.state, 0)[-2] - adds) < 1e-12


def test_speaking_up_reads_trust_in_the_boss_and_swapped_in_the_top(firm: Firm) -> None:
    for form, read in (("two", 0.2), ("swapped", 0.9), ("one", 0.2)):
        assert trust.safety(trusting(firm(2, structure={"trusts": form}), 0.2, 0.9).state, 0) == read


def test_conviction_and_trust_are_born_together_as_far_as_asked(firm: Firm) -> None:
    found = []
    for form, together in (("two", 0.0), ("two", 0.6), ("one", 0.6)):
        e = firm(
            900, [(i, (i + 1) % 900) for i in range(900)], born_together=together, structure={"trusts": form}
        ).people
        found.append(np.corrcoef(e.anchor, e.trust)[0, 1])
    error = 4.0 / math.sqrt(900)
    assert abs(found[0]) < error and abs(found[1] - 0.6) < error and found[2] == found[0]
