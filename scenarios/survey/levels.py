"""From answers to the level of each unit, without the noise of measuring it.

    level_u = m + rel_u (mean_u - m)
    rel_u = n_u icc/(1 + (n_u - 1) icc)
    icc = (B - W)/(B + (k - 1) W), at least 0

    level_u     level of unit u, 0..1
    mean_u, n_u mean and number of the answers of a unit (of at least five people; smaller ones are pooled)
    m           mean of all answers
    rel_u       reliability of a unit's mean: the formula of Spearman and Brown with the number of its answers
    icc         share of the variance of single answers that lies between units, ICC(1)
    B, W        mean squares between and within units; k = (N - sum n_u^2/N)/(units - 1), N = sum n_u

The mean of a small or mixed unit says little, so it counts for less: the spread that is left is the one of the units
and not of who happened to answer. Where a file has means alone, B comes from these and W from standard deviations;
without them icc is 0.12, an assumption, or what it must be at least where the means lie further apart. Source: Bliese
2000 (ICC(1), and the reliability of each group's mean by the formula of Spearman and Brown).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.defaults import FEWEST

USUAL_ICC = 0.12


@dataclass
class Answers:
    """Answers of one unit to what measures one thing: how many, their mean and variance."""

    count: float = 0.0
    mean: float = 0.0
    variance: float = math.nan

    def add(self, other: Answers) -> Answers:
        """Return both together, as one group."""
        count = self.count + other.count
        if not count:
            return Answers()
        mean = (self.count * self.mean + other.count * other.mean) / count
        parts = [(one.count, one.mean, one.variance) for one in (self, other) if one.count]
        if any(math.isnan(variance) for _, _, variance in parts):
            return Answers(count, mean)
        squares = sum((n - 1.0) * variance + n * (at - mean) ** 2 for n, at, variance in parts)
        return Answers(count, mean, squares / (count - 1.0) if count > 1.0 else 0.0)


@dataclass(frozen=True)
class Levels:
    """Levels of one measure: by unit, of all small units together, of everybody.

    icc: share of variance between units; estimated: from the answers, not assumed.
    """

    units: dict[str, float]
    pooled: float
    everybody: float
    icc: float
    estimated: bool
    reliability: float
    counts: dict[str, float]


def find_levels(answers: Mapping[str, Answers]) -> Levels | None:
    """Return the levels of one measure; None where fewer than five people answered."""
    whole, small = Answers(), Answers()
    large: dict[str, Answers] = {}
    for unit in sorted(answers):
        one = answers[unit]
        whole = whole.add(one)
        if not unit:
            continue  # of no unit, so it shows nothing of the spread between units
        if one.count >= FEWEST:
            large[unit] = one
        else:
            small = small.add(one)
    if whole.count < FEWEST:
        return None
    groups = [*large.values(), *([small] if small.count >= FEWEST else [])]
    icc, estimated = find_icc(groups)

    def shrink(one: Answers) -> float:
        return whole.mean + reliability_of(one.count, icc) * (one.mean - whole.mean)

    return Levels(
        {unit: shrink(one) for unit, one in large.items()},
        shrink(small) if small.count >= FEWEST else whole.mean,
        whole.mean,
        icc,
        estimated,
        sum(reliability_of(one.count, icc) * one.count for one in groups) / max(1.0, sum(one.count for one in groups)),
        {unit: one.count for unit, one in large.items()},
    )


def reliability_of(count: float, icc: float) -> float:
    """Return the reliability of a mean of so many answers (Spearman-Brown)."""
    return count * icc / (1.0 + (count - 1.0) * icc) if icc > 0.0 else 0.0


def find_icc(groups: list[Answers]) -> tuple[float, bool]:
    """Return ICC(1), and whether it is estimated from the answers."""
    if len(groups) < 2:
        return USUAL_ICC, False
    total = sum(one.count for one in groups)
    mean = sum(one.count * one.mean for one in groups) / total
    between = sum(one.count * (one.mean - mean) ** 2 for one in groups) / (len(groups) - 1)
    usual = (total - sum(one.count**2 for one in groups) / total) / (len(groups) - 1)
    known = [one for one in groups if not math.isnan(one.variance)]
    freedom = sum(one.count - 1.0 for one in known)
    if len(known) < len(groups) or freedom <= 0.0:
        return _icc_of_means(between, usual, mean), False
    within = sum((one.count - 1.0) * one.variance for one in known) / freedom
    spread = between + (usual - 1.0) * within
    return (min(1.0, max(0.0, (between - within) / spread)) if spread > 0.0 else 0.0), True


def _icc_of_means(between: float, usual: float, mean: float) -> float:
    """Return the usual share, or more where means lie further apart than it allows.

    Answers of this mean have at most the variance mean (1 - mean).
    """
    most = max(1e-9, mean * (1.0 - mean))
    return max(USUAL_ICC, (between - most) / (between + (usual - 1.0) * most))
