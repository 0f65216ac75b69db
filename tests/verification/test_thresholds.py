"""E3: thresholds and cascades, from the engine's own choice to act (Granovetter 1978; Watts 2002)."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from simulation.mechanisms import participation
from simulation.model import Organization
from simulation.structure import PUBLISHED

Firm = Callable[..., Organization]
STRENGTH = 1e4  # of social reinforcement, against nothing else: act above the threshold, not below


def only_thresholds(org: Organization) -> Organization:
    """The same people with nothing on their minds but what the others do, and with no memory."""
    p = org.state.p
    for effect in ("usefulness", "habit", "openness", "skill", "fatigue"):
        p[f"{effect}_effect"] = 0.0
    p.voice_risk, p.access_today, p.practice_memory = 0.0, 1.0, 0.0
    p.social_effect, p.threshold_sharpness = STRENGTH, 1e12
    org.people.propensity[:] = -STRENGTH / 2
    return org


def cascade(org: Organization, starters: list[int]) -> float:
    """Share of people acting in the end, once the starters act (and go on acting)."""
    org.people.propensity[starters] = 2 * STRENGTH
    while True:
        before = org.people.act.sum()
        org.state.clock.week += 1
        participation.take_part(org.state)
        if org.people.act.sum() == before:
            return float(org.people.act.mean())


def test_granovetters_crowd_riots_or_does_not_by_one_mans_threshold(firm: Firm) -> None:
    """Thresholds 0, 1, 2 .. 99 others: all join. Without a person of threshold 1: one acts (Granovetter 1978)."""
    steps = (np.arange(100) - 0.5) / 99
    org = only_thresholds(firm(100))
    org.people.threshold[:] = steps
    assert cascade(org, []) == 1.0
    org = only_thresholds(firm(100))
    org.people.threshold[:] = steps
    org.people.threshold[1] = steps[2]
    assert cascade(org, []) == 0.01


def mean_field(org: Organization, thresholds: NDArray[np.float64]) -> float:
    """Share acting at rest, r = F(r) from r = 0, where everybody sees everybody: F is the engine's own social term."""
    p, r = org.state.p, 0.0
    while True:
        low, high = 0, len(thresholds)  # thresholds are sorted: find the first who does not act
        while low < high:
            middle = (low + high) // 2
            acts = participation.social_pull(p, PUBLISHED, r, thresholds[middle]) > STRENGTH / 2
            low, high = (middle + 1, high) if acts else (low, middle)
        if low / len(thresholds) <= r:
            return r
        r = low / len(thresholds)


@pytest.mark.parametrize(("sd", "share"), [(0.1220, 0.055), (0.1225, 1.00)])
def test_a_hair_more_variety_of_thresholds_turns_a_few_into_all(firm: Firm, sd: float, share: float) -> None:
    from scipy.stats import norm

    people = 1_000_000
    thresholds = norm.ppf((np.arange(people) + 0.5) / people, 0.25, sd)
    assert abs(mean_field(only_thresholds(firm(2)), thresholds) - share) < 0.0025


def ring(people: int, contacts: int) -> list[tuple[int, int]]:
    """Everybody tied to the nearest on both sides, `contacts` in all."""
    reach = [*range(-(contacts // 2), 0), *range(1, contacts // 2 + 1)]
    return [(i, (i + step) % people) for i in range(people) for step in reach]


@pytest.mark.parametrize("contacts", [2, 4, 6])
def test_one_person_starts_a_cascade_only_where_the_threshold_is_below_one_contact(firm: Firm, contacts: int) -> None:
    for threshold, expected in ((0.95 / contacts, 1.0), (1.05 / contacts, 1 / 60)):
        org = only_thresholds(firm(60, ring(60, contacts)))
        org.people.threshold[:] = threshold
        assert cascade(org, [0]) == expected


def random_ties(people: int, degree: float, seed: int) -> list[tuple[int, int]]:
    """A random network with this mean number of contacts, all mutual."""
    rng = np.random.default_rng(seed)
    drawn = rng.integers(0, people, (int(people * degree / 2), 2)).tolist()
    pairs = {(min(pair), max(pair)) for pair in drawn if pair[0] != pair[1]}
    return [tie for i, j in pairs for tie in ((i, j), (j, i))]


@pytest.mark.parametrize(("degree", "spreads"), [(0.7, False), (2.0, True), (4.0, True), (9.0, False)])
def test_global_cascades_happen_inside_watts_window_only(firm: Firm, degree: float, spreads: bool) -> None:
    """Threshold 0.18: the window of random networks is about 1 < z < 5.8 (Watts 2002, figure 1)."""
    largest = 0.0
    for start in range(25):
        org = only_thresholds(firm(800, random_ties(800, degree, seed=1)))
        org.people.threshold[:] = 0.18
        largest = max(largest, cascade(org, [start]))
    assert (largest > 0.5) == spreads
