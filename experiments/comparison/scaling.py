"""How a comparison scales its strategies to the budget, and what takes most of their money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from experiments.runs.population_source import population_of
from scenarios import budget
from simulation.levers import LEVERS

if TYPE_CHECKING:
    from experiments.comparison.question import Question
    from simulation.levers import Strategy


@dataclass(frozen=True)
class Scaling:
    """One strategy as it is run at the default prices.

    phi: the factor of its effort levers. budget: k over the horizon, 0 where there is none. mostly: the
    largest shares of its money, in words; "" where it costs nothing. remark: why it does not spend the budget.
    """

    strategy: Strategy
    phi: float
    budget: float
    payroll: float
    planned: float
    unspent: float
    as_written: float
    mostly: str
    remark: str


def scale_strategies(question: Question) -> tuple[Scaling, ...]:
    """Return the scaling of every strategy of a question, in its order."""
    people, found = population_of(question.organization), []
    for strategy in question.strategies:
        plan = budget.CostPlan(strategy, people, question.weeks, question.base_parameters)
        written = plan.cost()
        total, phi, planned, unspent, remark = 0.0, 1.0, written, 0.0, ""
        if question.run_budget is not None:
            total = budget.amount(question.run_budget, plan.payroll)
            scaled = budget.scale(plan, total)
            phi, planned, unspent, remark = scaled.phi, scaled.planned, scaled.unspent, scaled.remark
        mostly = describe_purchase(plan.cost_by_lever(phi))
        found.append(Scaling(strategy, phi, total, plan.payroll, planned, unspent, written, mostly, remark))
    return tuple(found)


def describe_purchase(costs: dict[str, float]) -> str:
    """Describe the largest shares of costs: "71 % training"; two levers where one is under half."""
    total = sum(costs.values())
    if total <= 0:
        return ""
    ordered = sorted(costs.items(), key=lambda one: -one[1])
    kept = ordered[: 1 if ordered[0][1] >= 0.5 * total else 2]
    return ", ".join(f"{100 * cost / total:.0f} % {LEVERS[name].title}" for name, cost in kept if cost > 0)


def label_strategies(question: Question, scalings: Sequence[Scaling]) -> Question:
    """Return the question with the factor in the title of each strategy scaled up or down.

    Up to x1.5 a title stays as it is, and so it does where the factor is 1 but for rounding.
    """
    labelled = []
    for scaled in scalings:
        factor = budget.label_factor(scaled.phi) if scaled.planned > 0 else ""
        title = f"{scaled.strategy.title} {factor}".rstrip()
        labelled.append(replace(scaled.strategy, title=title))
    return replace(question, strategies=tuple(labelled))
