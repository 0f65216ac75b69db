"""Draws a fit of usage figures: prior against posterior, and the figures inside their bands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import style, vocabulary
from analysis.presentation.language import translate

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

BINS = 16


@style.styled
def prior_and_posterior(frame: pd.DataFrame, draws: pd.DataFrame, width: float) -> Figure:
    """Draw for each parameter what was assumed (grey) and what the figures leave (blue).

    frame: parameter, default, prior_low, prior_high; draws: a column a parameter, and `weight`.
    """
    across = 5 if width > 6 else 2
    down = math.ceil(len(frame) / across)
    figure = style.figure(width, 0.75 + 1.15 * down, left=0.2, right=0.2, top=0.35, bottom=0.65)
    grid = figure.subplots(down, across, squeeze=False, gridspec_kw={"hspace": 1.1, "wspace": 0.2})
    cells: list[Axes] = [axes for row in grid for axes in row]
    for axes, row in zip(cells, frame.to_dict("records"), strict=False):
        low, high = float(row["prior_low"]), float(row["prior_high"])
        edges = np.linspace(low, high, BINS + 1)
        values = draws[str(row["parameter"])].to_numpy(dtype=float)
        heights, _ = np.histogram(values, edges, weights=draws["weight"].to_numpy(dtype=float))
        axes.bar(edges[:-1], heights * BINS, width=np.diff(edges), align="edge", color=style.OKABE_ITO[0], alpha=0.85)
        axes.plot([low, high], [1.0, 1.0], color=style.BEFORE, linewidth=1.5)
        axes.plot([float(row["default"])], [0.0], "|", color=style.ACCENT, markersize=12, markeredgewidth=2)
        style.clear_frame(axes, "x")
        axes.grid(False)
        axes.set_xticks([low, high], [style.format_number(low), style.format_number(high)])
        first, last = axes.get_xticklabels()
        first.set_horizontalalignment("left")
        last.set_horizontalalignment("right")
        axes.set_yticks([])
        axes.set_ylim(0, max(2.0, 1.1 * BINS * float(heights.max())))
        axes.set_title(vocabulary.title(frame, "parameters", str(row["parameter"])), fontsize=8, loc="left")
    for axes in cells[len(frame) :]:
        axes.set_visible(False)
    style.write_footnote(figure, translate("grey: assumed  ·  blue: left by the figures  ·  orange: default"))
    return figure


@style.styled
def usage_bands(weeks: pd.DataFrame, titles: dict[str, str], width: float) -> Figure:
    """Draw what came and its bands: of the model fitted to all weeks, and of the forecast.

    weeks: measure, kind ("fitted" or "forecast"), week, low, middle, high, came.
    """
    measures: Sequence[str] = list(dict.fromkeys(weeks["measure"]))
    figure = style.figure(width, 0.7 + 2.1 * len(measures), left=0.6, right=0.2, top=0.3, bottom=0.65)
    grid = figure.subplots(len(measures), 1, squeeze=False, sharex=True, gridspec_kw={"hspace": 0.35})
    for (axes,), measure in zip(grid, measures, strict=True):
        here = weeks[weeks["measure"] == measure]
        style.clear_frame(axes, "y")
        for kind, color in (("fitted", style.OKABE_ITO[0]), ("forecast", style.OKABE_ITO[4])):
            part = here[here["kind"] == kind]
            axes.fill_between(part["week"], part["low"], part["high"], color=color, alpha=0.3, linewidth=0)
            axes.plot(part["week"], part["middle"], color=color, linewidth=1.2)
        came = here[here["kind"] == "fitted"]
        axes.plot(came["week"], came["came"], "o", color=style.INK, markersize=2.5)
        axes.set_ylim(bottom=0)
        axes.set_title(titles.get(measure, measure), fontsize=9, loc="left")
    grid[-1][0].set_xlabel(translate("week of the figures"))
    style.write_footnote(
        figure,
        translate(
            "dots: the figures  ·  blue: 90 % of runs fitted to all  ·  amber: forecast from the first two thirds"
        ),
    )
    return figure
