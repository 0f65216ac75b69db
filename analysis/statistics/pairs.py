"""Compares every pair of strategies: their difference, and whether they can be told apart.

Comparing twelve strategies makes 66 pairs; at 5 % each, some would look different by chance alone. So p is corrected
by Holm (1979) over one family: all pairs, for one indicator and one basis (seeds, or draws). Verdict: *can be told
apart* only if the corrected p is below 0.05 over the seeds and, where there are parameter draws, over the draws as
well and in the same direction.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.presentation import vocabulary
from analysis.presentation.language import fill, mark, translate
from analysis.statistics import intervals, panel

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

CAN, CANNOT = mark(("can be told apart", "cannot be told apart"))
"""The two verdicts on a pair."""

FAMILY = mark("Holm over all pairs of strategies, for each indicator and basis separately; two-sided paired t tests")
"""What the correction covers, in words, for reports."""


def holm(p: ArrayLike) -> NDArray[np.float64]:
    """Return p values corrected for many tests at once (Holm 1979), along the first axis."""
    raw = np.asarray(p, dtype=np.float64)
    order = np.argsort(raw, axis=0, kind="stable")
    ranked = np.take_along_axis(raw, order, axis=0)
    factors = np.arange(len(raw), 0, -1).reshape(-1, *[1] * (raw.ndim - 1))
    stepped = np.minimum(1.0, np.maximum.accumulate(ranked * factors, axis=0))
    corrected = np.empty_like(raw)
    np.put_along_axis(corrected, order, stepped, axis=0)
    return corrected


def pairs(runs: pd.DataFrame) -> pd.DataFrame:
    """Return paired difference, intervals, corrected p and verdict of every pair of strategies.

    ``difference`` is strategy minus other. Columns over seeds at the defaults: difference, difference_low,
    difference_high, p, p_corrected; the same with ``_draws`` and ``share_better_draws`` (in what share of the
    draws the first is the better one; empty where neither direction is good) when there are draws. ``better``
    names the better of the two where they can be told apart. Rows by indicator, then pair, in the order of the
    runs.
    """
    import pandas as pd

    runs = vocabulary.share_meanings(runs)
    seeds, draws = panel.by_seed(runs), panel.by_draw(runs)
    duos = list(combinations(range(len(seeds.strategies)), 2))
    over_seeds = _gaps(seeds, duos)
    columns: dict[str, object] = _columns(over_seeds, "")
    apart = over_seeds["p_corrected"] < 1 - intervals.LEVEL
    if draws.blocks:
        over_draws = _gaps(draws, [_translate(seeds, draws, duo) for duo in duos])
        columns |= _columns(over_draws, "_draws")
        columns["share_better_draws"] = _share_better(draws, runs, [_translate(seeds, draws, duo) for duo in duos])
        if len(draws.blocks) > 1:  # a single draw is no evidence, for or against
            apart &= over_draws["p_corrected"] < 1 - intervals.LEVEL
            apart &= over_draws["difference"] * over_seeds["difference"] > 0
    first = np.array([seeds.strategies[a] for a, _ in duos], dtype=object)
    second = np.array([seeds.strategies[b] for _, b in duos], dtype=object)
    repeats = len(seeds.indicators)
    frame = pd.DataFrame(
        {
            "indicator": np.repeat(np.array(seeds.indicators, dtype=object), len(duos)),
            "strategy": np.tile(first, repeats),
            "other": np.tile(second, repeats),
            **columns,
            "better": _better(apart, seeds, runs, first, second),
            "verdict": np.where(apart, CAN, CANNOT).T.ravel(),
        }
    )
    frame.attrs = dict(runs.attrs) | {"family": FAMILY}
    return frame


def describe_verdict(row: Mapping[Any, Any]) -> str:
    """Describe the verdict on a pair, a row of `pairs`, and why the two cannot be told apart."""
    limit, verdict = 1 - intervals.LEVEL, translate(str(row["verdict"]))
    if row["verdict"] == CAN or row["p_corrected"] != row["p_corrected"]:  # not a number: one seed says nothing
        return verdict
    if row["p_corrected"] < limit:
        return fill(
            translate("{verdict}: under other assumptions the difference goes, or turns round"), verdict=verdict
        )
    if row["p"] < limit:
        return fill(translate("{verdict}: among so many pairs some differ as much by chance"), verdict=verdict)
    return fill(translate("{verdict}: chance alone makes such a difference"), verdict=verdict)


def _translate(seeds: panel.Panel, draws: panel.Panel, duo: tuple[int, int]) -> tuple[int, int]:
    """Return the places of the same two strategies in the other panel, whose order may differ."""
    return draws.strategies.index(seeds.strategies[duo[0]]), draws.strategies.index(seeds.strategies[duo[1]])


def _gaps(table: panel.Panel, duos: list[tuple[int, int]]) -> dict[str, NDArray[np.float64]]:
    """Return mean difference, interval and p of every pair, each [pairs, indicators]."""
    left, right = [a for a, _ in duos], [b for _, b in duos]
    gap = np.moveaxis(table.values[left] - table.values[right], 1, 0)
    known = intervals.estimate(gap)
    raw = intervals.p_value(gap)
    return {
        "difference": known.mean,
        "difference_low": known.low,
        "difference_high": known.high,
        "p": raw,
        "p_corrected": holm(raw) if len(duos) else raw,
    }


def _columns(parts: dict[str, NDArray[np.float64]], suffix: str) -> dict[str, object]:
    """Return matrices [pairs, indicators] as columns by indicator, then pair."""
    return {name + suffix: values.T.ravel() for name, values in parts.items()}


def _share_better(draws: panel.Panel, runs: pd.DataFrame, duos: list[tuple[int, int]]) -> object:
    """Return in what share of the draws the first of a pair is better; a tie counts half."""
    import pandas as pd

    shares: list[float | None] = []
    for column, name in enumerate(draws.indicators):
        good = vocabulary.direction(runs, name)
        scores = vocabulary.score(draws.values[:, :, column], good)
        for a, b in duos:
            wins = (scores[a] > scores[b]).mean() + 0.5 * (scores[a] == scores[b]).mean()
            shares.append(None if good == "none" else float(wins))
    return pd.array(shares, dtype="Float64")


def _better(
    apart: NDArray[np.bool_],
    seeds: panel.Panel,
    runs: pd.DataFrame,
    first: NDArray[np.object_],
    second: NDArray[np.object_],
) -> NDArray[np.object_]:
    """Return the better one of each pair that can be told apart, empty otherwise."""
    found = np.full(apart.shape, "", dtype=object)
    place = {name: row for row, name in enumerate(seeds.strategies)}
    left, right = ([place[name] for name in names] for names in (first, second))
    for column, name in enumerate(seeds.indicators):
        good = vocabulary.direction(runs, name)
        score = vocabulary.score(seeds.values[:, :, column], good)
        gaps = (score[left] - score[right]).T  # [seeds, pairs]
        gain = gaps.mean(axis=0)
        if good == "near 0":  # values on either side of 0 can differ and be equally near to it
            gain = np.where(intervals.p_value(gaps) < 1 - intervals.LEVEL, gain, 0.0)
        found[:, column] = np.where(gain > 0, first, np.where(gain < 0, second, ""))
    return np.where(apart, found, "").T.ravel()
