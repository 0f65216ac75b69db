"""Draws published beside simulated figures: a row a pattern, each on a scale of its own.

Grey bar: the published band (open to one side where the pattern gives a bound or a direction). Line and point: the
simulated estimate with its 95 % interval. Thin line: the middle 95 % of single parameter draws.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analysis.patterns.judging import FAILS, HOLDS, IN_PART, NOT_RUN, REVERSED, VERDICTS
from analysis.presentation import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLOURS = {
    HOLDS: style.OKABE_ITO[0],
    IN_PART: style.OKABE_ITO[5],
    FAILS: style.OKABE_ITO[1],
    REVERSED: style.DARK[1],
    NOT_RUN: style.FAINT,
}
MARKS = {HOLDS: "o", IN_PART: "D", FAILS: "X", REVERSED: "<", NOT_RUN: "_"}
BAND, ROW, WIDTH = "#d5dbe6", 0.36, 11.0
LEFT, MIDDLE, RIGHT = 0.47, 0.26, 0.27
"""Shares of the width: claims, scales, numbers and verdicts."""

Row = dict[str, Any]


def order(rows: Sequence[Row]) -> list[Row]:
    """Return rows with misses first, from reversed to cannot be run; by number inside."""
    return sorted(rows, key=lambda row: (VERDICTS.index(row["verdict"]), int(str(row["id"])[1:])))


@style.styled
def picture(rows: Sequence[Row], spreads: dict[str, tuple[float, float]] | None = None) -> Figure:
    """Draw the table of patterns; `spreads`: id -> the middle 95 % of single draws, where known."""
    ordered = order(rows)
    figure = style.figure(WIDTH, ROW * len(ordered) + 1.1, left=0, right=0, top=0.55, bottom=0.5)
    axes = figure.add_subplot()
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(len(ordered) - 0.5, -0.5)
    for place, row in enumerate(ordered):
        _draw_words(axes, place, row)
        if row["verdict"] != NOT_RUN and row["simulated"] is not None:
            _draw_scale(axes, place, row, (spreads or {}).get(str(row["id"])))
    heads = ((0.008, "Pattern"), (LEFT, "published (grey), simulated (line)"), (LEFT + MIDDLE + 0.015, "Figures"))
    for x, words in (*heads, (0.995, "Verdict")):
        axes.text(x, -0.75, words, ha="right" if x > 0.9 else "left", fontsize=8.5, color=style.MUTED)
    style.write_footnote(
        figure,
        "The main figure of each pattern, each row on a scale of its own; grey bars that reach the edge are open. "
        "Thick: 95 % interval. Thin: middle 95 % of parameter draws. Upright line: 0. * survey by a vendor.",
    )
    return figure


def _draw_words(axes: Axes, place: int, row: Row) -> None:
    verdict = row["verdict"]
    if place % 2:
        axes.axhspan(place - 0.5, place + 0.5, color="#f6f8fb", zorder=0)
    star = " *" if row["vendor_survey"] == "yes" else ""
    axes.text(0.008, place, str(row["id"]), va="center", fontsize=8.5, fontweight="bold")
    axes.text(0.045, place - 0.17, _cut(f"{row['claim']}{star}", 78), va="center", fontsize=7.8)
    axes.text(0.045, place + 0.22, _cut(str(row["measured"]), 88), va="center", fontsize=6.6, color=style.MUTED)
    words = _cut(str(row["published"]), 36 if verdict != NOT_RUN else 26)
    if row["simulated"] is not None:
        words = f"{words}\n{style.format_number(float(row['simulated']))} simulated"
    axes.text(LEFT + MIDDLE + 0.015, place, words, va="center", fontsize=6.8, color=style.INK, linespacing=1.25)
    axes.text(
        0.995, place, verdict, va="center", ha="right", fontsize=7.8, fontweight="bold", color=_ink(COLOURS[verdict])
    )


def _draw_scale(axes: Axes, place: int, row: Row, spread: tuple[float, float] | None) -> None:
    value = float(row["simulated"])
    low, high = (value if row[key] is None else float(row[key]) for key in ("low", "high"))
    band = [row["published_low"], row["published_high"]]
    shown = [value, low, high, *(edge for edge in band if edge is not None), *(spread or ())]
    if None in band:
        shown.append(0.0 if abs(min(shown)) < 3 * (max(shown) - min(shown)) + 1e-12 else value)
    start, stop = min(shown), max(shown)
    room = (stop - start) or abs(stop) or 1.0
    start -= (0.12 if band[0] is not None else 0.4) * room  # an open band needs room to be seen
    stop += (0.12 if band[1] is not None else 0.4) * room

    def x(number: float) -> float:
        return float(LEFT + MIDDLE * min(1.0, max(0.0, (number - start) / (stop - start))))

    left, right = (start if band[0] is None else band[0]), (stop if band[1] is None else band[1])
    color = COLOURS[row["verdict"]]
    axes.fill_between([x(left), x(right)], place - 0.27, place + 0.27, color=BAND, linewidth=0, zorder=1)
    if right - left < 0.01 * (stop - start):
        axes.plot([x(left)] * 2, [place - 0.27, place + 0.27], color=style.MUTED, linewidth=1.5, zorder=1)
    if start < 0 < stop:
        axes.plot([x(0)] * 2, [place - 0.4, place + 0.4], color=style.MUTED, linewidth=0.7, zorder=2)
    if spread is not None and all(map(math.isfinite, spread)):
        axes.plot([x(spread[0]), x(spread[1])], [place] * 2, color=color, linewidth=1.0, zorder=3)
    axes.plot([x(low), x(high)], [place] * 2, color=color, linewidth=5, alpha=0.55, solid_capstyle="butt", zorder=4)
    axes.plot(
        x(value), place, MARKS[row["verdict"]], color=color, markersize=6.5, markeredgecolor=style.PAPER, zorder=5
    )


def _ink(color: str) -> str:
    return style.darken(color, 0.35)


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0] + " \N{HORIZONTAL ELLIPSIS}"
