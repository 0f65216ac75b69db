"""What is reported "so far": totals, return, half-time, persistence; set when a week closes."""

from __future__ import annotations

from simulation.compiling import lean
from simulation.indicators.indicator import ALL, FINAL_WEEKS, INF, Indicator

INDICATORS = (
    Indicator("total_cost", "k", "cost so far", "down", 0.0, INF, "last"),
    Indicator("total_value", "k", "value so far", "up", -INF, INF, "last"),
    Indicator(
        "roi",
        "ratio",
        "(total value - total cost)/total cost so far; 0 = no programme",
        "up",
        -INF,
        INF,
        "last",
        words="return on investment",
    ),
    Indicator(
        "half_time",
        "weeks",
        "weeks from the start until practice first reached half of its latest level; the horizon where practice never"
        " took hold",
        "down",
        0.0,
        INF,
        "last",
        acts=ALL,
    ),
    Indicator("persistence", "0..1", "latest practice against its best 12 weeks", "up", 0.0, 1.0, "last", acts=ALL),
)

TOOK_HOLD = 0.02  # practice below this never took hold


@lean
def measure(o):  # type: ignore[no-untyped-def]
    """Set the indicators of this topic, from the practice of all weeks so far."""
    v, f, week = o.values, o.firm, o.clock.week
    v.total_cost, v.total_value = f.total_cost, f.total_value
    v.roi = (f.total_value - f.total_cost) / f.total_cost if f.total_cost > 0.0 else 0.0
    latest = mean_practice(o, week)
    best = latest
    for end in range(FINAL_WEEKS, week):
        best = max(best, mean_practice(o, end))
    v.persistence = latest / best if best >= TOOK_HOLD else 0.0
    v.half_time = float(o.clock.horizon)
    if latest >= TOOK_HOLD:
        for t in range(min(week, int(f.first_start)), week + 1):
            if o.practice_so_far[t] >= 0.5 * latest:
                v.half_time = max(0.0, t - f.first_start)
                break


@lean
def mean_practice(o, end):  # type: ignore[no-untyped-def]
    """Mean practice of the 12 weeks up to `end` (of those there are)."""
    first = max(1, end - FINAL_WEEKS + 1) if end > 0 else 0
    total = 0.0
    for t in range(first, end + 1):
        total += o.practice_so_far[t]
    return total / (end + 1 - first)
