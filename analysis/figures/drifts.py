"""Draws how far each indicator drifts where nothing is done, against what counts as rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.presentation import style

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

WIDEST = 4.0
"""Limits shown to each side; an interval that goes further is cut there."""


@style.styled
def drifts(table: pd.DataFrame, width: float = style.WIDE) -> Figure:
    """Draw the table of `analysis.statistics.drift`, in units of each indicator's limit."""
    figure = style.figure(width, 0.9 + 0.22 * len(table), left=2.0, right=0.25, top=0.3, bottom=0.6)
    axes = figure.add_subplot()
    style.clear_frame(axes, "x")
    axes.axvspan(-1.0, 1.0, color=style.MUTED, alpha=0.15, linewidth=0)
    axes.axvline(0.0, color=style.MUTED, linewidth=0.8)
    for place, (_, row) in enumerate(table.iterrows()):
        low, middle, high = (max(-WIDEST, min(WIDEST, row[name] / row["limit"])) for name in ("low", "drift", "high"))
        color = style.ACCENT if row["verdict"] == "drifts" else style.INK
        axes.plot((low, high), (place, place), color=color, linewidth=1.6, solid_capstyle="butt")
        axes.plot(middle, place, "o", color=color, markersize=3.5)
    axes.set_yticks(range(len(table)), [str(name).replace("_", " ") for name in table["indicator"]])
    axes.set_ylim(len(table) - 0.4, -0.6)
    axes.set_xlim(-1.05 * WIDEST, 1.05 * WIDEST)
    axes.set_xlabel("drift in limits; shaded: at rest")
    return figure
