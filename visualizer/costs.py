"""What levers cost on the week-0 organization: one week at level 1, a whole programme, the budget."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from visualizer.building import organization_of
from visualizer.plan import Plan

if TYPE_CHECKING:
    from scenarios.budget import Scaled
    from simulation.levers import Entry, Strategy

BUDGET_PERCENT = 1.5
"""Default budget: percent of week-0 payroll over the horizon (an assumption; 0.5 to 3 are looked at in Compare)."""


@lru_cache(maxsize=1024)
def weekly(organization: str, lever: str, target: str) -> float:
    """Cost of one week of `lever` at level 1 for `target`, in thousands."""
    from scenarios.budget import Plan as Priced
    from simulation.levers import Entry, Strategy

    once = Strategy("once", (Entry(lever, 1.0, 0, 0, None, target),))
    return Priced(once, organization_of(organization), 1).cost()


@lru_cache(maxsize=64)
def budget(organization: str, weeks: int, percent: float = BUDGET_PERCENT) -> float:
    """The budget in thousands: `percent` of week-0 payroll over `weeks`."""
    from scenarios.budget import Plan as Priced
    from simulation.levers import Strategy

    return percent / 100 * Priced(Strategy("nothing"), organization_of(organization), weeks).payroll


def weekly_of(plan: Plan, entry: Entry) -> float:
    """Cost of one week at level 1 of an entry, 0 where its target cannot be counted."""
    try:
        return weekly(plan.organization, entry.lever, entry.target)
    except ValueError:
        return 0.0


def planned(organization: str, strategy: Strategy, weeks: int) -> float:
    """Planned cost of a programme over `weeks`, in thousands."""
    from scenarios.budget import Plan as Priced

    return Priced(strategy, organization_of(organization), weeks).cost()


def at_budget(organization: str, strategy: Strategy, weeks: int, amount: float) -> Scaled:
    """The programme scaled to the budget by the rule all comparisons use, and what to say about it."""
    from scenarios.budget import Plan as Priced
    from scenarios.budget import scale

    return scale(Priced(strategy, organization_of(organization), weeks), amount)
