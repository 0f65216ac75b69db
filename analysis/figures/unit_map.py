"""Draws the density of ties between units, a row and a column for each; darker is denser."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analysis.figures.heatmap import shades_of
from analysis.network.unit_groups import shorten_name
from analysis.presentation import style
from analysis.presentation.language import translate

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.colors import Normalize
    from matplotlib.figure import Figure

SMALLEST = 0.19
"""Inches of a cell below which a number in it could not be read; then a scale of shades is drawn beneath."""


@style.styled
def unit_map(density: NDArray[np.float64], titles: Sequence[str], width: float = style.WIDE) -> Figure:
    """Draw shares of possible ties, [rows, rows] from row to column, in percent; NaN is empty."""
    count, left = len(titles), 1.95 if width > 5 else 1.6
    cell = min(0.75, (width - left - 0.15) / count)
    tall = max(0.175, min(cell, 0.3))
    numbered = cell >= SMALLEST
    beneath = 0.35 if numbered else 0.75
    figure = style.figure(
        width, tall * count + 0.3 + beneath, left=left, right=width - left - cell * count, top=0.3, bottom=beneath
    )
    axes = figure.add_subplot()
    style.clear_frame(axes, "none")
    shades = shades_of(centred=False).with_extremes(bad=style.GRID)
    drawn = axes.imshow(density, cmap=shades, norm=_square_root_scale(density), aspect="auto")
    if numbered:
        _numbers(axes, density, 7.5 if cell > 0.25 else 6.3)
    else:
        scale = figure.add_axes((0.5, 0.42 / figure.get_figheight(), 0.45, 0.1 / figure.get_figheight()))
        bar = figure.colorbar(drawn, cax=scale, orientation="horizontal", format=lambda value, _: f"{100 * value:.0f}")
        bar.outline.set_visible(False)  # type: ignore[operator]
    _sides(axes, titles, cell)
    style.write_footnote(figure, translate("ties that exist, of 100 possible ones from row to column"))
    return figure


def _square_root_scale(density: NDArray[np.float64]) -> Normalize:
    """Return a scale by the square root, since most densities are small and must differ from 0."""
    from matplotlib.colors import PowerNorm

    return PowerNorm(0.5, vmin=0.0, vmax=max(float(np.nanmax(density, initial=0.0)), 1e-9))


def _numbers(axes: Axes, density: NDArray[np.float64], size: float) -> None:
    """Write each cell's percent, nothing where there is no tie."""
    top = float(np.nanmax(density, initial=0.0))
    for (row, column), share in np.ndenumerate(density):
        if share > 0:
            colour = style.PAPER if share > 0.36 * top else style.INK
            words = percent(float(share))
            axes.text(column, row, words, ha="center", va="center", fontsize=size, color=colour)


def percent(share: float) -> str:
    """Format a share in percent without the sign, with two figures."""
    value = 100 * share
    return f"{value:.0f}" if value >= 9.5 else f"{value:.1f}" if value >= 0.05 else "0.0"


def _sides(axes: Axes, titles: Sequence[str], cell: float) -> None:
    """Write names and numbers at the rows, the numbers alone over the columns."""
    count = len(titles)
    axes.set_yticks(range(count), [shorten_name(title) for title in titles], parse_math=False)
    for place in range(count):
        axes.annotate(
            str(place + 1),
            (0, place),
            (-5, 0),
            xycoords=("axes fraction", "data"),
            ha="right",
            va="center",
            textcoords="offset points",
            fontsize=7,
            color=style.MUTED,
        )
    step = 1 if cell > 0.14 else 2
    axes.set_xticks(range(0, count, step), [str(number) for number in range(1, count + 1, step)])
    axes.tick_params(top=True, labeltop=True, bottom=False, labelbottom=False, labelsize=8 if cell > 0.14 else 7)
    axes.tick_params(axis="y", labelcolor=style.INK, pad=19)
    axes.annotate(
        translate("row turns to column →"),
        (0, 1),
        (-6, 5),
        xycoords="axes fraction",
        textcoords="offset points",
        ha="right",
        fontsize=8,
        color=style.MUTED,
    )
