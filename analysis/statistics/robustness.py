"""Robustness of strategies over parameter draws: regret and satisficing.

A draw is a parameter draw (and, if the table has a column ``structure``, a draw under one set of structural choices).
*Regret* of a strategy in a draw: how much worse it does there than the best one of that draw (Savage 1951).
*Satisficing*: in what share of draws it meets all the levels asked for (Starr 1963). Neither needs probabilities
of draws.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import style, vocabulary
from analysis.presentation.finding import Finding

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


def means_by_draw(runs: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """Return the indicator's mean over seeds: a row per complete draw, a column per strategy.

    Raises ValueError if no draw is complete.
    """
    runs = vocabulary.share_meanings(runs)
    keys = [name for name in ("structure", "draw") if name in runs]
    drawn = runs[runs["draw"] > 0] if (runs["draw"] > 0).any() else runs
    means = drawn.groupby([*keys, "strategy"], sort=False)[indicator].mean().unstack("strategy")
    table = means[vocabulary.strategies(drawn)].dropna()
    if table.empty:
        raise ValueError(f"{indicator}: no parameter draw in which every strategy was run")
    return table


def regret(runs: pd.DataFrame, indicator: str = "being") -> Finding:
    """Return the regret of every strategy, the least first.

    Table: strategy, mean, high (95 % of draws are below), largest. Raises ValueError where no direction is good.
    """
    import pandas as pd

    table = means_by_draw(runs, indicator)
    good = vocabulary.direction(runs, indicator)
    if good == "none":
        raise ValueError(f"{indicator}: no direction is good, so there is nothing to regret")
    score = vocabulary.score(table.to_numpy(dtype=np.float64), good)
    lost = score.max(axis=1, keepdims=True) - score
    frame = pd.DataFrame(
        {
            "strategy": [str(name) for name in table.columns],
            "mean": lost.mean(axis=0),
            "high": np.quantile(lost, 0.95, axis=0),
            "largest": lost.max(axis=0),
        }
    )
    frame = frame.sort_values(["largest", "mean"], kind="stable").reset_index(drop=True)
    frame.attrs = dict(runs.attrs) | {"draws": len(table)}
    names = [
        vocabulary.title(runs, "strategies", str(frame["strategy"].iloc[int(frame[column].to_numpy().argmin())]))
        for column in ("largest", "mean")
    ]
    subject = vocabulary.title(runs, "indicators", indicator).lower()
    most = style.format_number(float(frame["largest"].min()))
    text = (
        f"Over {len(table)} parameter draws the largest regret on {subject} is smallest for {names[0]}: {most} at most"
    )
    text += "." if names[0] == names[1] else f"; on average {names[1]} is regretted least."
    return Finding(frame, text, partial(_draw, frame, f"regret on {subject}"))


def satisficing(runs: pd.DataFrame, wanted: Mapping[str, float]) -> Finding:
    """Return how often each strategy is good enough, the highest share first.

    ``wanted``: indicator -> level to reach (not to exceed where down is good). Table: strategy, share (of draws that
    meet all levels), then one column per indicator. Raises ValueError where no direction is good.
    """
    import pandas as pd

    met: dict[str, pd.DataFrame] = {}
    for name, level in wanted.items():
        good = vocabulary.direction(runs, name)
        if good == "none":
            raise ValueError(f"{name}: no direction is good, so no level can be asked for")
        table = means_by_draw(runs, name)
        value = table.abs() if good == "near 0" else table
        met[name] = value.ge(level) if good == "up" else value.le(level)
    parts = list(met.values())
    everything = parts[0].copy()
    for part in parts[1:]:
        everything &= part
    shares = {name: part.mean().to_numpy() for name, part in met.items()}
    frame = pd.DataFrame(
        {"strategy": [str(n) for n in everything.columns], "share": everything.mean().to_numpy(), **shares}
    )
    frame = frame.sort_values("share", ascending=False, kind="stable").reset_index(drop=True)
    frame.attrs = dict(runs.attrs) | {"draws": len(everything)}
    best = frame[frame["share"] == frame["share"].max()]["strategy"]
    names = " and ".join(vocabulary.title(runs, "strategies", str(name)) for name in best)
    asked = " and ".join(_asked(runs, name, level) for name, level in wanted.items())
    share = style.format_share(frame["share"].max())
    text = f"{asked}: met most often by {names}, in {share} of {len(everything)} parameter draws."
    if frame["share"].max() == 0:
        text = f"{asked}: met by no strategy in any of {len(everything)} parameter draws."
    return Finding(frame, text, partial(_draw_shares, frame))


def _asked(runs: pd.DataFrame, name: str, level: float) -> str:
    """Describe a level: "trust at least 0.4"."""
    words = {"up": "at least", "down": "at most", "near 0": "within"}[vocabulary.direction(runs, name)]
    return f"{vocabulary.title(runs, 'indicators', name)} {words} {style.format_number(level)}"


def _draw(frame: pd.DataFrame, label: str, width: float) -> Figure:
    """Draw the mean regret as a bar and the largest as the end of a line."""
    from analysis import figures

    named = frame.assign(
        parameter=[vocabulary.title(frame, "strategies", str(n)) for n in frame["strategy"]], low=frame["mean"]
    )
    return figures.bars(
        named, ("mean", "low", "largest"), f"{label}: bar mean, line up to the largest", width=width, order=False
    )


def _draw_shares(frame: pd.DataFrame, width: float) -> Figure:
    """Draw the share of draws per strategy."""
    from analysis import figures

    named = frame.assign(parameter=[vocabulary.title(frame, "strategies", str(n)) for n in frame["strategy"]])
    return figures.bars(
        named, ("share", "share", "share"), "share of parameter draws that meet every level", width=width
    )
