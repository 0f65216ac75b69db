"""Writes words right of a figure: beside a row, or at the ends of lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.presentation.labels import spread_out
from analysis.presentation.style import INK

if TYPE_CHECKING:
    from matplotlib.axes import Axes

End = tuple[str, float, float, str]
"""Words, the end of the line they name (x, y), and their colour."""


def write_beside(axes: Axes, row: float, words: str, color: str = INK) -> None:
    """Write right of the frame what belongs to a row."""
    axes.annotate(
        words,
        (1, row),
        (6, 0),
        xycoords=("axes fraction", "data"),
        textcoords="offset points",
        va="center",
        fontsize=8.5,
        color=color,
    )


def name_ends(axes: Axes, ends: Sequence[End], gap: float) -> None:
    """Write the names of lines at their right ends, moved apart where these are near each other.

    gap: between two names, as a share of the height of the axes, which are not changed afterwards.
    """
    low, high = axes.get_ylim()
    heights = spread_out([y for _, _, y, _ in ends], gap * (high - low), low, high)
    for (words, x, _, color), height in zip(ends, heights, strict=True):
        axes.annotate(
            words,
            (x, float(height)),
            (6, 0),
            textcoords="offset points",
            va="center",
            color=color,
            fontsize=8.5,
            annotation_clip=False,
        )
