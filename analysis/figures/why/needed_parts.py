"""Draws what would be lost without each lever: the parts that a result needs.

Every bar starts at 0. Levers that only work together are lost with each other, so the bars add up to more than the
whole gain, which a line marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.figures.row_names import fold_names, row_height
from analysis.presentation import style
from analysis.presentation.language import translate

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

BESIDE = 5
"""Dots between a bar and its amount."""


@style.styled
def needed_parts(parts: pd.DataFrame, gain: float, width: float = style.WIDE, whole: str = "") -> Figure:
    """Draw parts (columns title, amount, where known low and high) against the whole gain.

    A part below 0 is one without which the result would be higher. ``whole``: what the line is called.
    """
    small = width < 6
    amounts = parts["amount"].to_numpy(dtype=float)
    names = fold_names([translate(str(title)) for title in parts["title"]], 20 if small else 30)
    height = 0.95 + row_height(names, 0.3) * max(1, len(names))
    figure = style.figure(width, height, left=1.6 if small else 2.2, right=0.35, top=0.32, bottom=0.6)
    axes = figure.add_subplot()
    style.clear_frame(axes, "x")
    colors = [style.BETTER if amount >= 0 else style.WORSE for amount in amounts]
    axes.barh(range(len(names)), amounts, height=0.62, color=colors, zorder=3)
    known = {"low", "high"} <= set(parts)
    if known:
        for place, (low, high) in enumerate(parts[["low", "high"]].to_numpy(dtype=float)):
            axes.plot([low, high], [place] * 2, color=style.INK, linewidth=1.1, alpha=0.65, zorder=4)
    style.mark_value(axes, gain, f"{whole or translate('whole gain')} {style.format_number(gain)}", 2)
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.4, -0.6)
    ends = [0.0, *amounts, gain, *(parts["high"] if known else ())]
    lows = [0.0, *amounts, gain, *(parts["low"] if known else ())]
    room = (max(ends) - min(lows) or 1.0) * (0.25 if small else 0.13)
    axes.set_xlim(min(lows) - 0.4 * room * (min(lows) < 0), max(ends) + room)
    _write_amounts(axes, parts, known, (gain - room, gain))
    axes.axvline(0, color=style.INK, linewidth=0.9, zorder=5)
    if known:
        style.write_footnote(figure, translate("bar: what is lost without it  ·  thin line: by chance alone"))
    return figure


def _write_amounts(axes: Axes, parts: pd.DataFrame, known: bool, taken: tuple[float, float]) -> None:
    """Write the size of each part right of its bar and of its thin line.

    Inside of its bar where a line would cross it there: where the bar ends within `taken`.
    """
    for place, (_, row) in enumerate(parts.iterrows()):
        amount = float(row["amount"])
        right = np.nanmax([amount, float(row["high"]) if known else amount, 0.0])
        inside = taken[0] < right < taken[1] and amount > taken[1] - taken[0]
        axes.annotate(
            style.format_number(amount),
            (amount if inside else right, place),
            (-BESIDE if inside else BESIDE, 0),
            textcoords="offset points",
            ha="right" if inside else "left",
            va="center",
            fontsize=8,
            color=style.MUTED,
            bbox={"facecolor": style.PAPER, "alpha": 0.75, "edgecolor": "none", "pad": 0.4},
            zorder=6,
        )
