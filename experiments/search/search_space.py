"""The space of strategies that a search samples: level, start, ramp, weeks of each lever."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from scenarios import budget as budgets
from simulation.errors import UserError, did_you_mean
from simulation.levers import LEVERS, Entry, Strategy
from simulation.population import Population

LEAST = 0.05  # a lever with a level below this is left out
LONGEST_RAMP = 52


@dataclass(frozen=True)
class Space:
    """Levels, starts, ramps and weeks of some levers; the others of `base` stay as they are.

    A lever has its target group of `base`, or its usual one. weeks: the horizon, >= 1.
    """

    levers: tuple[str, ...]
    weeks: int
    base: Strategy

    @classmethod
    def of(cls, levers: Iterable[str], weeks: int, base: Strategy) -> Space:
        """Return the space over these levers (all, where none is named).

        Raises UserError for unknown ones.
        """
        wanted = tuple(dict.fromkeys(levers)) or tuple(LEVERS)
        bad = [f"--lever: '{name}' is unknown{did_you_mean(name, LEVERS)}" for name in wanted if name not in LEVERS]
        if bad:
            raise UserError("\n".join(bad))
        return cls(wanted, weeks, base)

    @property
    def latest(self) -> int:
        """The latest start in weeks: two thirds of the horizon, which leaves time for an effect."""
        return 2 * self.weeks // 3

    @property
    def longest(self) -> int:
        """The longest ramp, in weeks."""
        return min(LONGEST_RAMP, self.weeks)

    def dials(self) -> dict[str, Any]:
        """Return name -> (low, high): "training level" is a share 0..1, the others count weeks.

        A lever whose weeks reach the horizon has no end.
        """
        found: dict[str, Any] = {}
        for lever in self.levers:
            found[f"{lever} level"] = (0.0, 1.0)
            found[f"{lever} start"] = (0, self.latest)
            found[f"{lever} ramp"] = (0, self.longest)
            found[f"{lever} weeks"] = (1, self.weeks)
        return found

    def strategy(self, values: Mapping[str, float], name: str = "found") -> Strategy:
        """Return the strategy at these values of `dials`."""
        kept = [entry for entry in self.base.entries if entry.lever not in self.levers]
        targets = {entry.lever: entry.target for entry in self.base.entries}
        chosen = [
            self._entry(lever, values, targets.get(lever, ""))
            for lever in self.levers
            if values[f"{lever} level"] >= LEAST
        ]
        entries = tuple(sorted([*kept, *chosen], key=lambda entry: entry.start))
        return Strategy(name, entries, funding=self.base.funding)

    def _entry(self, lever: str, values: Mapping[str, float], target: str) -> Entry:
        start = int(values[f"{lever} start"])
        end = start + int(values[f"{lever} weeks"])
        level = round(float(values[f"{lever} level"]), 4)
        return Entry(lever, level, start, int(values[f"{lever} ramp"]), end if end < self.weeks else None, target)

    def nearest(self, strategy: Strategy) -> dict[str, float]:
        """Return the values nearest to a strategy; of several entries of a lever, the largest."""
        found: dict[str, float] = {}
        for lever in self.levers:
            mine = [entry for entry in strategy.entries if entry.lever == lever]
            entry = max(mine, key=lambda one: one.level, default=Entry(lever, 0.0))
            found[f"{lever} level"] = entry.level
            found[f"{lever} start"] = min(entry.start, self.latest)
            found[f"{lever} ramp"] = min(entry.ramp, self.longest)
            lasts = self.weeks if entry.end is None else entry.end - found[f"{lever} start"]
            found[f"{lever} weeks"] = min(max(lasts, 1), self.weeks)
        return found


def fit_to_budget(
    strategy: Strategy, people: Population, weeks: int, budget: str | float | None, parameters: Mapping[str, float]
) -> Strategy:
    """Return the strategy at its budget; rules that cost more than all of it are cut."""
    if budget is None:
        return strategy
    plan = budgets.CostPlan(strategy, people, weeks, parameters)
    amount = budgets.amount(budget, plan.payroll)
    least = plan.cost(0.0)
    if least > amount:
        entries = tuple(
            replace(entry, level=entry.level * amount / least) if LEVERS[entry.lever].rule else entry
            for entry in strategy.entries
        )
        plan = budgets.CostPlan(replace(strategy, entries=entries), people, weeks, parameters)
    return budgets.scale(plan, amount).strategy
