"""Draws a value over two dimensions in shades: darker is more, every cell with its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import style

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.colors import LinearSegmentedColormap
    from matplotlib.figure import Figure


@style.styled
def heatmap(table: pd.DataFrame, label: str = "", centred: bool = False, width: float = style.WIDE) -> Figure:
    """Draw a table with rows and columns as given; NaN is grey and empty.

    ``centred``: white at 0, blue above, orange below.
    """
    values = table.to_numpy(dtype=float)
    rows, columns = values.shape
    small = width < 6
    left = min(1.75, 0.5 + 0.08 * max(len(str(name)) for name in table.index)) if small else 1.75
    figure = style.figure(width, 1.1 + 0.34 * rows, left=left, right=0.15 if small else 0.9, top=0.25, bottom=0.75)
    axes = figure.add_subplot()
    style.clear_frame(axes, "none")
    reach = float(np.nanmax(np.abs(values), initial=1e-12))
    low, high = (-reach, reach) if centred else (float(np.nanmin(values)), float(np.nanmax(values)))
    shades = axes.imshow(
        values, cmap=shades_of(centred).with_extremes(bad=style.GRID), vmin=low, vmax=high, aspect="auto"
    )
    dark = np.abs(values) > 0.55 * reach if centred else values > low + 0.6 * (high - low)
    for i, j in np.argwhere(np.isfinite(values)).tolist():
        number, colour = style.format_number(float(values[i, j])), style.PAPER if dark[i, j] else style.INK
        axes.text(j, i, number, ha="center", va="center", fontsize=7.5, color=colour)
    axes.set_xticks(range(columns), [str(name) for name in table.columns])
    axes.set_yticks(range(rows), [str(name) for name in table.index])
    style.label_axis(axes, str(table.columns.name or ""))
    axes.set_ylabel(str(table.index.name or ""))
    if small:  # no room for a scale: the cells show their numbers
        return figure
    bar = figure.colorbar(shades, ax=axes, fraction=0.03, pad=0.02)
    bar.outline.set_visible(False)  # type: ignore[operator]
    bar.set_label(label)
    return figure


def shades_of(centred: bool) -> LinearSegmentedColormap:
    """Return shades from white to blue, or from orange over white to blue if ``centred``.

    Both keep their order in grey and for the colour-blind.
    """
    from matplotlib.colors import LinearSegmentedColormap

    colors = ["#a34700", "#f2b27a", "#ffffff", "#7ab5dc", "#004a80"] if centred else ["#f4f8fc", "#7ab5dc", "#004a80"]
    return LinearSegmentedColormap.from_list("orgshift", colors)
