"""Measures of customers, ideas and worth (patterns P5, P18 to P20, P26, P28 and P29)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.patterns.trace import YEAR, Trace

if TYPE_CHECKING:
    from numpy.typing import NDArray

FAILED = slice(21, 47)  # half a year in which failures of service are noted
HAPPY, UNHAPPY, TRUSTING = 0.75, 0.35, 0.5  # opinions of customers, as the indicator `advocacy` counts them
SHOCK = 52  # the week of a user error


def _lost(trace: Trace) -> tuple[float, float]:
    """Return the share of customers lost in a year, of those whom service failed and of others."""
    holder, present = trace.customers["holder"], trace.customers["present"]
    start, end = FAILED.stop - 1, FAILED.stop - 1 + YEAR
    there = present[start] > 0
    failed = np.zeros(len(there), dtype=bool)
    for week in range(FAILED.start, FAILED.stop):
        struck = (present[week] > 0) & (trace.customers["weeks_since_failure"][week] == 0)
        failed |= struck & (holder[week] == holder[start])
    lost = (present[end] == 0) | (holder[end] != holder[start])
    return float(lost[there & failed].mean()), float(lost[there & ~failed].mean())


def lost_by_failure(trace: Trace) -> float:
    """Return how many of 100 customers whom service failed are lost in a year beyond the others."""
    failed, others = _lost(trace)
    return 100.0 * (failed - others)


def idea_yield(trace: Trace) -> float:
    """Return the share of all ideas that were put to work."""
    ideas = trace.indicators["ideas"].sum()
    return float(trace.indicators["ideas_implemented"].sum() / ideas) if ideas > 0 else 0.0


def yield_of(first: int, last: int) -> Callable[[Trace], float]:
    """Return a measure: ideas put to work against new ideas from week `first` to `last`."""

    def measure(trace: Trace) -> float:
        weeks = slice(first, last + 1)
        ideas = trace.indicators["ideas"][weeks].sum()
        return float(trace.indicators["ideas_implemented"][weeks].sum() / ideas) if ideas > 0 else 0.0

    return measure


def change_after(indicator: str, weeks: int) -> Callable[[Trace], float]:
    """Return a measure: the change of an indicator from before week 52 to so many weeks after.

    Before: the mean of the four weeks before. After one week: that week; later: the mean of four weeks.
    """

    def measure(trace: Trace) -> float:
        values = trace.indicators[indicator]
        after = values[SHOCK + 1] if weeks == 1 else values[SHOCK + weeks - 3 : SHOCK + weeks + 1].mean()
        return float(after - values[SHOCK - 4 : SHOCK].mean())

    return measure


def share_that_falls(*columns: NDArray[Any]) -> float:
    """Return the share of struck runs in which satisfaction or customer trust falls.

    columns: satisfaction and trust of the runs left alone, then of each kind of struck run. It falls where its change
    lies more than one standard deviation of the changes of the runs left alone below their mean.
    """
    bars = [quiet.mean() - quiet.std() for quiet in columns[:2]]
    falls = [(columns[k] < bars[0]) | (columns[k + 1] < bars[1]) for k in range(2, len(columns), 2)]
    return float(np.mean(falls))


def advocacy_of_social_customers(trace: Trace) -> float:
    """Return promoters minus detractors of customers on social channels minus that of others."""
    present = trace.customers["present"][-1] > 0
    social = trace.customers["social"][-1] > 0
    satisfaction, trust = trace.customers["satisfaction"][-1], trace.customers["trust"][-1]
    opinion = ((satisfaction > HAPPY) & (trust > TRUSTING)).astype(float) - (satisfaction < UNHAPPY)
    return float(opinion[present & social].mean() - opinion[present & ~social].mean())


def missed_benefits(value: NDArray[Any], value_without: NDArray[Any], cost: NDArray[Any]) -> float:
    """Return the share of runs in which a programme returned less than it cost."""
    return float(np.mean(value - value_without < cost))
