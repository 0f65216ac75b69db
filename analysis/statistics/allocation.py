"""Allocates further runs to strategies: more to those close to the leader or noisy.

Optimal computing budget allocation (OCBA; Chen, Lin, Yucesan & Chick 2000): with leader b and gaps d_i to it,

    N_i / N_j = (s_i / d_i)^2 / (s_j / d_j)^2,    N_b = s_b sqrt(sum over i of (N_i / s_i)^2)

Assumes independent runs; with paired runs (common random numbers) it is on the safe side.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import vocabulary
from analysis.presentation.finding import Finding
from analysis.statistics.leading import leading
from analysis.statistics.pairs import CAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from matplotlib.figure import Figure
    from numpy.typing import ArrayLike, NDArray


def shares(means: ArrayLike, deviations: ArrayLike) -> NDArray[np.float64]:
    """Return the share of all runs each strategy should have in the end; the shares add up to 1.

    In ``means`` more is better.
    """
    mean, deviation = np.asarray(means, dtype=np.float64), np.asarray(deviations, dtype=np.float64)
    if len(mean) == 1:
        return np.ones(1)
    scale = max(float(np.ptp(mean)), float(deviation.max()))
    if scale == 0:
        return np.full(len(mean), 1 / len(mean))
    noise = np.maximum(deviation / scale, 1e-6)
    best = int(mean.argmax())
    gap = np.maximum((mean[best] - mean) / scale, 1e-3)  # a tie would ask for all the runs there are
    weight = (noise / gap) ** 2
    weight[best] = 0.0
    weight[best] = noise[best] * np.sqrt(((weight / noise) ** 2).sum())
    found: NDArray[np.float64] = weight / weight.sum()
    return found


def hand_out(values: Sequence[ArrayLike], budget: int, good: str) -> list[int]:
    """Return how many of ``budget`` further runs each strategy gets.

    ``values``: those of at least two runs of each. Runs already there count; nobody loses any. ``good`` is the
    direction that is good, "up" where there is none.
    """
    runs = [np.asarray(some, dtype=np.float64) for some in values]
    scores = [vocabulary.score(some, "up" if good == "none" else good) for some in runs]
    have = np.array([some.size for some in scores])
    goal = shares([some.mean() for some in scores], [some.std(ddof=1) for some in scores]) * (have.sum() + budget)
    want = np.maximum(0.0, goal - have)
    want = want * budget / want.sum() if want.sum() > 0 else np.full(len(have), budget / len(have))
    more = np.floor(want).astype(int)
    more[np.argsort(-(want - more), kind="stable")[: budget - int(more.sum())]] += 1
    return [int(count) for count in more]


def allocate(runs: pd.DataFrame, budget: int, indicator: str = "being") -> pd.DataFrame:
    """Allocate ``budget`` further runs at the default parameters.

    Table: strategy, have, more, in the order of the runs. Raises ValueError with fewer than two runs of a strategy.
    """
    import pandas as pd

    here = runs[runs["draw"] == 0]
    names = vocabulary.strategies(here)
    values = [here.loc[here["strategy"] == name, indicator].to_numpy(dtype=float) for name in names]
    if not values or min(map(len, values)) < 2:
        raise ValueError("allocation needs at least two runs of every strategy")
    more = hand_out(values, budget, vocabulary.direction(runs, indicator))
    frame = pd.DataFrame({"strategy": names, "have": [len(some) for some in values], "more": more})
    frame.attrs = dict(runs.attrs)
    return frame


def allocation(runs: pd.DataFrame, budget: int, indicator: str = "being") -> Finding:
    """Return the table of `allocate` as a finding with a sentence and a bar for each strategy."""
    frame = allocate(runs, budget, indicator)
    return Finding(frame, _sentence(frame, budget, indicator, _settled(runs, indicator)), partial(_draw, frame))


def _settled(runs: pd.DataFrame, indicator: str) -> str:
    """Return the strategy that is shown to be better than all others already; empty if none is."""
    if vocabulary.direction(runs, indicator) == "none" or runs["strategy"].nunique() < 2:
        return ""
    found = leading(runs[runs["draw"] == 0], indicator).table
    return str(found.loc[0, "strategy"]) if (found["verdict"][1:] == CAN).all() else ""


def _sentence(frame: pd.DataFrame, budget: int, indicator: str, best: str) -> str:
    """Describe who gets the next runs; where the best is known, what they would be for."""
    most = frame[frame["more"] > 0].sort_values("more", ascending=False, kind="stable")
    texts = [
        f"{vocabulary.title(frame, 'strategies', str(row['strategy']))} {row['more']:,}"
        for _, row in most.head(4).iterrows()
    ]
    subject = vocabulary.title(frame, "indicators", indicator)
    runs_of = "1 further run" if budget == 1 else f"{budget:,} further runs"
    whom = vocabulary.join_words(texts) + ("" if len(most) <= 4 else "; the others share the rest")
    if best:
        known = (
            f"{vocabulary.title(frame, 'strategies', best)} is best on {subject}: no further run is needed to know it"
        )
        return f"{known}; {runs_of} would sharpen by how much ({whom})." if texts else f"{known}."
    if not texts:
        return f"To find the best on {subject}, no further run is needed."
    none = int((frame["more"] == 0).sum())
    text = f"To find the best on {subject}, {runs_of} {'belongs' if budget == 1 else 'belong'} to {whom}"
    return text + (f"; {none} {'has' if none == 1 else 'have'} runs enough." if none else ".")


def _draw(frame: pd.DataFrame, width: float) -> Figure:
    """Draw a bar of all runs for each strategy, with a line over those still to be run."""
    from analysis import figures

    total = frame["have"] + frame["more"]
    named = frame.assign(
        parameter=[vocabulary.title(frame, "strategies", str(n)) for n in frame["strategy"]], total=total
    )
    return figures.bars(named, ("total", "have", "total"), "runs in the end; line: still to be run", width=width)
