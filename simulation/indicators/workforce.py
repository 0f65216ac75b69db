"""Staff: who quits, how tired people are, how unequally they contribute."""

from __future__ import annotations

import math

from simulation.compiling import lean
from simulation.indicators.indicator import ALL, INF, Indicator
from simulation.prices import WEEKS_A_YEAR

INDICATORS = (
    Indicator("quits", "%/year", "people who quit a year", "down", 0.0, INF),
    Indicator("fatigue", "0..1", "mean change fatigue", "down"),
    Indicator("fatigue_spread", "0..1", "how much people differ in fatigue (standard deviation)", "down"),
    Indicator("readiness", "0..1", "people whose openness less fatigue exceeds what they need to see first"),
    Indicator("participation_gini", "0..1", "how unequal contributions of about 26 weeks are", "none", acts=ALL),
)


@lean
def measure(o):  # type: ignore[no-untyped-def]
    """Set the indicators of this topic."""
    e, v, posts = o.people, o.values, o.scratch
    fatigue, squares, ready, n = 0.0, 0.0, 0, 0
    for i in range(len(e)):
        if e[i].present:
            fatigue += e[i].fatigue
            squares += e[i].fatigue * e[i].fatigue
            if e[i].openness - e[i].fatigue > e[i].threshold:
                ready += 1
            posts[n] = e[i].posts_memory
            n += 1
    v.fatigue = fatigue / max(1.0, o.firm.staff)
    v.fatigue_spread = math.sqrt(max(0.0, squares / max(1, n) - v.fatigue * v.fatigue))
    v.readiness = ready / max(1, n)
    v.quits = 100.0 * WEEKS_A_YEAR * o.firm.quits / max(1.0, o.firm.staff)
    v.participation_gini = gini(posts, n)


@lean
def gini(values, n):  # type: ignore[no-untyped-def]
    """Gini of the first n values, which it sorts: 0 = all alike, towards 1 = one has it all."""
    sort(values, n)
    total, ranked = 0.0, 0.0
    for k in range(n):
        total += values[k]
        ranked += (k + 1) * values[k]
    return 2.0 * ranked / (n * total) - (n + 1) / n if total > 0.0 else 0.0


@lean
def sort(values, n):  # type: ignore[no-untyped-def]
    """Sort the first n values in place (Shell 1959).

    The library's sort allocates, which a kernel of the week must not.
    """
    gap = n
    while gap > 1:
        gap = max(1, gap * 4 // 9)
        for i in range(gap, n):
            value, k = values[i], i
            while k >= gap and values[k - gap] > value:
                values[k] = values[k - gap]
                k -= gap
            values[k] = value
