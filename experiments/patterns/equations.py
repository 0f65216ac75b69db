"""Readings that ask the model's own equations, and figures that need no run."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import numpy as np

from analysis.patterns.trace import Trace

PEOPLE = 1_000_000
ACTS_A_WEEK = 5
SMALL = ("krackhardt", "manufacturer", "workshop", "midsize")
MEASURED_RANGE = (0.23, 0.97)


def share_acting(sd: float, average: float = 0.25) -> float:
    """Return the share that acts at rest where everybody sees everybody: r = F(r) from r = 0.

    Thresholds are normal; a person acts where the engine's social pull is above one half.
    """
    from scipy.special import ndtri

    import scenarios

    org = scenarios.build("krackhardt", seed=1)
    org.state.p.social_effect, org.state.p.threshold_sharpness = 1.0, 1e12
    return rest_point(org.state.p, average + sd * ndtri((np.arange(PEOPLE) + 0.5) / PEOPLE))


def rest_point(p: Any, thresholds: Any) -> float:
    """Return the first share r at which no more than r of the people act; thresholds are sorted."""
    from simulation.mechanisms import participation
    from simulation.structure import PUBLISHED

    r = 0.0
    while True:
        low, high = 0, len(thresholds)
        while low < high:  # the first who does not act
            middle = (low + high) // 2
            acts = participation.social_pull(p, PUBLISHED, r, thresholds[middle]) > p.social_effect / 2
            low, high = (middle + 1, high) if acts else (low, middle)
        if low / len(thresholds) <= r:
            return r
        r = low / len(thresholds)


def trust_lost_over_won(trace: Trace) -> float:
    """Return the log of trust lost by a bad week over trust won by a good one, mean over people."""
    from simulation.mechanisms import trust

    state = trace.model.state
    levels = np.asarray(trace.model.people.trust, dtype=np.float64)
    levels = levels[(levels > 0.0) & (levels < 1.0)]
    lost = sum(level - trust.judged(state.p, state.on.trust, level, -1.0) for level in levels)
    won = sum(trust.judged(state.p, state.on.trust, level, 1.0) - level for level in levels)
    return math.log(lost / won) if lost > 0 and won > 0 else float("nan")


def days_to_habit(trace: Trace, share: float = 0.95) -> float:
    """Return daily repetitions until this share of a habit, at five acts a week in full context."""
    return repetitions(trace.model.state.p, share)


def repetitions(p: Any, share: float = 0.95) -> float:
    """Return daily repetitions until this share of the asymptote, read off between the weeks."""
    from simulation.mechanisms import habit

    level, weeks = 0.0, 0
    while weeks < 1_000:
        after = habit.grown(p, level, 1, 0, 1.0)
        if after >= share:
            return ACTS_A_WEEK * (weeks + math.log((1 - level) / (1 - share)) / math.log((1 - level) / (1 - after)))
        level, weeks = after, weeks + 1
    return math.inf


def weeks_to_make_up(trace: Trace, level: float = 0.5) -> float:
    """Return how many active weeks regain what one missed week costs a habit that is half there."""
    from simulation.mechanisms import habit

    p = trace.model.state.p
    missed = habit.grown(p, level, 0, 0, 1.0)
    gained = habit.grown(p, missed, 1, 0, 1.0) - missed
    return float((level - missed) / gained) if gained > 0 else math.inf


@cache
def _siloing_and_clustering() -> tuple[tuple[float, float], ...]:
    """Return cross-unit ties against chance, and clustering, of each organization."""
    from analysis.network.network_structure import measure
    from scenarios.organization import load_organization

    found = []
    for name in SMALL:
        firm = load_organization(name)
        figures = measure(firm.tie_source, firm.tie_target, firm.unit)
        found.append((figures.cross_unit_share / figures.cross_unit_share_if_blind, figures.clustering))
    return tuple(found)


def siloing_beyond_clustering() -> float:
    """Return the coefficient of variation of siloing minus that of clustering."""
    siloing, clustering = np.array(_siloing_and_clustering()).T
    return float(siloing.std() / siloing.mean() - clustering.std() / clustering.mean())


def covered_range_of_siloing() -> float:
    """Return which share of the measured range of cross-unit ties the organizations cover."""
    siloing = np.clip([one for one, _ in _siloing_and_clustering()], *MEASURED_RANGE)
    return float((siloing.max() - siloing.min()) / (MEASURED_RANGE[1] - MEASURED_RANGE[0]))
