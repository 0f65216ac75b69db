"""Draws bars of effects, values with intervals, or rules, the largest on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.figures.row_names import fold_names, row_height
from analysis.presentation import style, vocabulary

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


@style.styled
def tornado(effects: pd.DataFrame, centre: float = 0.0, label: str = "", width: float = style.WIDE) -> Figure:
    """Draw effects of parameters as bars to both sides of a centre value, the longest on top.

    Columns of ``effects``: parameter, at_low, at_high (the outcome at the ends of its range).
    """
    size = (effects[["at_low", "at_high"]] - centre).abs().max(axis=1).to_numpy()
    rows = effects.iloc[np.argsort(-size, kind="stable")]
    names = _names(effects, rows, width)
    height = 0.85 + row_height(names, 0.28) * len(rows)
    figure = style.figure(width, height, left=2.3 if width > 6 else 1.6, right=0.2, top=0.1, bottom=0.6)
    axes = figure.add_subplot()
    style.clear_frame(axes, "x")
    for place, (_, row) in enumerate(rows.iterrows()):
        for side, color in (("at_low", style.WORSE), ("at_high", style.BETTER)):
            axes.barh(place, row[side] - centre, left=centre, height=0.6, color=color, alpha=0.85, zorder=3)
    axes.axvline(centre, color=style.INK, linewidth=1)
    axes.set_yticks(range(len(rows)), names)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    style.label_axis(axes, label)
    style.write_footnote(figure, "blue: parameter at the top of its range  \N{MIDDLE DOT}  vermilion: at the bottom")
    return figure


def _names(effects: pd.DataFrame, rows: pd.DataFrame, width: float) -> list[str]:
    """Return the parameters' titles, folded for beside the rows."""
    titles = [vocabulary.title(effects, "parameters", str(name)) for name in rows["parameter"]]
    return fold_names(titles, 34 if width > 6 else 22)


@style.styled
def bars(
    effects: pd.DataFrame,
    columns: tuple[str, str, str],
    label: str = "",
    width: float = style.WIDE,
    order: bool = True,
) -> Figure:
    """Draw one value with its interval per parameter; ``columns`` name value, low and high.

    The largest on top, or with ``order=False`` the rows as they come.
    """
    value, low, high = columns
    rows = effects.sort_values(value, ascending=False, kind="stable") if order else effects
    names = _names(effects, rows, width)
    height = 0.95 + row_height(names, 0.28) * len(rows)
    figure = style.figure(width, height, left=2.3 if width > 6 else 1.6, right=0.2, top=0.1, bottom=0.7)
    axes = figure.add_subplot()
    style.clear_frame(axes, "x")
    at = np.arange(len(rows))
    axes.barh(at, rows[value], height=0.6, color=style.OKABE_ITO[0], alpha=0.8, zorder=3)
    axes.hlines(at, rows[low], rows[high], color=style.INK, linewidth=1.3, zorder=4)
    axes.set_yticks(at, names)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.axvline(0, color=style.MUTED, linewidth=0.9)
    style.label_axis(axes, label)
    return figure


@style.styled
def rules(leaves: pd.DataFrame, label: str = "", width: float = style.WIDE) -> Figure:
    """Draw a bar per rule: its share of cases, as thick as its share of points.

    Columns of ``leaves``: rule, points, cases (shares 0..1).
    """
    names = fold_names(map(str, leaves["rule"]), 52 if width > 6 else 26)
    height = 0.9 + row_height(names, 0.5) * len(leaves)
    figure = style.figure(width, height, left=3.6 if width > 6 else 1.9, right=0.5, top=0.1, bottom=0.7)
    axes = figure.add_subplot()
    style.clear_frame(axes, "x")
    at = np.arange(len(leaves))
    thick = 0.15 + 0.7 * leaves["points"] / max(float(leaves["points"].max()), 1e-12)
    axes.barh(at, leaves["cases"], height=thick, color=style.ACCENT, alpha=0.85, zorder=3)
    for place, share in enumerate(leaves["cases"]):
        axes.annotate(style.format_share(share), (share, place), (4, 0), textcoords="offset points", va="center")
    axes.set_yticks(at, names)
    axes.set_ylim(len(leaves) - 0.4, -0.6)
    axes.set_xlim(0, 1)
    style.label_axis(axes, label)
    style.write_footnote(figure, "thickness: how many points the rule holds for")
    return figure
