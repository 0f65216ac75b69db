"""Draws how sure the first place is: random seeds, parameter draws and lowest gain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import style, vocabulary
from analysis.presentation.style import FEW_DRAWS, format_number, format_probability, format_share

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW = 0.34
"""Inches a strategy."""


@style.styled
def chances(table: pd.DataFrame, width: float = style.WIDE) -> Figure:
    """Draw the table of `analysis.decision.chances.chances_table`.

    Left: the chance of being best where only the random seed differs. Middle: the share of parameter draws it is best
    in, with its interval, or a dot a draw where they are few. Right: the gain against the baseline, with its low end.
    """
    small, lines = width < 6, style.choose_lines(table, [str(name) for name in table["strategy"]])
    panels = [DRAWN[name] for name in table.attrs["panels"]]
    inside = ROW * (len(table) + 0.3)
    rows, columns = (len(panels), 1) if small else (1, len(panels))
    height = 0.42 + rows * inside + (rows - 1) * 0.85 + 0.42
    left = 1.75 if small else 2.3
    figure = style.figure(
        width, height, left=left, right=0.25, top=0.42, bottom=0.42, hspace=0.85 / inside, wspace=0.22
    )
    grid = figure.subplots(rows, columns, squeeze=False)
    for place, (axes, draw) in enumerate(zip(grid.flat, panels, strict=True)):
        style.clear_frame(axes, "none")
        draw(axes, table, [lines[str(name)].color for name in table["strategy"]])
        axes.set_ylim(len(table) - 0.5, -0.8)
        axes.set_yticks(range(len(table)), list(table["title"]) if small or place == 0 else [""] * len(table))
    return figure


def _draw_chance(axes: Axes, table: pd.DataFrame, colors: list[str]) -> None:
    """Draw the chance of being best over the random seeds as bars."""
    axes.set_title("Best, if only chance differs", fontsize=9, pad=6)
    for place, (value, color) in enumerate(zip(table["chance"], colors, strict=True)):
        axes.barh(place, 1.0, height=0.34, color="#e7ebf2", zorder=2)
        axes.barh(place, value, height=0.34, color=color, zorder=3)
        axes.text(0.0, place - 0.27, format_probability(float(value)), va="center", fontsize=8, color=style.INK)
    _percent(axes)


def _draw_share(axes: Axes, table: pd.DataFrame, colors: list[str]) -> None:
    """Draw the share of parameter draws in which each is best: a dot a draw, or a bar with ends."""
    draws = int(table.attrs["draws"])
    axes.set_title("Best, other assumptions", fontsize=9, pad=6)
    for place, (row, color) in enumerate(zip(table.to_dict("records"), colors, strict=True)):
        won = round(row["share"] * draws)
        if draws < FEW_DRAWS:
            x = (np.arange(draws) + 0.5) / draws
            axes.scatter(x[:won], [place] * won, s=26, color=color, zorder=3)
            axes.scatter(x[won:], [place] * (draws - won), s=24, facecolor="none", edgecolor="#b6c0d0", zorder=3)
            words = f"{won} of {draws}"
        else:
            axes.barh(place, 1.0, height=0.34, color="#e7ebf2", zorder=2)
            axes.barh(place, row["share"], height=0.34, color=color, zorder=3)
            axes.plot([row["share_low"], row["share_high"]], [place] * 2, color=style.INK, linewidth=1.2, zorder=4)
            words = f"{format_share(row['share'])} ({format_share(row['share_low'])} at the low end)"
        axes.text(0.0, place - 0.27, words, va="center", fontsize=8, color=style.INK)
    _percent(axes)


def _draw_gain(axes: Axes, table: pd.DataFrame, colors: list[str]) -> None:
    """Draw the gain against the baseline, its range, and the low end of the range as a number."""
    name, draws = str(table.attrs["indicator"]), int(table.attrs["draws"])
    before = vocabulary.title(table, "strategies", str(table.attrs.get("baseline", "nothing"))).lower()
    unit = vocabulary.unit(table, name)
    axes.set_title(f"Gain against {before}{f' ({unit})' if unit else ''}", fontsize=9, pad=6)
    for place, (row, color) in enumerate(zip(table.to_dict("records"), colors, strict=True)):
        if 0 < draws < FEW_DRAWS:
            axes.scatter(row["gains"], [place] * draws, s=13, color=color, alpha=0.55, zorder=3)
        else:
            axes.plot([row["gain_low"], row["gain_high"]], [place] * 2, color=color, linewidth=3, alpha=0.5, zorder=3)
        axes.plot(row["gain"], place, "o", color=color, markeredgecolor=style.PAPER, markersize=7, zorder=4)
        known = row["gain_low"] == row["gain_low"]
        words = format_number(row["gain"]) + (f", low end {format_number(row['gain_low'])}" if known else "")
        axes.annotate(
            words, (row["gain"], place), (0, 8), textcoords="offset points", ha="center", fontsize=8, color=style.INK
        )
    axes.axvline(0, color=style.MUTED, linewidth=0.9, zorder=2)
    axes.margins(x=0.22)
    axes.locator_params(axis="x", nbins=4)


DRAWN = {"chance": _draw_chance, "share": _draw_share, "gain": _draw_gain}
"""Panel -> what draws it."""


def _percent(axes: Axes) -> None:
    """Give an axis of shares its ends."""
    axes.set_xlim(-0.01, 1.01)
    axes.set_xticks([0.0, 0.5, 1.0], ["0", "50 %", "100 %"])
