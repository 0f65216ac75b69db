"""Draws the ranking with its intervals over seeds (thick) and over parameter draws (thin).

Each strategy's change against going on as before, paired, for one indicator or several side by side. Thick: 95 %
interval of the mean over the seeds at the default parameters. Thin: the range that holds 95 % of the parameter draws. A
strategy whose thin line crosses 0 does harm in some of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from analysis.figures.row_names import LETTERS, fold_names, row_height
from analysis.presentation import style, vocabulary
from analysis.presentation.language import fill, lower, translate

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


BETWEEN = 0.75
"""Inches between panels one above the other: the axis text of the upper one and the title of the lower."""


@style.styled
def ranked(
    comparison: pd.DataFrame, indicators: Sequence[str], highlight: Sequence[str] = (), width: float = style.WIDE
) -> Figure:
    """Draw the table of `analysis.statistics.compare`, best first on the first indicator."""
    small = width < 6
    order = order_strategies(comparison, indicators[0])
    columns = 1 if small else len(indicators)
    rows = len(indicators) if small else 1
    names = fold_names([vocabulary.title(comparison, "strategies", one) for one in order], LETTERS)
    top, bottom, panel = 0.45, 0.62, row_height(names, 0.27) * max(4, len(order)) - 0.03
    height = top + bottom + rows * panel + (rows - 1) * BETWEEN
    figure = style.figure(
        width, height, left=1.75, right=0.25, top=top, bottom=bottom, wspace=0.12, hspace=BETWEEN / panel
    )
    grid = figure.subplots(rows, columns, squeeze=False)
    lines = style.choose_lines(comparison, order)
    for place, (axes, name) in enumerate(zip(grid.flat, indicators, strict=True)):
        _panel(axes, comparison, name, order, lines, highlight)
        axes.locator_params(axis="x", nbins=3 if small else 4, steps=[1, 2, 5, 10])
        axes.xaxis.set_major_formatter(lambda value, _: style.format_number(value))
        axes.set_yticks(range(len(order)), names if small or place == 0 else [""] * len(order))
        for label, one in zip(axes.get_yticklabels(), order, strict=True):
            label.set_color(style.INK if one in highlight else style.MUTED)
            label.set_fontweight("bold" if one in highlight else "normal")
    baseline = str(comparison.attrs.get("baseline", "nothing"))
    before = lower(vocabulary.title(comparison, "strategies", baseline))
    words = fill(translate("change against {before}  ·  thick: by chance alone"), before=before)
    if "spread_low_draws" in comparison:
        words += (
            translate("  ·  thin: under other assumptions") if not small else translate(", thin: other assumptions")
        )
    style.write_footnote(
        figure, words if not small else words.replace("  \N{MIDDLE DOT}  ", "; ").replace(" alone", "")
    )
    return figure


def order_strategies(comparison: pd.DataFrame, indicator: str) -> list[str]:
    """Return strategies from best to worst by mean; in the given order if no direction is good."""
    rows = comparison[comparison["indicator"] == indicator]
    score = vocabulary.score(rows["mean"].to_numpy(dtype=float), vocabulary.direction(comparison, indicator))
    return [str(rows["strategy"].iloc[place]) for place in np.argsort(-score, kind="stable")]


def _panel(
    axes: Axes,
    comparison: pd.DataFrame,
    name: str,
    order: list[str],
    lines: dict[str, style.Line],
    highlight: Sequence[str],
) -> None:
    """Draw one indicator: a point and two intervals per strategy; 0 is the baseline's level."""
    style.clear_frame(axes, "x")
    rows = comparison[comparison["indicator"] == name].set_index("strategy").loc[order]
    for place, (one, row) in enumerate(rows.iterrows()):
        _draw_row(axes, place, row, lines[str(one)].color, strong=one in highlight)
    axes.axvline(0, color=style.MUTED, linewidth=0.9, zorder=2)
    axes.set_ylim(len(order) - 0.4, -0.6)
    axes.margins(x=0.07)
    good = {"up": translate("better →"), "down": translate("← better")}
    axes.set_title(style.describe_axis(comparison, name), fontsize=9, pad=8)
    direction = vocabulary.direction(comparison, name)
    baseline = str(comparison.attrs.get("baseline", "nothing"))
    level = style.format_number(float(rows["mean"][baseline]))
    words = [f"0 = {lower(vocabulary.title(comparison, 'strategies', baseline))} ({level})", good.get(direction, "")]
    axes.set_xlabel("  \N{MIDDLE DOT}  ".join(filter(None, words)), fontsize=8)


def _draw_row(axes: Axes, place: int, row: pd.Series, color: str, strong: bool) -> None:
    """Draw one strategy: its difference as a point, over its interval and its spread over draws."""
    if "spread_low_draws" in row:
        axes.plot(
            [row["spread_low_draws"], row["spread_high_draws"]],
            [place, place],
            color=color,
            linewidth=1.1,
            alpha=0.75,
            zorder=3,
        )
    axes.plot(
        [row["difference_low"], row["difference_high"]],
        [place, place],
        color=color,
        linewidth=9,
        alpha=0.45,
        solid_capstyle="butt",
        zorder=4,
    )
    axes.plot(
        row["difference"],
        place,
        "o",
        color=color,
        markeredgecolor=style.PAPER,
        zorder=5,
        markersize=6.5 if strong else 5.5,
    )
