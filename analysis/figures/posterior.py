"""Draws the result of a calibration: ranges of the parameters left, and how targets are met."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import style, vocabulary

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


@style.styled
def posterior_ranges(frame: pd.DataFrame, width: float) -> Figure:
    """Draw each parameter's range left inside its prior range, with the default as a tick."""
    rows = frame.head(20)
    span = rows["prior_high"] - rows["prior_low"]
    left = 2.3 if width > 6 else 1.6
    figure = style.figure(width, 0.95 + 0.28 * len(rows), left=left, right=0.2, top=0.1, bottom=0.7)
    axes = figure.add_subplot()
    style.clear_frame(axes, "x")
    at = np.arange(len(rows))
    marks = ("low", "median", "high", "default")
    low, median, high, default = ((rows[key] - rows["prior_low"]) / span for key in marks)
    axes.barh(at, np.ones(len(rows)), height=0.6, color=style.GRID, zorder=1)
    axes.barh(at, high - low, left=low, height=0.6, color=style.OKABE_ITO[0], alpha=0.8, zorder=3)
    axes.plot(median, at, "o", color=style.PAPER, markersize=5, zorder=4)
    axes.plot(default, at, "|", color=style.ACCENT, markersize=11, markeredgewidth=2, zorder=5)
    axes.set_yticks(at, [vocabulary.title(frame, "parameters", str(name)) for name in rows["parameter"]])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xticks([0, 1], ["bottom of its range", "top of its range"])
    style.write_footnote(figure, "blue: 90 % of the draws kept, dot: median  \N{MIDDLE DOT}  orange: default")
    return figure


@style.styled
def target_fit(frame: pd.DataFrame, width: float) -> Figure:
    """Draw the share of draws inside each band: all draws in grey, those kept in blue."""
    left = 3.4 if width > 6 else 1.8
    figure = style.figure(width, 0.95 + 0.4 * len(frame), left=left, right=0.2, top=0.1, bottom=0.7)
    axes = figure.add_subplot()
    style.clear_frame(axes, "x")
    at = np.arange(len(frame))
    axes.barh(at - 0.17, frame["prior_inside"], height=0.3, color=style.FAINT, zorder=3)
    axes.barh(at + 0.17, frame["inside"], height=0.3, color=style.OKABE_ITO[0], zorder=3)
    remarks = np.where(frame["held_back"], "held back", frame["kind"])
    names = [f"{name} ({remark})" for name, remark in zip(frame["target"].astype(str), remarks, strict=True)]
    axes.set_yticks(at, ["\n".join(textwrap.wrap(name, 48 if width > 6 else 26)) for name in names])
    axes.set_ylim(len(frame) - 0.4, -0.6)
    axes.set_xlim(0, 1)
    axes.set_xlabel("share of draws inside the band")
    style.write_footnote(figure, "grey: all draws  \N{MIDDLE DOT}  blue: draws kept")
    return figure
