"""Writes names where there is room beside the ends of paths, instead of a legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import labels, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray


def name_paths(
    axes: Axes,
    titles: list[str],
    lines: list[style.Line],
    strong: list[bool],
    paths: dict[str, NDArray[np.float64]],
    small: bool,
) -> None:
    """Write each path's name where there is room beside its end, with a thin line if it is far."""
    size = 8.0 if small else 9.0
    back = axes.transData.inverted()
    ways = [axes.transData.transform(path.mean(axis=0)) for path in paths.values()]
    ends = np.array([way[-1] for way in ways])
    sizes = np.array([_extent(axes, title, size, bold) for title, bold in zip(titles, strong, strict=True)])
    box = axes.get_window_extent()
    crowd = np.concatenate([_dotted(way) for way in ways])
    corners = labels.place(ends, sizes, (box.x0 + 2, box.y0 + 2, box.x1, box.y1), crowd, pad=3)
    for title, line, bold, point, corner, extent in zip(titles, lines, strong, ends, corners, sizes, strict=True):
        near = np.clip(point, corner, corner + extent)
        if np.hypot(*(near - point)) > 14:
            axes.plot(*back.transform(np.stack([point, near])).T, color=line.color, linewidth=0.7, alpha=0.8, zorder=5)
        x, y = back.transform((corner[0], corner[1] + extent[1] / 2))
        axes.text(
            x,
            y,
            title,
            fontsize=size,
            color=line.text,
            fontweight="bold" if bold else "normal",
            va="center",
            zorder=8,
            bbox={"facecolor": style.PAPER, "alpha": 0.65, "edgecolor": "none", "pad": 0.6},
        )


def _dotted(way: NDArray[np.float64], step: float = 5.0) -> NDArray[np.float64]:
    """Return a path in pixels as evenly spaced dots, which labels should not hide."""
    length = np.concatenate([[0.0], np.hypot(*np.diff(way, axis=0).T).cumsum()])
    at = np.arange(0, length[-1] + step, step)
    return np.stack([np.interp(at, length, way[:, 0]), np.interp(at, length, way[:, 1])], axis=1)


def _extent(axes: Axes, title: str, size: float, bold: bool) -> NDArray[np.float64]:
    """Return width and height in pixels that a name needs."""
    drawn = axes.text(0, 0, title, fontsize=size, fontweight="bold" if bold else "normal")
    box = drawn.get_window_extent()
    drawn.remove()
    return np.array([box.width, box.height])
