"""E2: trust is slow to come and quick to go (Slovic 1993), and judged by deeds against words (Simons 2002)."""

import math
from collections.abc import Callable

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
