"""Weekly usage figures as statistics: levels in growing windows, how they swing, and back.

Shares of people are taken as log odds, posts as logarithms, both with half a count added, so that none is infinite.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import numpy as np

from analysis.statistics.regression_abc import Numbers

Series = Mapping[str, Numbers]
"""Measure -> [runs, weeks], for all people that are counted together."""
GROWTH = 1.4


def to_scale(measure: str, counts: Numbers, people: float) -> Numbers:
    """Return counts on the scale they are compared on: log odds of people, logarithm of posts."""
    found: Numbers = np.log(counts + 0.5)
    return found if measure == "posts" else found - np.log(np.maximum(people - counts, 0.0) + 0.5)


def from_scale(measure: str, values: Numbers, people: float) -> Numbers:
    """Return the counts of values on that scale, at least 0."""
    if measure == "posts":
        return np.maximum(np.exp(np.minimum(values, 30.0)) - 0.5, 0.0)
    found: Numbers = np.clip((people + 1.0) / (1.0 + np.exp(-values)) - 0.5, 0.0, people)
    return found


def find_windows(weeks: int) -> list[tuple[int, int]]:
    """Return windows that grow with time: 0-1, 1-3, ... up to the last week."""
    edges, step = [0], 1.0
    while edges[-1] < weeks:
        edges.append(min(weeks, edges[-1] + round(step)))
        step = GROWTH * step + 0.3
    if len(edges) > 2 and edges[-1] - edges[-2] < 3:
        del edges[-2]
    return list(pairwise(edges))


def summarise(series: Series, people: float, first: int, last: int, unit_spread: Numbers | None = None) -> Numbers:
    """Return the statistics of weeks `first` up to `last` (not included): [runs, statistics].

    unit_spread [runs, weeks]: how much units differ so far; None = there are no units.
    """
    found: list[Numbers] = []
    seen = {measure: counts[:, first:last] for measure, counts in series.items()}
    base = seen.get("active")
    for start, stop in find_windows(last - first):
        for measure, counts in seen.items():
            found.append(_level(measure, counts[:, start:stop], people, None if base is None else base[:, start:stop]))
    half = (last - first) // 2
    for counts in seen.values():
        found += _swings(counts[:, half:])
    if unit_spread is not None:
        found.append(np.log(unit_spread[:, last - 1] + 1e-3))
    return np.column_stack(found)


def _level(measure: str, counts: Numbers, people: float, active: Numbers | None) -> Numbers:
    """Return the level of a window; posts and posters of each active person where known."""
    mean = counts.mean(axis=1)
    if measure in ("active", "active_day") or active is None:
        of = people if measure != "posts" else 0.0
        return to_scale(measure, mean, of)
    total = active.mean(axis=1)
    if measure == "posts":
        found: Numbers = np.log(mean + 0.5) - np.log(total + 0.5)
        return found
    found = np.log(mean + 0.5) - np.log(np.maximum(total - mean, 0.0) + 0.5)
    return found


def _swings(counts: Numbers) -> list[Numbers]:
    """Return how much counts vary against their mean, and how alike neighbouring weeks are."""
    mean, variance = counts.mean(axis=1), counts.var(axis=1)
    away = counts - mean[:, None]
    alike = (away[:, 1:] * away[:, :-1]).mean(axis=1) / (variance + 1e-9)
    return [np.log(variance / (mean + 0.5) + 1e-2), alike]
