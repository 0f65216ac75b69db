"""What levers cost on the week-0 organization: a week, a programme, the budget."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from scenarios.defaults import DEFAULT_PERCENT
from visualizer.plan import workshop
from visualizer.plan.held_prices import parameters_of
from visualizer.plan.plan import Plan
from visualizer.plan.programme import as_one
from visualizer.plan.resolve import organization_of
from visualizer.wording.part_texts import STAGE

if TYPE_CHECKING:
    from simulation.levers import Entry

Parameters = tuple[tuple[str, float], ...]


@lru_cache(maxsize=1024)
def weekly(organization: str, lever: str, target: str, parameters: Parameters = ()) -> float:
    """Cost of one week of `lever` at level 1 for `target`, in thousands.

    At the prices among `parameters`.
    """
    from scenarios.budget import CostPlan
    from simulation.levers import Entry, Strategy

    once = Strategy("once", (Entry(lever, 1.0, 0, 0, None, target),))
    return CostPlan(once, organization_of(organization), 1, dict(parameters)).cost()


@lru_cache(maxsize=64)
def budget(organization: str, weeks: int, parameters: Parameters = (), percent: float = DEFAULT_PERCENT) -> float:
    """The budget in thousands: `percent` of week-0 payroll over `weeks`."""
    from scenarios.budget import CostPlan
    from simulation.levers import Strategy

    return percent / 100 * CostPlan(Strategy("nothing"), organization_of(organization), weeks, dict(parameters)).payroll


def weekly_of(plan: Plan, entry: Entry) -> float:
    """Cost of one week at level 1 of an entry, 0 where its target cannot be counted."""
    try:
        return weekly(plan.organization, entry.lever, entry.target, parameters_of(plan))
    except ValueError:
        return 0.0


def planned(plan: Plan, weeks: int | None = None) -> float:
    """Planned cost of what runs in `plan`, in thousands.

    Of earlier levers until a branch, then of the branch's.

    `weeks`: only so far. Hidden levers, and those whose target cannot be counted, are not in it.
    """
    from scenarios.budget import CostPlan
    from simulation.levers import Strategy

    weeks = plan.weeks if weeks is None else weeks
    runs = tuple(entry for entry in workshop.seen(as_one(plan)) if weekly_of(plan, entry))
    if weeks <= 0:
        return 0.0
    people, prices = organization_of(plan.organization), dict(parameters_of(plan))
    return CostPlan(Strategy(STAGE["what_runs"], runs), people, weeks, prices).cost()


def mostly_bought(plan: Plan) -> str:
    """What most of the money of a plan's strategy buys, in words."""
    from experiments.comparison.scaling import describe_purchase
    from scenarios.budget import CostPlan
    from visualizer.plan.resolve import strategy_of

    people, prices = organization_of(plan.organization), dict(parameters_of(plan))
    return describe_purchase(CostPlan(strategy_of(plan), people, plan.weeks, prices).cost_by_lever())


def before_branch(plan: Plan) -> tuple[int, float]:
    """The week of the newest branch and what ran until then, in thousands.

    0, 0 without a branch.
    """
    if not plan.branches:
        return 0, 0.0
    week = plan.branches[-1][0]
    return week, planned(plan, min(week, plan.weeks))
