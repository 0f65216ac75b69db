"""What levers cost on the week-0 organization: one week at level 1, a whole programme, the budget."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from visualizer.building import organization_of
from visualizer.plan import Plan

if TYPE_CHECKING:
    from simulation.levers import Entry, Strategy

BUDGET_PERCENT = 1.5
"""Default budget: percent of week-0 payroll over the horizon (an assumption; 0.5 to 3 are looked at in Compare)."""
THIN = 0.5
"""Below this share of its written size a programme is a different one in all but name."""


@lru_cache(maxsize=1024)
def weekly(organization: str, lever: str, target: str) -> float:
    """Cost of one week of `lever` at level 1 for `target`, in thousands: what the model books in its first week."""
    from simulation.levers import Entry, Strategy
    from simulation.model import Organization

    once = Strategy("once", (Entry(lever, 1.0, 0, 0, None, target),))
    org = Organization(population=organization_of(organization), strategy=once, weeks=4, rng=1)
    org.run(1)
    return float(org.values()["cost"])


@lru_cache(maxsize=64)
def budget(organization: str, weeks: int, percent: float = BUDGET_PERCENT) -> float:
    """The budget in thousands: `percent` of week-0 payroll over `weeks`."""
    from simulation.parameters import PARAMETERS

    a_head = PARAMETERS["paid_week"].default * PARAMETERS["loaded_hour"].default
    return percent / 100 * organization_of(organization).size * a_head * weeks


def weekly_of(plan: Plan, entry: Entry) -> float:
    """Cost of one week at level 1 of an entry, 0 where its target cannot be counted."""
    try:
        return weekly(plan.organization, entry.lever, entry.target)
    except ValueError:
        return 0.0


def planned(organization: str, strategy: Strategy, weeks: int) -> float:
    """Planned cost of a programme over `weeks`, in thousands; of several entries alike, the largest level counts."""
    total = 0.0
    for lever, target in {(entry.lever, entry.target) for entry in strategy.entries}:
        alike = [entry for entry in strategy.entries if (entry.lever, entry.target) == (lever, target)]
        levels = sum(max(entry.level_at(week) for entry in alike) for week in range(1, weeks + 1))
        total += levels * weekly(organization, lever, target)
    return total


def at_budget(organization: str, strategy: Strategy, weeks: int, amount: float) -> tuple[Strategy, float]:
    """The programme scaled so that its planned cost is `amount`, and the factor; rules are never scaled.

    Where it cannot absorb the amount, all effort levers stand at 1 and the rest stays in the till.
    """
    levels = [entry.level for entry in strategy.entries if entry.level > 0]
    if not levels or planned(organization, strategy.scaled(0.0), weeks) >= amount:
        return strategy.scaled(0.0) if levels else strategy, 0.0 if levels else 1.0
    low, high = 0.0, 1 / min(levels)
    if planned(organization, strategy.scaled(high), weeks) <= amount:
        return strategy.scaled(high), high
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if planned(organization, strategy.scaled(middle), weeks) < amount else (low, middle)
    return strategy.scaled(low), low
