"""Draws a region in the space of parameters: points over two of them, cases in orange."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import style, vocabulary

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from numpy.typing import NDArray


@style.styled
def region(
    limits: pd.DataFrame, points: pd.DataFrame, cases: NDArray[np.bool_], what: str, width: float = style.WIDE
) -> Figure:
    """Draw ``points`` over the first two parameters of ``limits`` (parameter, low, high).

    Where it has fewer, over those that set ``cases`` furthest apart from the rest.
    """
    from matplotlib.patches import Rectangle

    names = [str(name) for name in limits["parameter"]][:2]
    names += _most_different(points, cases, names)[: 2 - len(names)]
    if len(names) < 2:
        names = names * 2
    figure = style.figure(width, min(width, 6) * 0.85, left=0.7, right=0.2, top=0.15, bottom=0.72)
    axes = figure.add_subplot()
    style.clear_frame(axes)
    x, y = (points[name].to_numpy(dtype=float) for name in names)
    axes.scatter(x[~cases], y[~cases], s=14, color=style.FAINT, alpha=0.6, linewidths=0)
    axes.scatter(x[cases], y[cases], s=20, color=style.ACCENT, marker="D", linewidths=0)
    if limits.empty:
        _name_axes(axes, points, names)
        style.write_footnote(figure, f"orange: {what}  \N{MIDDLE DOT}  grey: not  \N{MIDDLE DOT}  no region stands out")
        return figure
    rows = limits.set_index("parameter")
    edges = [
        (float(rows["low"][name]), float(rows["high"][name])) if name in rows.index else (data.min(), data.max())
        for name, data in zip(names, (x, y), strict=True)
    ]
    (left, right), (bottom, top) = edges
    axes.add_patch(
        Rectangle((left, bottom), right - left, top - bottom, fill=False, edgecolor=style.INK, linewidth=1.8, zorder=5)
    )
    _name_axes(axes, points, names)
    style.write_footnote(figure, f"orange: {what}  \N{MIDDLE DOT}  grey: not  \N{MIDDLE DOT}  frame: the region found")
    return figure


def _most_different(points: pd.DataFrame, cases: NDArray[np.bool_], but: list[str]) -> list[str]:
    """Return the other parameters, those first in which cases differ most from the rest.

    The difference is that of the means in standard deviations.
    """
    others = points[[name for name in points.columns if name not in but]]
    if cases.all() or not cases.any():
        return [str(name) for name in others.columns]
    spread = others.std(ddof=0).replace(0, np.inf)
    gap = ((others[cases].mean() - others[~cases].mean()) / spread).abs()
    return [str(name) for name in gap.sort_values(ascending=False, kind="stable").index]


def _name_axes(axes: Axes, points: pd.DataFrame, names: list[str]) -> None:
    style.label_axis(axes, vocabulary.title(points, "parameters", names[0]))
    axes.set_ylabel(vocabulary.title(points, "parameters", names[1]))
