"""Step 17: the indicators of a week, computed from the states and flows, and its books."""

from __future__ import annotations

from simulation.compiling import lean
from simulation.indicators import collaboration, culture, market, money, progress, workforce


@lean
def measure(o):  # type: ignore[no-untyped-def]
    """Set all indicators of this week, from the states and flows as they are now."""
    collaboration.measure(o)
    market.measure(o)
    workforce.measure(o)
    money.measure(o)
    culture.measure(o)  # last: `being` weighs what is measured above, too


@lean
def close_week(o):  # type: ignore[no-untyped-def]
    """Close the books of the week: indicators, value so far, practice, what is reported "so far"."""
    measure(o)
    o.firm.total_value += o.values.value
    o.firm.cue = 1.0
    o.practice_so_far[o.clock.week] = o.values.practice
    progress.measure(o)
