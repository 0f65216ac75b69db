"""The ranking at several budgets, which shows whether the best strategy depends on money."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.statistics.compare import BASELINE, compare

if TYPE_CHECKING:
    import pandas as pd


def ranking_by_budget(
    runs: Mapping[float, pd.DataFrame], indicator: str = "being", baseline: str = BASELINE
) -> pd.DataFrame:
    """Return a row per budget and strategy, budgets ascending.

    Columns: budget (percent), strategy, mean, low, high, probability_best, runs (number of seeds of the means).
    ``runs``: budget -> runs at that budget, as for `analysis.statistics.compare.compare` (the strategies may be scaled
    differently).
    """
    import pandas as pd

    if not runs:
        raise ValueError("no budget to rank at")
    parts = []
    for budget in sorted(runs):
        keys = ["strategy", "seed", "draw", indicator]
        table = compare(runs[budget][keys], baseline)
        columns = ["strategy", "mean", "low", "high", "probability_best"]
        seeds = runs[budget].loc[runs[budget]["draw"] == 0, "seed"].nunique()
        parts.append(table[columns].assign(budget=float(budget), runs=seeds)[["budget", *columns, "runs"]])
    frame = pd.concat(parts, ignore_index=True)
    frame.attrs = dict(next(iter(runs.values())).attrs) | {"indicator": indicator}
    return frame
