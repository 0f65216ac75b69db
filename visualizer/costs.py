"""What levers cost on the week-0 organization: one week at level 1, a whole programme, the budget."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from visualizer.building import organization_of
from visualizer.plan import Plan

if TYPE_CHECKING:
    from simulation.levers import Entry

BUDGET_PERCENT = 1.5
"""Default budget: percent of week-0 payroll over the horizon (an assumption; 0.5 to 3 are looked at in Compare)."""


@lru_cache(maxsize=512)
def weekly(organization: str, lever: str, target: str) -> float:
    """Cost of one week of `lever` at level 1 for `target`, in thousands."""
    import scenarios
    from simulation.levers import Entry, Strategy

    one = Strategy("one", (Entry(lever, 1.0, 0, 0, None, target),))
    return float(scenarios.planned_cost(organization_of(organization), one, weeks=1))


@lru_cache(maxsize=64)
def budget(organization: str, weeks: int, percent: float = BUDGET_PERCENT) -> float:
    """The budget in thousands: `percent` of week-0 payroll over `weeks`."""
    import scenarios

    return float(scenarios.budget_of(organization_of(organization), percent=percent, weeks=weeks))


def weekly_of(plan: Plan, entry: Entry) -> float:
    """Cost of one week at level 1 of an entry, 0 where its target cannot be counted."""
    try:
        return weekly(plan.organization, entry.lever, replace(entry, level=1.0).target)
    except ValueError:
        return 0.0
