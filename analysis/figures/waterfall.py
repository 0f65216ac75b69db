"""Draws a change split into parts, from its start value, part by part, to its end value.

For the account of why: by decision (what would be missing without one lever), by mechanism, or by driver.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.figures.row_names import fold_names, row_height
from analysis.presentation import style
from analysis.presentation.folding import SLACK
from analysis.presentation.language import localize, translate

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Annotation

BESIDE = 10
"""Dots between the end of a bar, its amount and the names of the rows."""


@style.styled
def waterfall(
    parts: pd.DataFrame,
    start: float,
    end: float,
    words: tuple[str, str] | None = None,
    width: float = style.WIDE,
) -> Figure:
    """Draw parts (columns ``title`` and ``amount``) in their order between start and end value.

    The amounts should add up to end - start; what they leave open is drawn as a grey part "interaction and rest",
    so that the bars always add up. ``words`` name the two ends.
    """
    words = words or (translate("at the start"), translate("at the end"))
    titles = [translate(str(title)) for title in parts["title"]]
    amounts = parts["amount"].to_numpy(dtype=float)
    rest = end - start - amounts.sum()
    grey = len(amounts)
    if abs(rest) > 1e-9 + 1e-4 * np.abs(amounts).max(initial=0.0):
        titles, amounts = [*titles, translate("interaction and rest")], np.append(amounts, rest)
    edges = start + np.concatenate([[0.0], amounts.cumsum()])
    largest = float(np.abs(amounts).max(initial=0.0))
    places = 3 if largest < 0.1 else 2 if largest < 10 else 1 if largest < 100 else 0
    rows = fold_names([words[0], *titles, words[1]], 30 if width > 6 else 20)
    height = 0.75 + row_height(rows, 0.29) * len(rows)
    figure = style.figure(width, height, left=2.2 if width > 6 else 1.6, right=0.55, top=0.1, bottom=0.42)
    axes = figure.add_subplot()
    style.clear_frame(axes, "x")
    words_left = []
    for place, (amount, edge) in enumerate(zip(amounts, edges[:-1], strict=True), start=1):
        color = style.FAINT if place - 1 == grey else style.BETTER if amount >= 0 else style.WORSE
        axes.barh(place, amount, left=edge, height=0.62, color=color, zorder=3)
        axes.plot([edge + amount] * 2, [place - 0.31, place + 1.31], color=style.FAINT, linewidth=0.8, zorder=2)
        label = _amount(axes, edge + amount, amount, place, places)
        words_left += [label] if amount < 0 else []
    for place, value in ((0, start), (len(rows) - 1, end)):
        _draw_end(axes, value, place, places)
    axes.set_yticks(range(len(rows)), rows)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.use_sticky_edges = False
    axes.margins(x=0.12)
    _make_room(axes, words_left)
    return figure


def _draw_end(axes: Axes, value: float, place: int, places: int) -> None:
    """Draw the start or the end value as a diamond with its number."""
    axes.plot(value, place, "D", color=style.INK, markersize=6, zorder=4)
    axes.annotate(
        localize(f"{value:.{places}f}").replace("-", style.MINUS),
        (value, place),
        xytext=(7, 0),
        textcoords="offset points",
        va="center",
        fontsize=8.5,
        fontweight="bold",
        color=style.INK,
    )


def _make_room(axes: Axes, labels: list[Annotation]) -> None:
    """Extend the scale to the left until none of these labels of bars covers a row's name."""
    low, high = axes.get_xlim()
    for label in labels:
        share = (label.get_window_extent().width / SLACK + BESIDE) / axes.bbox.width
        low = min(low, (label.xy[0] - high * share) / (1 - share))
    axes.set_xlim(low, high)


def _amount(axes: Axes, at: float, amount: float, place: int, places: int) -> Annotation:
    """Write the size of a part beside its bar, with its sign."""
    right = amount >= 0
    text = localize(f"{amount:+.{places}f}").replace("-", style.MINUS)
    text = text[1:] if float(f"{amount:.{places}f}") == 0 else text
    side = "left" if right else "right"
    offset = (4 if right else -4, 0)
    return axes.annotate(
        text, (at, place), offset, textcoords="offset points", va="center", ha=side, fontsize=8, color=style.MUTED
    )
