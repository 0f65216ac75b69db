"""Everybody against the leader on one indicator: paired differences, and who cannot be told apart from it.

Blocks are worlds where the runs have parameter draws, seeds otherwise; the two are never mixed. p values are corrected
over the comparisons with the leader (Holm 1979).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from analysis import intervals, panel, ranking, style, vocabulary
from analysis.finding import Finding
from analysis.pairs import CAN, CANNOT, holm
from analysis.standing import percent

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


def leading(runs: pd.DataFrame, indicator: str = "being") -> Finding:
    """Rank the strategies, the best mean first.

    Table: strategy, mean, low, high, share_best (of worlds; over seeds the probability that its mean is the best), then
    against the leader: difference, difference_low, difference_high, p_corrected, verdict. attrs: ``basis``, ``blocks``.
    Raises ValueError for an indicator without a good direction, fewer than two strategies or fewer than two blocks.
    """
    import pandas as pd

    good = vocabulary.direction(runs, indicator)
    if good == "none":
        raise ValueError(f"{indicator}: no direction is good, so no strategy is best")
    basis = "worlds" if (runs["draw"] > 0).any() else "seeds"
    table = panel.by_draw(runs) if basis == "worlds" else panel.by_seed(runs)
    if len(table.strategies) < 2 or len(table.blocks) < 2:
        raise ValueError(f"a ranking needs two strategies and two {basis} in which all of them were run")
    values = table.values[:, :, table.indicators.index(indicator)]
    order = np.argsort(-vocabulary.score(values.mean(axis=1), good), kind="stable")
    values = values[order]
    level, gap = intervals.estimate(values.T), intervals.estimate((values[1:] - values[0]).T)
    p = holm(intervals.p_value((values[1:] - values[0]).T))
    judge = ranking.share_best if basis == "worlds" else ranking.probability_best
    verdicts = np.where(p < 1 - intervals.LEVEL, CAN, CANNOT)
    frame = pd.DataFrame(
        {
            "strategy": [table.strategies[place] for place in order],
            "mean": level.mean, "low": level.low, "high": level.high, "share_best": judge(values, good),
            "difference": [0.0, *gap.mean], "difference_low": [0.0, *gap.low], "difference_high": [0.0, *gap.high],
            "p_corrected": [1.0, *p], "verdict": ["leads", *verdicts],
        }
    )  # fmt: skip
    frame.attrs = dict(runs.attrs) | {"basis": basis, "blocks": len(table.blocks), "left_out": table.left_out}
    return Finding(frame, _sentence(frame, indicator), partial(_draw, frame, indicator))


def _sentence(frame: pd.DataFrame, indicator: str) -> str:
    """The leader, those that cannot be told apart from it, and how often each is best."""

    def called(name: str) -> str:
        return vocabulary.title(frame, "strategies", name)

    top = frame[(frame["verdict"] != CAN)]
    subject = vocabulary.title(frame, "indicators", indicator)
    first, others = called(str(frame.loc[0, "strategy"])), [called(str(name)) for name in top["strategy"][1:]]
    worlds = frame.attrs["basis"] == "worlds"
    over = f"over {frame.attrs['blocks']} {frame.attrs['basis']}"
    text = f"{first} leads on {subject} {over}"
    text += f" but cannot be told apart from {vocabulary.listed(others)}" if others else ""
    shares = [style.share(s) if worlds else percent(s) for s in top["share_best"]]
    listed = vocabulary.listed([f"{name} {share}" for name, share in zip([first, *others], shares, strict=True)])
    return f"{text}. {'Share of worlds in which it is best' if worlds else 'Probability of being best'}: {listed}."


def _draw(frame: pd.DataFrame, indicator: str, width: float) -> Figure:
    """Means with intervals, the leader on top."""
    from analysis import figures

    named = frame.assign(parameter=[vocabulary.title(frame, "strategies", str(n)) for n in frame["strategy"]])
    label = f"{style.axis_words(frame, indicator)}: mean over {frame.attrs['blocks']} {frame.attrs['basis']}, 95 %"
    return figures.bars(named, ("mean", "low", "high"), label, width=width, order=False)
