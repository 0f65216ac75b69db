"""Breaks text below a figure into lines; the figure grows by these lines."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.text import Text

SHORTEST = 8
"""Letters of a line that is not made shorter, wherever it ends."""
SLACK = 0.94
"""Letters in a vector file are up to a twentieth wider than they measure here."""


def fold(text: Text, room: float) -> None:
    """Break the lowest `text` of a figure into lines of `room` inches; lengthen the figure."""
    from matplotlib.figure import Figure

    figure = text.get_figure()
    assert isinstance(figure, Figure)
    words, letters = text.get_text(), len(text.get_text())
    while text.get_window_extent().width / figure.dpi > SLACK * room and letters > SHORTEST:
        letters -= 1
        text.set_text(textwrap.fill(words, letters))
    width, height = figure.get_size_inches()
    taller = height + text.get_text().count("\n") * 1.25 * float(text.get_fontsize()) / 72
    margins = figure.subplotpars
    figure.set_size_inches(width, taller)
    figure.subplots_adjust(
        bottom=1 - (1 - margins.bottom) * height / taller, top=1 - (1 - margins.top) * height / taller
    )
