"""Step 17: the indicators of a week, computed from the states and flows, and its books."""

from __future__ import annotations

from simulation.compiling import lean
from simulation.indicators import collaboration, culture, market, money, progress, workforce
from simulation.mechanisms import readers

MEASURED = ("collaboration", "market", "workforce", "money", "culture")
COLLABORATION, MARKET, WORKFORCE, MONEY, CULTURE = (1 << k for k in range(len(MEASURED)))
ALL = (1 << len(MEASURED)) - 1


@lean
def measure(o):  # type: ignore[no-untyped-def]
    """Set all indicators of this week, from the states and flows as they are now."""
    measure_topics(o, ALL)


@lean
def measure_topics(o, topics):  # type: ignore[no-untyped-def]
    """Set the indicators of some topics: a sum of COLLABORATION, MARKET, ..."""
    if topics & COLLABORATION:
        collaboration.measure(o)
    if topics & MARKET:
        market.measure(o)
    if topics & WORKFORCE:
        workforce.measure(o)
    if topics & MONEY:
        money.measure(o)
    if topics & CULTURE:
        culture.measure(o)  # last: `being` weighs what is measured above, too


@lean
def close_week(o):  # type: ignore[no-untyped-def]
    """Close the books of the week: indicators, value and practice so far, and the rest so far."""
    measure(o)
    o.firm.total_value += o.values.value
    o.firm.cue = 1.0
    o.firm.let_go = 0.0
    o.practice_so_far[o.clock.week] = o.values.practice
    o.members_so_far[o.clock.week] = readers.memberships(o)
    progress.measure(o)
