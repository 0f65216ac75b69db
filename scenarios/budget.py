"""Equal budget: every strategy is scaled to cost the same before it is compared.

One factor phi multiplies the level of every effort lever, min(1, phi x level), at unchanged start, ramp, end and
target. Rules stay as written; the lever `words` is lowered like an effort lever, and never raised. Planned cost is
computed for the week-0 organization: it depends on no random seed and no feedback.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenarios.defaults import DEFAULT_PERCENT
from simulation import groups, initialisation, parameters, prices, state
from simulation.levers import INDEX, LEVERS, NEVER_ENDS, Entry, Strategy
from simulation.population import Population

ANOTHER_PROGRAMME = 0.5  # below this phi a strategy is another one in all but name
SCALED_UP, SCALED_DOWN = 1.5, 0.995  # a strategy with a factor outside is labelled by it
TOLERANCE = 1e-9
OVERSPENT = "does not fit"
"""The remark of a strategy that costs more than the budget with all its efforts at 0."""
UNDERSPENT = "at full strength it costs less than the budget"
TOO_THIN = "another programme in all but name"
"""The remark of a strategy whose factor is below `ANOTHER_PROGRAMME`."""


@dataclass(frozen=True)
class Scaled:
    """A strategy at a budget: the factor, its planned cost, and a remark.

    budget, planned, as_written: k over the horizon. remark: "" or why it does not spend the budget.
    """

    strategy: Strategy
    phi: float
    budget: float
    planned: float
    as_written: float
    remark: str = ""

    @property
    def unspent(self) -> float:
        """Budget that the plan leaves unspent (k); 0 where it is spent, or does not fit."""
        left = self.budget - self.planned
        return left if left > TOLERANCE * self.budget else 0.0


class CostPlan:
    """The planned cost of a strategy in an organization at week 0, at any factor.

    Computed from the levers, the people they reach and the prices.
    """

    def __init__(
        self, strategy: Strategy, population: Population, weeks: int, values: Mapping[str, float] | None = None
    ) -> None:
        self.strategy = strategy
        self.weeks = weeks
        self._population = population
        resolved = parameters.resolve(values)
        self._p = state.record(state.PARAMETER_DTYPE, **resolved)
        self.payroll = prices.weekly_payroll(self._p, population.size) * weeks

    def cost(self, phi: float = 1.0) -> float:
        """Return the planned cost (k) over the horizon with effort levers at min(1, phi x level)."""
        return float(sum(self._costs(phi)))

    def cost_by_lever(self, phi: float = 1.0) -> dict[str, float]:
        """Return the planned cost (k) of each lever with effort levers at min(1, phi x level)."""
        if not self._entries:
            return {}
        names = tuple(LEVERS)
        return {names[row]: cost for row, cost in zip(self._levers, self._costs(phi), strict=True)}

    def _costs(self, phi: float) -> list[float]:
        """Return the planned cost of each lever, in the order of `LEVERS`."""
        if not self.strategy.entries:
            return []
        reach = np.maximum.reduceat(self._levels_at(phi)[:, None, None] * self._reached, self._firsts)
        person, manager, firm = self._lever_costs
        weeks = reach.sum(axis=2)
        spent: list[float] = (
            person * (weeks @ self._people) + manager * (weeks @ self._managers) + firm * reach.max(axis=1).sum(axis=1)
        ).tolist()
        return spent

    @cached_property
    def _lever_costs(self) -> tuple[NDArray[np.float64], ...]:
        return tuple(unit[self._levers] for unit in self._unit_costs)

    @cached_property
    def _unit_costs(self) -> tuple[NDArray[np.float64], ...]:
        firm = {
            "staff_start": self._population.size,
            "customers_start": self._population.customers,
            "front_seats": groups.front(self._population).sum(),
        }
        counts = initialisation.week0_counts(
            firm, initialisation.community_count(self._population.size), len(self._population.units), self._p
        )
        return prices.unit_costs(self._p, counts)

    @cached_property
    def _order(self) -> NDArray[np.intp]:
        return np.argsort([INDEX[entry.lever] for entry in self.strategy.entries], kind="stable")

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        return tuple(self.strategy.entries[k] for k in self._order)

    def _levels_at(self, phi: float) -> NDArray[np.float64]:
        """Return the levels of `Strategy.scaled(phi)`, [entries], fast enough for a bisection."""
        return np.minimum(self._most, np.where(self._rules, 1.0, phi) * self._written)

    @cached_property
    def _most(self) -> NDArray[np.float64]:
        return np.where(self._efforts, 1.0, self._written)

    @cached_property
    def _written(self) -> NDArray[np.float64]:
        return np.array([entry.level for entry in self._entries])

    @cached_property
    def _rules(self) -> NDArray[np.bool_]:
        return np.array([LEVERS[entry.lever].rule for entry in self._entries], bool)

    @cached_property
    def _efforts(self) -> NDArray[np.bool_]:
        return np.array([entry.lever != "words" for entry in self._entries], bool) & ~self._rules

    @property
    def full_factor(self) -> float:
        """The smallest factor at which every effort lever is at level 1.

        1 where there is no effort lever, as the lever `words` is never raised.
        """
        levels = self._written[self._efforts & (self._written > 0.0)]
        return float(1.0 / levels.min()) if len(levels) else 1.0

    @cached_property
    def _reached(self) -> NDArray[np.float64]:
        """[entries, classes of people, weeks] the share of its level an entry has there."""
        return self._ramps[:, None, :] * self._classes[:, :, None]

    @cached_property
    def _rows(self) -> NDArray[np.intp]:
        return np.array([INDEX[entry.lever] for entry in self._entries])

    @cached_property
    def _levers(self) -> NDArray[np.intp]:
        return np.unique(self._rows)

    @cached_property
    def _firsts(self) -> NDArray[np.intp]:
        return np.searchsorted(self._rows, self._levers)

    @cached_property
    def _ramps(self) -> NDArray[np.float64]:
        """[entries, weeks] the share of its level an entry has in each week."""
        week = np.arange(1, self.weeks + 1)
        rows = []
        for entry in self._entries:
            on = (week >= entry.start) & (week < (NEVER_ENDS if entry.end is None else entry.end))
            ramp = np.minimum(1.0, (week - entry.start + 1) / entry.ramp) if entry.ramp else np.ones(self.weeks)
            rows.append(np.where(on, ramp, 0.0))
        return np.array(rows)

    @cached_property
    def _members(self) -> NDArray[np.bool_]:
        targets = [entry.target for entry in self._entries]
        known = {target: groups.members(target, self._population) for target in dict.fromkeys(targets)}
        return np.array([*(known[target] for target in targets), groups.managers(self._population)])

    @cached_property
    def _patterns(self) -> tuple[Any, Any]:
        """Classes of people with the same memberships, who share every level, and their sizes."""
        patterns, counts = np.unique(self._members, axis=1, return_counts=True)
        return patterns, counts

    @cached_property
    def _classes(self) -> NDArray[np.float64]:
        patterns: NDArray[np.float64] = self._patterns[0][:-1].astype(float)
        return patterns

    @cached_property
    def _people(self) -> NDArray[np.float64]:
        counts: NDArray[np.float64] = self._patterns[1].astype(float)
        return counts

    @cached_property
    def _managers(self) -> NDArray[np.float64]:
        return np.asarray(self._patterns[0][-1] * self._patterns[1], float)


def label_factor(phi: float) -> str:
    """Return the label of a strategy scaled up (above 1.5) or down: "x5"; "" for others."""
    return f"x{phi:.2g}" if phi > SCALED_UP or phi < SCALED_DOWN else ""


def amount(budget: str | float | None, payroll: float) -> float:
    """Return a budget in thousands.

    Given as a percent of week-0 payroll over the horizon (a plain number), or an amount ("250k"). Raises UserError
    where it is neither, or negative.
    """
    from scenarios.numerals import suggest_number
    from simulation.errors import UserError

    text = str(DEFAULT_PERCENT if budget is None else budget).strip().lower()
    in_k = text.endswith("k")
    try:
        number = float(text.removesuffix("k").removesuffix("%"))
    except ValueError:
        number = np.nan
    if number < 0.0:
        raise UserError(f"--budget: '{budget}' is negative; give a percent of payroll (1.5) or thousands (250k)")
    if not 0.0 <= number < float("inf"):
        hint = "" if in_k else suggest_number(text.removesuffix("%"))
        raise UserError(
            f"--budget: '{budget}' is neither a percent of payroll (1.5) nor an amount in thousands (250k){hint}"
        )
    if not in_k and number > 100.0:
        raise UserError(f"--budget: {number:g} % is more than the payroll; for {number:g} thousand write {number:g}k")
    return number if in_k else payroll * number / 100.0


def scale(plan: CostPlan, budget: float) -> Scaled:
    """Return the strategy scaled to the budget (in thousands).

    By bisection to 1e-9 of it; the remark names what cannot be scaled.
    """
    written, least, most = plan.cost(1.0), plan.cost(0.0), plan.cost(plan.full_factor)

    def made(phi: float, planned: float, remark: str = "") -> Scaled:
        return Scaled(plan.strategy.scaled(phi), phi, budget, planned, written, remark)

    if not plan.strategy.entries:
        return made(1.0, 0.0)
    if least > budget * (1.0 + TOLERANCE):
        return made(0.0, least, OVERSPENT)
    if most <= budget * (1.0 + TOLERANCE):
        return made(
            plan.full_factor,
            most,
            UNDERSPENT if most < budget * (1.0 - TOLERANCE) else "",
        )
    phi = _bisect(plan, budget)
    return made(phi, plan.cost(phi), TOO_THIN if phi < ANOTHER_PROGRAMME else "")


def _bisect(plan: CostPlan, budget: float) -> float:
    low, high = 0.0, plan.full_factor
    while high - low > 1e-13 * high:
        middle = 0.5 * (low + high)
        planned = plan.cost(middle)
        if abs(planned - budget) <= TOLERANCE * budget:
            return middle
        low, high = (middle, high) if planned < budget else (low, middle)
    return 0.5 * (low + high)
