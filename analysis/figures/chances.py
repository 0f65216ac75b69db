"""Draws how sure the first place is: random seeds, parameter draws and lowest gain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.figures.row_names import LETTERS, fold_names, row_height
from analysis.presentation import style, vocabulary
from analysis.presentation.language import fill, translate
from analysis.presentation.style import FEW_DRAWS, format_number, format_probability, format_share

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TOP, BOTTOM = 0.25, 0.24
"""Inches above and below the panels."""
ROW, BAR = 0.34, 0.09
"""Inches a strategy, and its bar, at least."""


@style.styled
def chances(table: pd.DataFrame, width: float = style.WIDE) -> Figure:
    """Draw the table of `analysis.decision.chances.chances_table`.

    Left: the chance of being best where only the random seed differs. Middle: the share of parameter draws it is best
    in, with its interval, or a dot a draw where they are few. Right: the gain against the baseline, with its low end.
    """
    small, lines = width < 6, style.choose_lines(table, [str(name) for name in table["strategy"]])
    panels = [DRAWN[name] for name in table.attrs["panels"]]
    names = fold_names(table["title"], LETTERS)
    row = row_height(names, ROW)
    inside = row * (len(table) + 0.3)
    rows, columns = (len(panels), 1) if small else (1, len(panels))
    height = TOP + rows * inside + (rows - 1) * 0.85 + BOTTOM
    figure = style.figure(
        width, height, left=1.75, right=0.25, top=TOP, bottom=BOTTOM, hspace=0.85 / inside, wspace=0.22
    )
    grid = figure.subplots(rows, columns, squeeze=False)
    for place, (axes, draw) in enumerate(zip(grid.flat, panels, strict=True)):
        style.clear_frame(axes, "none")
        draw(axes, table, [lines[str(name)].color for name in table["strategy"]], BAR / row)
        axes.set_ylim(len(table) - 0.5, -0.8)
        axes.set_yticks(range(len(table)), names if small or place == 0 else [""] * len(table))
    return figure


def _draw_chance(axes: Axes, table: pd.DataFrame, colors: list[str], thick: float) -> None:
    """Draw the chance of being best over the random seeds as bars."""
    axes.set_title(translate("Best, if only chance differs"), fontsize=8.5, pad=6)
    for place, (value, color) in enumerate(zip(table["chance"], colors, strict=True)):
        axes.barh(place, 1.0, height=thick, color="#e7ebf2", zorder=2)
        axes.barh(place, value, height=thick, color=color, zorder=3)
        _label(axes, place, format_probability(float(value)))
    _percent(axes)


def _draw_share(axes: Axes, table: pd.DataFrame, colors: list[str], thick: float) -> None:
    """Draw the share of parameter draws in which each is best: a dot a draw, or a bar with ends."""
    draws = int(table.attrs["draws"])
    axes.set_title(translate("Best, other assumptions"), fontsize=8.5, pad=6)
    for place, (row, color) in enumerate(zip(table.to_dict("records"), colors, strict=True)):
        won = round(row["share"] * draws)
        if draws < FEW_DRAWS:
            x = (np.arange(draws) + 0.5) / draws
            axes.scatter(x[:won], [place] * won, s=26, color=color, zorder=3)
            axes.scatter(x[won:], [place] * (draws - won), s=24, facecolor="none", edgecolor="#b6c0d0", zorder=3)
            words = fill(translate("{won} of {draws}"), won=won, draws=draws)
        else:
            axes.barh(place, 1.0, height=thick, color="#e7ebf2", zorder=2)
            axes.barh(place, row["share"], height=thick, color=color, zorder=3)
            axes.plot([row["share_low"], row["share_high"]], [place] * 2, color=style.INK, linewidth=1.2, zorder=4)
            words = fill(
                translate("{share} ({share_low} at the low end)"),
                share=format_share(row["share"]),
                share_low=format_share(row["share_low"]),
            )
        _label(axes, place, words)
    _percent(axes)


def _draw_gain(axes: Axes, table: pd.DataFrame, colors: list[str], thick: float) -> None:
    """Draw the gain against the baseline, its range, and the low end of the range as a number."""
    name, draws = str(table.attrs["indicator"]), int(table.attrs["draws"])
    before = vocabulary.title(table, "strategies", str(table.attrs.get("baseline", "nothing"))).lower()
    unit = vocabulary.unit(table, name)
    axes.set_title(
        fill(translate("Gain against {before}{value}"), before=before, value=f" ({translate(unit)})" if unit else ""),
        fontsize=8.5,
        pad=6,
    )
    for place, (row, color) in enumerate(zip(table.to_dict("records"), colors, strict=True)):
        axes.plot([0, 0], [place - 0.17, place + 0.3], color=style.MUTED, linewidth=0.9, zorder=2)  # not into the words
        if 0 < draws < FEW_DRAWS:
            axes.scatter(row["gains"], [place] * draws, s=13, color=color, alpha=0.55, zorder=3)
        else:
            axes.plot([row["gain_low"], row["gain_high"]], [place] * 2, color=color, linewidth=3, alpha=0.5, zorder=3)
        axes.plot(row["gain"], place, "o", color=color, markeredgecolor=style.PAPER, markersize=7, zorder=4)
        known = row["gain_low"] == row["gain_low"]
        words = format_number(row["gain"]) + (
            fill(translate(", low end {gain_low}"), gain_low=format_number(row["gain_low"])) if known else ""
        )
        _label(axes, place, words)
    axes.margins(x=0.08)
    axes.locator_params(axis="x", nbins=4)


def _label(axes: Axes, place: int, words: str) -> None:
    """Write a row's numbers above its marks, from the left end; no line shows through them."""
    axes.annotate(
        words,
        (0.0, place),
        (0, 4.5),
        xycoords=axes.get_yaxis_transform(),
        textcoords="offset points",
        va="bottom",
        fontsize=8,
        color=style.INK,
        zorder=5,
        bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.3},
    )


DRAWN = {"chance": _draw_chance, "share": _draw_share, "gain": _draw_gain}
"""Panel -> what draws it."""


def _percent(axes: Axes) -> None:
    """Give an axis of shares its ends."""
    axes.set_xlim(-0.01, 1.01)
    axes.set_xticks([0.0, 0.5, 1.0], ["0", "50 %", "100 %"])
