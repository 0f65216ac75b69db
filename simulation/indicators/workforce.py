"""Staff: how many there are, who quits, how tired people are, how unequally they contribute."""

from __future__ import annotations

import math

import numpy as np

from simulation.compiling import lean
from simulation.indicators.indicator import ALL, INF, Indicator
from simulation.prices import WEEKS_A_YEAR

INDICATORS = (
    Indicator("quits", "%/year", "people who quit a year", "down", 0.0, INF),
    Indicator("headcount", "people", "people who work here", "none", 0.0, INF),
    Indicator("vacancies", "seats", "seats that wait for somebody", "none", 0.0, INF),
    Indicator(
        "promotions", "%/year", "people who move up into a leader's seat, of all who work here", "none", 0.0, INF
    ),
    Indicator("dismissals", "%/year", "people who are dismissed a year", "down", 0.0, INF),
    Indicator("fatigue", "0..1", "mean change fatigue", "down"),
    Indicator("fatigue_spread", "0..1", "how much people differ in fatigue (standard deviation)", "down"),
    Indicator("readiness", "0..1", "people whose openness less fatigue exceeds what they need to see first"),
    Indicator(
        "participation_gini",
        "0..1",
        "how unequal contributions of about 26 weeks are",
        "none",
        words="inequality of contributions",
        acts=ALL,
    ),
)

COUNTERS = 256  # room that sorting needs: how many values have each of the possible eight bits


@lean
def measure(o):  # type: ignore[no-untyped-def]
    """Set the indicators of this topic."""
    e, v, posts = o.people, o.values, o.scratch
    fatigue, squares, ready, n, seats = 0.0, 0.0, 0, 0, 0
    for i in range(len(e)):
        seats += e[i].open_seat
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
    yearly = 100.0 * WEEKS_A_YEAR / max(1.0, o.firm.staff)
    v.quits = 100.0 * WEEKS_A_YEAR * o.firm.quits / max(1.0, o.firm.staff)
    v.headcount, v.vacancies = o.firm.staff, max(0.0, seats - o.firm.staff)
    v.promotions, v.dismissals = yearly * o.firm.promotions, yearly * o.firm.dismissals
    v.participation_gini = gini(posts, n)


@lean
def gini(values, n):  # type: ignore[no-untyped-def]
    """Gini of the first n values, which it sorts: 0 = all alike, towards 1 = one has it all.

    values: none below 0; `sort` says what room it needs behind them.
    """
    first = sort(values, n)
    total, ranked = 0.0, 0.0
    for k in range(n):
        total += values[first + k]
        ranked += (k + 1) * values[first + k]
    return 2.0 * ranked / (n * total) - (n + 1) / n if total > 0.0 else 0.0


@lean
def sort(values, n):  # type: ignore[no-untyped-def]
    """Sort the first n values, none below 0; return where the sorted ones begin, 0 or n.

    By eight bits at a time, the last first: numbers that are not negative lie in the order of their bits. Bits in which
    no two values differ are passed over. It writes to places n to 2 n and to the last COUNTERS. The library's sort
    allocates, which a kernel of the week must not; sorting by comparisons took five times as long at 1,000 people.
    """
    bits, digit, one = values.view(np.uint64), np.uint64(COUNTERS - 1), np.uint64(1)
    counts = bits[len(bits) - COUNTERS :]
    differ, shift, here = np.uint64(0), np.uint64(0), 0
    for i in range(n):
        differ |= bits[i] ^ bits[0]
    while differ != np.uint64(0):
        while differ & one == np.uint64(0):
            differ, shift = differ >> one, shift + one
        counts[:] = np.uint64(0)
        for i in range(here, here + n):
            counts[(bits[i] >> shift) & digit] += one
        place = np.uint64(n - here)
        for k in range(COUNTERS):
            place, counts[k] = place + counts[k], place
        for i in range(here, here + n):
            k = (bits[i] >> shift) & digit
            bits[counts[k]] = bits[i]
            counts[k] += one
        differ, shift, here = differ >> np.uint64(8), shift + np.uint64(8), n - here
    return here
