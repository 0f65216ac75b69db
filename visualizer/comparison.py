"""Strategies against each other on the same people and the same luck: the runs behind the Compare page."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from visualizer import costs
from visualizer.building import build, strategy
from visualizer.ensemble import history
from visualizer.indicators_shown import columns, words
from visualizer.plan import Plan

if TYPE_CHECKING:
    import pandas as pd

FEWEST, MOST = 2, 8
BASELINE = "nothing"


@dataclass
class Comparison:
    """What was asked and what came out. `runs`, `weeks`: tables for `analysis`; `money`: costs by strategy."""

    plan: Plan
    names: tuple[str, ...]
    seeds: int
    percent: float | None
    done: int = 0
    total: int = 0
    problem: str = ""
    runs: pd.DataFrame | None = None
    weeks: pd.DataFrame | None = None
    money: pd.DataFrame | None = None
    stop: threading.Event = field(default_factory=threading.Event)


def start(comparison: Comparison, tell: Callable[[Comparison], None]) -> None:
    """Work in the background; `tell` is called as runs are finished and at the end."""
    threading.Thread(target=work, args=(comparison, tell), name="orgshift-compare", daemon=True).start()


def work(comparison: Comparison, tell: Callable[[Comparison], None]) -> None:
    """Run everything, then make the tables; a mistake in the scenario becomes `problem`."""
    try:
        plans, money = plans_of(comparison)
        comparison.total = len(plans) * comparison.seeds
        histories: dict[tuple[str, int], Any] = {}
        for seed in range(comparison.plan.seed, comparison.plan.seed + comparison.seeds):
            for name, plan in plans.items():
                done = history(replace(plan, seed=seed), build, comparison.stop)
                if done is None:
                    return
                histories[name, seed] = done
                comparison.done += 1
                tell(comparison)
        comparison.runs, comparison.weeks = tables(histories, list(plans))
        comparison.money = spending(money, histories, comparison)
    except ValueError as problem:
        comparison.problem = str(problem)
    tell(comparison)


def plans_of(comparison: Comparison) -> tuple[dict[str, Plan], list[dict[str, Any]]]:
    """The plan of each strategy, at the budget if there is one, and what each is planned to cost."""
    names = [BASELINE, *[name for name in comparison.names if name != BASELINE]]
    amount = None
    if comparison.percent is not None:
        amount = costs.budget(comparison.plan.organization, comparison.plan.weeks, comparison.percent)
    plans, money = {}, []
    for name in names:
        one, factor, remark = strategy(name), 1.0, ""
        if amount is not None:
            scaled = costs.at_budget(comparison.plan.organization, one, comparison.plan.weeks, amount)
            one, factor, remark = scaled.strategy, scaled.phi, scaled.remark
        entries = None if factor == 1.0 else one.entries
        plans[name] = replace(comparison.plan, strategy=name, entries=entries, branches=())
        plan_cost = costs.planned(comparison.plan.organization, one, comparison.plan.weeks)
        money.append({"strategy": name, "factor": factor, "planned": plan_cost, "budget": amount, "remark": remark})
    return plans, money


def tables(histories: dict[tuple[str, int], Any], names: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables `runs` (reported values) and `weeks` (every week), rows by strategy, then seed."""
    import pandas as pd

    from simulation.indicators import final

    keys = sorted(histories, key=lambda key: (names.index(key[0]), key[1]))
    finals = np.array([final(np.asarray(histories[key], dtype=float)) for key in keys])
    lead = {"strategy": [name for name, _ in keys], "seed": [seed for _, seed in keys], "draw": 0}
    runs = pd.DataFrame({**lead, **{name: finals[:, column] for name, column in columns().items()}})
    parts = [
        pd.DataFrame(
            {
                "strategy": key[0],
                "seed": key[1],
                "draw": 0,
                "week": range(len(histories[key])),
                **{name: histories[key][:, column] for name, column in columns().items()},
            }
        )
        for key in keys
    ]
    weeks = pd.concat(parts, ignore_index=True)
    for frame in (runs, weeks):
        frame.attrs.update(attributes(names))
    return runs, weeks


def attributes(names: list[str]) -> dict[str, Any]:
    """Titles, units and directions that travel with the tables."""
    from simulation.indicators import INDICATORS

    return {
        "indicators": {
            one.name: {
                "title": one.title,
                "unit": one.unit,
                "direction": one.direction,
                "meaning": one.meaning,
                "low": one.low,
                "high": one.high,
            }
            for one in INDICATORS
        },
        "strategies": {name: words(strategy(name).title) for name in names},
        "parameters": {},
    }


def spending(
    money: list[dict[str, Any]], histories: dict[tuple[str, int], Any], comparison: Comparison
) -> pd.DataFrame:
    """Planned, spent and unspent by strategy; spent is the mean over seeds."""
    import pandas as pd

    at = columns()["total_cost"]
    for row in money:
        row["spent"] = float(np.mean([one[-1, at] for (name, _), one in histories.items() if name == row["strategy"]]))
        row["unspent"] = max(0.0, (row["budget"] or row["spent"]) - row["spent"]) if row["planned"] else 0.0
    frame = pd.DataFrame(money)
    frame.attrs.update(attributes([row["strategy"] for row in money]))
    return frame
