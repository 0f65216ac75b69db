"""Draws an organization's measures beside those of others, a line with its own scale each."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.presentation import style
from analysis.presentation.language import translate

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Figures = Mapping[str, float]

MARKS = (("o", style.OKABE_ITO[0]), ("s", style.OKABE_ITO[2]), ("^", style.OKABE_ITO[3]), ("v", style.OKABE_ITO[5]))
"""Shape and colour of each of the others; either differs. The organization itself is an orange diamond."""

LINE, HEAD = 0.46, 0.2
"""Inches a measure takes, and a name at the top."""

LEFT, RIGHT = -0.19, 1.46
"""Where the words of a line begin and where the own number ends, the line being 0 .. 1."""


@style.styled
def beside(
    own: Figures, others: Sequence[tuple[str, Figures]], rows: Mapping[str, str], width: float = style.WIDE
) -> Figure:
    """Draw the measures of one organization beside those of others, the lowest left.

    `rows`: name of a measure -> words. `others`: title and measures. The numbers at the ends of a line are the lowest
    and the highest; the organization's own is at the right.
    """
    small = width < 5
    head = HEAD * (1 + len(others)) + 0.2
    tall = LINE + 0.13 * small
    figure = style.figure(width, head + tall * len(rows) + 0.3, left=0.15, right=0.15, top=head, bottom=0.3)
    axes = figure.add_subplot()
    style.clear_frame(axes, "none")
    axes.set_xlim(LEFT, RIGHT)
    axes.set_ylim(len(rows), 0)
    axes.set_xticks([])
    axes.set_yticks([])
    for place, (name, words) in enumerate(rows.items()):
        folded = textwrap.fill(words, 50 if small else 90)
        _line(axes, place + 1 - 0.15 / tall, folded, own[name], [figures[name] for _, figures in others])
    _key(figure, [title for title, _ in others])
    style.write_footnote(figure, translate("ends of a line: lowest and highest; each line has its own scale"))
    return figure


def _line(axes: Axes, height: float, words: str, own: float, others: Sequence[float]) -> None:
    """Draw one measure: its words, the line from lowest to highest, all marks, the own number."""
    low, high = min(own, *others), max(own, *others)

    def across(value: float) -> float:
        return (value - low) / (high - low) if high > low else 0.5

    axes.annotate(words, (LEFT, height), (0, 8), textcoords="offset points", fontsize=8.5, linespacing=1.05)
    axes.plot([0, 1], [height, height], color=style.FAINT, linewidth=1, zorder=2)
    for value, at, side, aside in ((low, 0, "right", -7), (high, 1, "left", 7)):
        axes.annotate(
            style.format_number(value),
            (at, height),
            (aside, 0),
            textcoords="offset points",
            ha=side,
            va="center",
            fontsize=7.5,
            color=style.MUTED,
        )
    for value, (mark, colour) in zip(others, MARKS, strict=False):
        axes.plot(
            across(value),
            height,
            mark,
            color=style.PAPER,
            markersize=8,
            markeredgecolor=colour,
            markeredgewidth=1.8,
            zorder=3,
        )
    axes.plot(
        across(own),
        height,
        "D",
        color=style.ACCENT,
        markersize=6.5,
        markeredgecolor=style.INK,
        markeredgewidth=0.8,
        zorder=5,
    )
    axes.text(RIGHT, height, style.format_number(own), ha="right", va="center", fontsize=9.5, fontweight="bold")


def _key(figure: Figure, titles: Sequence[str]) -> None:
    """Write all marks with their names at the top, and a heading over the own number."""
    from matplotlib.lines import Line2D

    height = figure.get_figheight()
    own = Line2D([], [], marker="D", color=style.ACCENT, markeredgecolor=style.INK, linestyle="")
    marks = [own] + [
        Line2D(
            [],
            [],
            marker=mark,
            color=style.PAPER,
            markeredgecolor=colour,
            markeredgewidth=1.8,
            markersize=8,
            linestyle="",
        )
        for mark, colour in MARKS[: len(titles)]
    ]
    figure.legend(
        marks,
        [translate("this organization"), *titles],
        loc="upper left",
        frameon=False,
        fontsize=8.5,
        handletextpad=0.4,
        bbox_to_anchor=(0.0, 1 - 0.02 / height),
        borderaxespad=0.2,
        labelspacing=0.5,
    )
    figure.text(
        1 - 0.15 / figure.get_figwidth(),
        1 - (HEAD * (1 + len(titles)) + 0.2) / height,
        "here",
        ha="right",
        fontsize=8.5,
        fontweight="bold",
    )
