"""What a programme is worth in money: net value, the week it is paid back in, return.

Everything is paired with going on as before under the same seed and parameter draw, and nothing is discounted.

net value      (total value - that of going on as before) - total cost
payback week   first week from which the net value so far stays at or above 0; none where it ends below
return         net value / total cost; 0 where nothing was spent
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import vocabulary

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

BASELINE = "nothing"
NONE = float("nan")
"""The payback week of what is never paid back, and of what costs nothing."""


def add_worth(runs: pd.DataFrame, baseline: str = BASELINE) -> pd.DataFrame:
    """Return the runs with `net_value` and `return`, from their total_value and total_cost."""
    keyed = runs.set_index(["seed", "draw"])
    paired = keyed.loc[keyed["strategy"] == baseline, "total_value"].reindex(keyed.index).to_numpy(dtype=float)
    spent = runs["total_cost"].to_numpy(dtype=float)
    net = runs["total_value"].to_numpy(dtype=float) - paired - spent
    return runs.assign(net_value=net, **{"return": np.divide(net, spent, out=np.zeros_like(spent), where=spent > 0)})


def find_payback_week(course: NDArray[np.floating], cost: float = 1.0) -> float:
    """Return the first week from which a net value, by week from week 0, stays at or above 0.

    NONE where it ends below, and where nothing is spent (``cost`` = 0).
    """
    below = np.flatnonzero(course < 0)
    if cost <= 0 or (len(below) and below[-1] == len(course) - 1):
        return NONE
    return float(max(1, below[-1] + 1)) if len(below) else 1.0


def mean_paybacks(weeks: pd.DataFrame, baseline: str = BASELINE) -> dict[str, float]:
    """Return each strategy's payback week, of its mean net value over the seeds, week by week.

    So a strategy has one where its mean net value is at or above 0 at the end, and only there.
    """
    kept = vocabulary.share_meanings(weeks)[["strategy", "seed", "week", "total_value", "total_cost"]]
    strategies_of = kept.groupby("seed")["strategy"].transform("nunique")
    kept = kept[strategies_of == strategies_of.max()]  # a seed with a failed run is left out for all of them
    means = kept.groupby(["strategy", "week"], sort=False)[["total_value", "total_cost"]].mean()
    before = means.loc[baseline]["total_value"].to_numpy(dtype=float)
    found = {}
    for strategy in vocabulary.strategies(kept):
        rows = means.loc[strategy]
        cost = rows["total_cost"].to_numpy(dtype=float)
        found[strategy] = find_payback_week(rows["total_value"].to_numpy(dtype=float) - before - cost, cost[-1])
    return found
