"""The figure of the curve a room drew and the model's own, for the debrief sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from analysis.presentation import style
from analysis.presentation.side_labels import name_ends
from visualizer.wording.part_texts import DEBRIEF

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DRAWN, CAME = "#a85400", "#0f7d6f"
"""The colours of the sketch pad, the drawn one darkened so that its words hold on white paper."""


def weeks_of(points: int, horizon: int) -> NDArray[np.float64]:
    """The weeks of the points of a drawn curve: evenly over the horizon."""
    return np.linspace(0, horizon, points)


@style.styled
def guess_beside(guess: Sequence[float], truth: Any, horizon: int, hundredths: str, width: float = 8.0) -> Figure:
    """Draw `guess` (points over `horizon` weeks, dashed) and `truth` (a value a week).

    `hundredths`: what to write at the axis of a share, empty for anything else.
    """
    scale = 100.0 if hundredths else 1.0
    figure = style.figure(width, 2.6, left=0.75, right=1.7 if width > 6 else 1.45, top=0.15, bottom=0.5)
    axes = figure.add_subplot()
    style.clear_frame(axes, "y")
    weeks, drawn, came = weeks_of(len(guess), horizon), np.asarray(guess) * scale, np.asarray(truth) * scale
    axes.plot(weeks, drawn, color=DRAWN, linewidth=2, linestyle=(0, (5, 3)), marker="o", markersize=4)
    axes.plot(np.arange(len(came)), came, color=CAME, linewidth=2.2)
    axes.set_xlim(0, horizon)
    if hundredths:
        axes.set_ylim(0, 100)
    axes.set_xlabel(DEBRIEF["week"])
    axes.set_ylabel(hundredths)
    last = len(came) - 1
    name_ends(
        axes,
        [
            (DEBRIEF["room_drew"], horizon, float(drawn[-1]), DRAWN),
            (DEBRIEF["came"], last, float(came[-1]), CAME),
        ],
        gap=0.1 if last > 0.8 * horizon else 0.0,  # else they end far from each other
    )
    return figure
