"""Compares strategies on every indicator: means, paired differences, odds of being best.

Every comparison is paired (same random seeds, same parameter draws). Two intervals answer two questions and are never
mixed: over *seeds* at the default parameters (chance within the model) and over *parameter draws* (what is uncertain
about the world).
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.presentation import vocabulary
from analysis.presentation.finding import TopSet
from analysis.presentation.language import fill, translate
from analysis.presentation.style import FEW_DRAWS
from analysis.statistics import intervals, panel, ranking
from analysis.statistics.pairs import holm, pairs
from analysis.statistics.top_set import find_top_set

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

__all__ = ["TopSet", "compare", "notes", "pairs", "find_top_set"]

BASELINE = "nothing"
"""What every difference is measured against: going on as before."""


def compare(runs: pd.DataFrame, baseline: str = BASELINE) -> pd.DataFrame:
    """Return mean, difference against doing nothing and probability of being best.

    A row per strategy and indicator. ``runs`` has columns strategy, seed, draw and one per indicator (draw 0 = default
    parameters). Over seeds at the defaults: mean, low, high, difference, difference_low, difference_high (95 %,
    paired), probability_best (that its mean is the best). With draws the same columns end in ``_draws``; there
    probability_best_draws is the share of draws in which the strategy is best, and spread_low_draws, spread_high_draws
    hold the middle 95 % of the draws' differences (below 20 draws all). Where no direction is good probability_best is
    empty (<NA>), as it is with a single seed. Rows by strategy, then indicator, in the order of ``runs``. Raises
    ValueError if the baseline or the runs at defaults are missing.
    """
    import pandas as pd

    runs = vocabulary.share_meanings(runs)
    seeds, draws = panel.by_seed(runs), panel.by_draw(runs)
    if baseline not in seeds.strategies:
        raise ValueError(f"runs: no strategy {baseline!r} to measure differences against")
    if not seeds.blocks:
        raise ValueError("runs: no seed at the default parameters (draw 0) has a run of every strategy")
    shape = len(seeds.strategies), len(seeds.indicators)
    frame = pd.DataFrame(
        {
            "strategy": np.repeat(np.array(seeds.strategies, dtype=object), shape[1]),
            "indicator": np.tile(np.array(seeds.indicators, dtype=object), shape[0]),
            **_basis(seeds, runs, baseline, ""),
        }
    )
    if draws.blocks:
        for name, values in _basis(_ordered(draws, seeds), runs, baseline, "_draws").items():
            frame[name] = values
    frame.attrs = dict(runs.attrs) | {
        "baseline": baseline,
        "seeds": len(seeds.blocks),
        "draws": len(draws.blocks),
        "notes": notes(runs),
    }
    return frame


def notes(runs: pd.DataFrame) -> tuple[str, ...]:
    """Return sentences on what limits the numbers: few seeds, no parameter draws, runs left out."""
    seeds, draws = panel.by_seed(runs), panel.by_draw(runs)
    found = []
    if len(seeds.blocks) == 1:
        found.append(
            translate("One seed only: no interval and no probability can be given, and nothing can be told apart.")
        )
    if not draws.blocks:
        base = vocabulary.describe_base(runs)
        found.append(
            fill(translate("No sets of other assumptions: the intervals are about chance {base} only."), base=base)
        )
    elif len(draws.blocks) == 1:
        found.append(translate("One set of other assumptions only: no range under other assumptions can be given."))
    for table, word in ((seeds, "seed"), (draws, translate("parameter draw"))):
        if table.left_out:
            plural = "s" if table.left_out > 1 else ""
            found.append(
                fill(
                    translate("{left_out} {word}{plural} left out for every strategy, because a run is missing."),
                    left_out=table.left_out,
                    word=word,
                    plural=plural,
                )
            )
    return tuple(found)


def _ordered(draws: panel.Panel, seeds: panel.Panel) -> panel.Panel:
    """Return the draws' panel in the order of the seeds' panel, with every strategy of it."""
    missing = [name for name in seeds.strategies if name not in draws.strategies]
    if missing:
        raise ValueError(f"runs: no parameter draws for {', '.join(missing)}, though others have them")
    rows = [draws.strategies.index(name) for name in seeds.strategies]
    return panel.Panel(seeds.strategies, draws.indicators, draws.blocks, draws.values[rows], draws.left_out)


def _basis(table: panel.Panel, runs: pd.DataFrame, baseline: str, suffix: str) -> dict[str, Any]:
    """Return all columns of one basis, each flattened by strategy, then indicator."""
    own = np.moveaxis(table.values, 1, 0)
    against = own - own[:, [table.strategies.index(baseline)], :]
    level, gap = intervals.estimate(own), intervals.estimate(against)
    floor, ceiling = np.array([vocabulary.limits(runs, name) for name in table.indicators]).T
    parts: dict[str, Any] = {
        "mean": level.mean.ravel(),
        "low": np.clip(level.low, np.minimum(floor, level.mean), level.mean).ravel(),
        "high": np.clip(level.high, level.mean, np.maximum(ceiling, level.mean)).ravel(),
        "difference": gap.mean.ravel(),
        "difference_low": gap.low.ravel(),
        "difference_high": gap.high.ravel(),
        "probability_best": _best(table, runs, share=bool(suffix)),
    }
    if suffix:
        few = len(table.blocks) < FEW_DRAWS
        low, high = (against.min(axis=0), against.max(axis=0)) if few else intervals.spread(against)
        parts |= {"spread_low": low.ravel(), "spread_high": high.ravel()}
    return {name + suffix: values for name, values in parts.items()}


def _probability_best(values: NDArray[np.float64], good: str) -> NDArray[np.float64]:
    """Return the probability of being best over seeds, never higher than the paired tests allow."""
    chances = ranking.probability_best(values, good)
    duos = list(combinations(range(len(values)), 2))
    p = holm(intervals.p_value(np.stack([values[a] - values[b] for a, b in duos], axis=1))) if duos else np.ones(0)
    leader = int(vocabulary.score(values.mean(axis=1), good).argmax())
    rivals = np.zeros(len(values), dtype=bool)
    for duo, corrected in zip(duos, p, strict=True):
        if leader in duo and corrected >= 1 - intervals.LEVEL:
            rivals[sum(duo) - leader] = True
    return ranking.agree_with_tests(chances, leader, rivals)


def _best(table: panel.Panel, runs: pd.DataFrame, share: bool) -> object:
    """Return the probability (seeds) or share (draws) of being best, <NA> where undefined."""
    import pandas as pd

    found = np.full((len(table.strategies), len(table.indicators)), np.nan)
    for column, name in enumerate(table.indicators):
        good = vocabulary.direction(runs, name)
        if good == "none" or (len(table.blocks) < 2 and not share):
            continue
        values = table.values[:, :, column]
        found[:, column] = ranking.share_best(values, good) if share else _probability_best(values, good)
    flat = found.ravel()
    return pd.array([None if value != value else float(value) for value in flat], dtype="Float64")
