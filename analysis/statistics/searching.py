"""The course of a search: every trial, the best so far, or the front of several indicators.

Scores of a search are too good, because they were chosen for being high: figures and sentences here say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import style, vocabulary
from analysis.presentation.finding import Finding

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NOTE = "scores on the seeds of the search itself; fresh seeds say what it is worth"


def searching(trials: pd.DataFrame, indicators: Sequence[str], best: Sequence[int]) -> Finding:
    """Return the course of a search as a finding.

    ``trials``: a row per trial with a column per indicator; ``best``: the places of the best. Table: the trials as they
    are, with a column ``best`` (True on the front).
    """
    frame = trials.copy()
    frame.insert(1, "best", np.isin(np.arange(len(frame)), best))
    frame.attrs = dict(trials.attrs)
    titles = [vocabulary.title(trials, "indicators", name) for name in indicators]
    if len(indicators) == 1:
        value = float(trials[indicators[0]].iloc[best[0]])
        text = f"{len(trials)} trials; the best reached {style.format_number(value)} on {titles[0]}"
    else:
        text = (
            f"{len(trials)} trials; {len(best)} of them cannot be improved on {vocabulary.join_words(titles)} at once"
        )
    return Finding(frame, f"{text} ({NOTE}).", partial(_draw, frame, list(indicators)))


@style.styled
def _draw(frame: pd.DataFrame, indicators: list[str], width: float) -> Figure:
    figure = style.figure(width, min(width, 7) * 0.62, left=0.75, right=0.25, top=0.2, bottom=0.75)
    axes = figure.add_subplot()
    style.clear_frame(axes)
    (_progress if len(indicators) == 1 else _front)(axes, frame, indicators)
    style.write_footnote(figure, NOTE)
    return figure


def _progress(axes: Axes, frame: pd.DataFrame, indicators: list[str]) -> None:
    """Draw every trial as a dot, the best so far as a line."""
    name = indicators[0]
    values = frame[name].to_numpy(dtype=float)
    score = vocabulary.score(values, vocabulary.direction(frame, name))
    places = [int(score[: k + 1].argmax()) for k in range(len(score))]
    at = np.arange(1, len(values) + 1)
    axes.plot(at, values, "o", color=style.FAINT, markersize=4, linestyle="none")
    axes.step(at, values[places], where="post", color=style.OKABE_ITO[0], linewidth=2)
    axes.plot(places[-1] + 1, values[places[-1]], "D", color=style.ACCENT, markersize=7)
    axes.set_xlabel("trial")
    axes.set_ylabel(style.describe_axis(frame, name))


def _front(axes: Axes, frame: pd.DataFrame, indicators: list[str]) -> None:
    """Draw every trial over the first two indicators, those on the front in orange."""
    x, y = (frame[name].to_numpy(dtype=float) for name in indicators[:2])
    best = frame["best"].to_numpy(dtype=bool)
    axes.plot(x[~best], y[~best], "o", color=style.FAINT, markersize=4, linestyle="none")
    order = np.argsort(x[best], kind="stable")
    axes.plot(x[best][order], y[best][order], "D-", color=style.ACCENT, markersize=6, linewidth=1)
    axes.set_xlabel(style.describe_axis(frame, indicators[0]))
    axes.set_ylabel(style.describe_axis(frame, indicators[1]))
