"""Draws what drives a strategy: boxes and arrows from levers over states to outcomes.

Left the levers, in the middle what they change, right what is aimed at. An arrow is as wide as its share: to a state,
of the state's change that is lost without the lever; to an outcome, of the gain that comes from the state.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.figures.row_names import fold_names
from analysis.presentation import style
from analysis.presentation.language import mark, translate

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from analysis.presentation.finding import Causes

HEADS = mark(("What is done", "What that changes", "What it brings"))
WIDE_BOXES, NARROW_BOXES = (0.2, 0.24, 0.2), (0.235, 0.265, 0.23)
"""Widths of the boxes of the three columns, as shares of the picture."""
BOX, ROW, HEAD = 0.42, 0.56, 0.3
"""Height of a box, from one box to the next, and of the headings, in inches."""
WIDEST, NARROWEST = 9.0, 6.0
"""Points of an arrow of share 1, on a screen and on a phone."""
PORTS = 0.15
"""How far from the middle of a box its arrows start and end at most, in inches."""


@dataclass
class Box:
    """One box: its edges and middle in inches, its texts, and its colour."""

    left: float
    right: float
    middle: float
    title: str
    amount: str = ""
    color: str = style.MUTED


@style.styled
def causal_picture(causes: Causes, width: float = style.WIDE) -> Figure:
    """Draw the levers, states and outcomes of `analysis.decision.causes.find_causes`."""
    small = width < 6
    tall = ROW * max(len(causes.levers), len(causes.states)) + HEAD
    figure = style.figure(width, tall + 0.45, left=0.05, right=0.05, top=0.1, bottom=0.3)
    axes = figure.add_subplot()
    axes.axis("off")
    inside = width - 0.1
    axes.set_xlim(0, inside)
    axes.set_ylim(-tall, 0)
    shares = NARROW_BOXES if small else WIDE_BOXES
    wide = [share * inside for share in shares]
    lefts = (0.0, (inside - wide[1]) / 2, inside - wide[2])
    columns = [(left, left + size) for left, size in zip(lefts, wide, strict=True)]
    for (left, right), head in zip(columns, map(translate, HEADS), strict=True):
        axes.text((left + right) / 2, -0.09, head, ha="center", va="center", fontsize=7.5 if small else 9)
    levers, states, outcomes = _make_boxes(causes, columns, tall, small)
    widest = NARROWEST if small else WIDEST
    arrows = [
        (levers[str(row["lever"])], states[str(row["state"])], float(row["share"]))
        for row in causes.arrows.to_dict("records")
    ]
    _draw_arrows(axes, arrows, widest)
    brings = [
        (states[str(row["name"])], outcomes[str(row["outcome"])], float(row["share"]))
        for row in causes.states.to_dict("records")
    ]
    _draw_arrows(axes, brings, widest)
    for box in (*levers.values(), *states.values()):
        _draw_box(axes, box, 13 if small else 26)
    for box in outcomes.values():
        _draw_box(axes, box, 13 if small else 26, filled=True)
    if any(share < 0 for _, _, share in (*arrows, *brings)):
        style.write_footnote(figure, translate("dashed: lowers"))
    return figure


def _make_boxes(
    causes: Causes, columns: list[tuple[float, float]], tall: float, small: bool
) -> tuple[dict[str, Box], dict[str, Box], dict[str, Box]]:
    """Return the boxes of the three columns by name; a lever has a colour of its own."""
    order, titles = _order_levers(causes), _titles(causes.levers)
    colors = dict(zip(causes.levers["name"], style.OKABE_ITO, strict=False))
    levers = {
        name: Box(*columns[0], height, titles[name], color=colors[name])
        for name, height in zip(order, _spread(len(order), tall), strict=True)
    }
    units = causes.outcomes.set_index("name")["unit"]
    states, names = {}, _titles(causes.states)
    for row, height in zip(causes.states.to_dict("records"), _spread(len(causes.states), tall), strict=True):
        amount = _signed(float(row["amount"]), "" if small else str(units[str(row["outcome"])]))
        states[str(row["name"])] = Box(*columns[1], height, names[str(row["name"])], amount)
    outcomes, ends = {}, _titles(causes.outcomes)
    for row in causes.outcomes.to_dict("records"):
        into = [states[str(name)].middle for name in causes.states.loc[causes.states["outcome"] == row["name"], "name"]]
        if into:
            amount = _signed(float(row["gain"]), str(row["unit"]))
            outcomes[str(row["name"])] = Box(
                *columns[2], sum(into) / len(into), ends[str(row["name"])], amount, style.INK
            )
    return levers, states, outcomes


def _titles(frame: pd.DataFrame) -> dict[str, str]:
    """Return name -> title, beginning with a capital letter."""
    return {
        str(name): str(title)[:1].upper() + str(title)[1:]
        for name, title in zip(frame["name"], frame["title"], strict=True)
    }


def _order_levers(causes: Causes) -> list[str]:
    """Return the levers ordered by where their arrows lead, so that few cross."""
    places = {str(name): place for place, name in enumerate(causes.states["name"])}
    rows = causes.arrows.assign(place=causes.arrows["state"].map(places), size=causes.arrows["share"].abs())
    middle = {
        str(lever): float(np.average(group["place"], weights=group["size"])) for lever, group in rows.groupby("lever")
    }
    return sorted((str(name) for name in causes.levers["name"]), key=lambda name: (middle[name], name))


def _spread(count: int, tall: float) -> list[float]:
    """Return the middle heights of so many boxes, evenly over the height below the headings."""
    step = (tall - HEAD) / max(1, count)
    return [-HEAD - step * (place + 0.5) for place in range(count)]


def _draw_arrows(axes: Axes, arrows: list[tuple[Box, Box, float]], widest: float) -> None:
    """Draw arrows; at each box they start and end in the order of where they come from."""
    for start, end, share in sorted(arrows, key=lambda one: -abs(one[2])):
        targets = [other for one, other, _ in arrows if one is start]
        sources = [one for one, other, _ in arrows if other is end]
        low = start.middle + _port(end, targets)
        high = end.middle + _port(start, sources)
        _draw_arrow(axes, (start.right, low), (end.left, high), share, start.color, widest)


def _port(box: Box, others: list[Box]) -> float:
    """Return how far above the middle an arrow that leads to a box starts, among all of them."""
    if len(others) == 1:
        return 0.0
    place = sorted(one.middle for one in others).index(box.middle)
    return PORTS * (2 * place / (len(others) - 1) - 1)


def _draw_arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], share: float, color: str, widest: float
) -> None:
    """Draw one arrow as a curve, as wide as its share."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    (left, low), (right, high) = start, end
    bend, size = 0.5 * (right - left), min(1.0, abs(share))
    path = Path(
        [(left, low), (left + bend, low), (right - bend, high), (right - 0.06, high)],
        [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4],
    )
    line = PathPatch(path, fill=False, edgecolor=color, alpha=0.45, zorder=2, linestyle="-" if share > 0 else "--")
    line.set_linewidth(0.8 + (widest - 0.8) * size)
    line.set_capstyle("butt")
    axes.add_patch(line)
    axes.plot(right - 0.05, high, ">", color=color, markersize=3.5 + 4.5 * size, markeredgewidth=0, zorder=3)


def _draw_box(axes: Axes, box: Box, letters: int, filled: bool = False) -> None:
    """Draw a box with its title and its amount."""
    from matplotlib.patches import FancyBboxPatch

    words = fold_names([box.title], letters)[0]
    text = f"{words}\n{box.amount}" if box.amount else words
    tall = max(BOX, 0.125 * (text.count("\n") + 1) + 0.09)
    axes.add_patch(
        FancyBboxPatch(
            (box.left + 0.03, box.middle - tall / 2 + 0.02),
            box.right - box.left - 0.06,
            tall - 0.04,
            boxstyle="round,pad=0.02,rounding_size=0.06",
            facecolor=box.color if filled else style.PAPER,
            edgecolor=box.color,
            linewidth=1.4,
            zorder=4,
        )
    )
    middle = (box.left + box.right) / 2
    color = style.PAPER if filled else style.INK
    axes.text(middle, box.middle, text, ha="center", va="center", fontsize=7.5, color=color, linespacing=1.1, zorder=5)


def _signed(value: float, unit: str) -> str:
    """Format an amount with its sign and unit."""
    text = style.format_number(value)
    return f"{'+' if value > 0 else ''}{text} {unit}".strip()
