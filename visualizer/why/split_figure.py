"""The figure of a split over time: each mechanism's part added up, and their sum."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analysis.presentation import style
from analysis.presentation.language import translate
from analysis.presentation.side_labels import End, name_ends
from visualizer.theme import COLOURS, DASHES
from visualizer.wording.page_texts import WHY

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@style.styled
def parts_over_time(parts: Mapping[str, NDArray[np.float64]], label: str, width: float = 6.6) -> Figure:
    """Draw the parts ([weeks + 1] each) as lines with their words at the end.

    Their sum in black.
    """
    right, letters = (1.7, 26) if width > 6 else (1.5, 18)
    figure = style.figure(width, 3.4, left=0.75, right=right, top=0.15, bottom=0.5)
    axes = figure.add_subplot()
    style.clear_frame(axes, "y")
    total = np.sum(list(parts.values()), axis=0) if parts else np.zeros(2)
    weeks = np.arange(len(total))
    axes.plot(weeks, total, color=style.INK, linewidth=2.4, zorder=5)
    ends: list[End] = [(WHY["all_together"], float(weeks[-1]), float(total[-1]), style.INK)]
    for place, (words, amounts) in enumerate(parts.items()):
        colour, dash = COLOURS[place % len(COLOURS)], DASHES[place % len(DASHES)]
        line = (0, tuple(float(step) for step in dash.split())) if dash else "-"
        axes.plot(weeks, amounts, color=colour, linewidth=1.6, linestyle=line)
        ends.append((textwrap.fill(words, letters), float(weeks[-1]), float(amounts[-1]), colour))
    rows = 1 + max(words.count("\n") for words, *_ in ends)
    name_ends(axes, ends, 0.06 * rows + 0.015)
    axes.axhline(0, color=style.MUTED, linewidth=0.8)
    axes.set_xlim(0, weeks[-1])
    axes.set_xlabel(translate("week"))
    axes.set_ylabel(label)
    return figure
