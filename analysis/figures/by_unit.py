"""Draws how units differ: their means as dots, their people as lines, a panel a measure."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from analysis.network.unit_groups import LONGEST_NAME, shorten_name
from analysis.network.unit_means import UnitMeans
from analysis.presentation import style
from analysis.presentation.language import fill, translate

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


@style.styled
def by_unit(measures: Sequence[UnitMeans], titles: Sequence[str], width: float = style.WIDE) -> Figure:
    """Draw the means of `measures`, a row for each of `titles`; dashed: the mean of everybody."""
    small = width < 5
    columns = min(2, len(measures)) if small else len(measures)
    lines = -(-len(measures) // columns)
    left, right, tall = 1.3 if small else 1.75, 0.15, 0.21 * max(3, len(titles))
    headings = _headings(measures, (width - left - right) / columns)
    top = 0.15 + 0.13 * max(heading.count("\n") + 1 for heading in headings)
    gap = top + 0.45
    figure = style.figure(
        width, lines * (tall + gap) + 0.1, left=left, right=right, top=top, bottom=0.5, wspace=0.14, hspace=gap / tall
    )
    grid = figure.subplots(lines, columns, squeeze=False)
    for axes in grid.flat[len(measures) :]:
        axes.set_visible(False)
    names = [shorten_name(title, 21 if small else LONGEST_NAME) for title in titles]
    for place, (axes, one, heading) in enumerate(zip(grid.flat, measures, headings, strict=False)):
        _panel(axes, one)
        axes.set_title(heading, fontsize=8, pad=5)
        axes.set_yticks(range(len(names)), names if place % columns == 0 else [""] * len(names), parse_math=False)
        axes.tick_params(axis="y", labelcolor=style.INK, labelsize=7 if small else 8)
    words = translate("dot: mean of a unit, line: the middle 80 % of its people, dashed: everybody's mean")
    style.write_footnote(figure, translate("dot: mean; line: 80 % of its people; dashed: all") if small else words)
    return figure


def _headings(measures: Sequence[UnitMeans], room: float) -> list[str]:
    """Return each panel's words, folded into so many inches, and the mean of everybody."""
    folded = [textwrap.fill(one.title, max(8, int(11.5 * room))) for one in measures]
    return [
        fill(translate("{words}\nall: {everybody}"), words=words, everybody=style.format_number(one.everybody))
        for words, one in zip(folded, measures, strict=True)
    ]


def _panel(axes: Axes, one: UnitMeans) -> None:
    """Draw one measure: the units' dots and lines around everybody's mean."""
    style.clear_frame(axes, "x")
    at = np.arange(len(one.mean))
    axes.axvline(one.everybody, color=style.ACCENT, linewidth=1.4, linestyle=(0, (4, 2)), zorder=2)
    axes.hlines(at, one.low, one.high, color=style.OKABE_ITO[5], linewidth=2.2, alpha=0.8, zorder=3)
    axes.plot(one.mean, at, "o", color=style.OKABE_ITO[0], markersize=5, markeredgecolor=style.PAPER, zorder=4)
    axes.set_ylim(len(at) - 0.4, -0.6)
    axes.margins(x=0.08)
    axes.locator_params(axis="x", nbins=3)
