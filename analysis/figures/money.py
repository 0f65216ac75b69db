"""Draws money planned, spent and unspent, and how the ranking changes with the budget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from analysis.figures.row_names import LETTERS, fold_names, row_height
from analysis.presentation import labels, style, vocabulary
from analysis.presentation.language import fill, translate

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from numpy.typing import NDArray


LEAST_UNSPENT = 0.5
"""Thousands."""


@style.styled
def budget(money: pd.DataFrame, total: float, width: float = style.WIDE) -> Figure:
    """Draw planned, spent and unspent money per strategy against the budget.

    ``money`` has columns strategy, planned, spent, unspent (thousands); ``total`` is the budget, marked by a line.
    """
    names = [str(name) for name in money["strategy"]]
    titles = fold_names([vocabulary.title(money, "strategies", name) for name in names], LETTERS)
    height = 1.1 + row_height(titles, 0.27) * len(names)
    figure = style.figure(width, height, left=1.75, right=0.6, top=0.32, bottom=0.68)
    axes = figure.add_subplot()
    style.clear_frame(axes, "x")
    lines = style.choose_lines(money, names)
    for place, (_, row) in enumerate(money.iterrows()):
        _draw_costs(axes, place, row, lines[names[place]].color)
    style.mark_value(axes, total, fill(translate("budget {total}"), total=style.format_amount(total)), 4)
    axes.set_yticks(range(len(names)), titles)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_xlim(0, max(total, float(money[["planned", "spent"]].to_numpy().max())) * 1.1)
    unit = vocabulary.unit(money, "total_cost")
    thousands = (
        fill(translate("thousands of {removeprefix}"), removeprefix=unit.removeprefix("k "))
        if unit.startswith("k ")
        else translate("thousands")
    )
    axes.set_xlabel(fill(translate("{thousands} over all weeks"), thousands=thousands))
    words = translate("bar: spent  ·  tick: planned")
    words += translate("  ·  hatched: stays unspent") if has_unspent(money) else ""
    style.write_footnote(figure, words)
    return figure


def has_unspent(money: pd.DataFrame) -> bool:
    """Return whether a strategy leaves money unspent that a reader can see."""
    return bool((money["unspent"][money["planned"] > 0] >= LEAST_UNSPENT).any())


def _draw_costs(axes: Axes, place: int, row: pd.Series, color: str) -> None:
    """Draw one strategy's money: spent as a bar, unspent hatched behind it, planned as a tick."""
    axes.barh(place, row["spent"], height=0.6, color=color, alpha=0.85, zorder=3)
    axes.barh(
        place,
        row["unspent"] if row["planned"] > 0 else 0.0,  # without a programme nothing was meant to be spent
        left=row["spent"],
        height=0.6,
        color="none",
        edgecolor=style.FAINT,
        hatch="/////",
        linewidth=0,
        zorder=2,
    )
    axes.plot([row["planned"]] * 2, [place - 0.38, place + 0.38], color=style.INK, linewidth=1.6, zorder=4)
    axes.annotate(
        style.format_amount(float(row["spent"])),
        (max(float(row["spent"]), float(row["planned"])), place),
        xytext=(5, 0),
        textcoords="offset points",
        va="center",
        fontsize=8,
        color=style.INK,
        zorder=5,
        bbox={"facecolor": style.PAPER, "alpha": 0.8, "edgecolor": "none", "pad": 0.6},
    )


@style.styled
def ranks(by_budget: pd.DataFrame, highlight: Sequence[str] = (), width: float = style.WIDE) -> Figure:
    """Draw each strategy's value at every budget, which shows whether the ranking changes.

    ``by_budget`` has columns budget (percent of payroll), strategy, mean; names are at the right end, in order.
    """
    names = vocabulary.strategies(by_budget)
    table = by_budget.pivot(index="budget", columns="strategy", values="mean")[names].sort_index()
    small = width < 6
    figure = style.figure(width, 4.4, left=0.55, right=2.05 if not small else 1.85, top=0.15, bottom=0.5)
    axes = figure.add_subplot()
    style.clear_frame(axes, "y")
    lines = style.choose_lines(by_budget, names)
    x = table.index.to_numpy(dtype=float)
    for name in names:
        strong = name in highlight or not highlight
        axes.plot(
            x,
            table[name],
            color=lines[name].color,
            linestyle=lines[name].dash,
            linewidth=2.2 if strong else 1.3,
            marker="o",
            markersize=6 if strong else 4,
            markeredgecolor=style.PAPER,
            alpha=1 if strong else 0.75,
        )
    axes.set_xticks(x, [f"{float(value):g} %" for value in table.index])
    reach = float(np.ptp(x)) or 1.0
    axes.set_xlim(x[0] - 0.05 * reach, x[-1] + 0.02 * reach)
    axes.margins(y=0.08)
    axes.set_xlabel(
        translate("budget, percent of payroll over the horizon") if not small else translate("budget, % of payroll")
    )
    indicator = str(by_budget.attrs.get("indicator", "being"))
    axes.set_ylabel(style.describe_axis(by_budget, indicator))
    _name_ends(axes, names, table.iloc[-1].to_numpy(dtype=float), by_budget, lines, highlight)
    return figure


def _name_ends(
    axes: Axes,
    names: list[str],
    ends: NDArray[np.float64],
    frame: pd.DataFrame,
    lines: dict[str, style.Line],
    highlight: Sequence[str],
) -> None:
    """Write names at the right end of their lines, moved apart where they would collide."""
    box = axes.get_window_extent()
    back = axes.transData.inverted()
    last = float(frame["budget"].max())
    at = axes.transData.transform(np.stack([np.full(len(ends), last), ends], axis=1))
    placed = labels.spread_out(at[:, 1], 15.0, box.y0, box.y1)
    for name, point, height in zip(names, at, placed, strict=True):
        joint = np.array([[point[0] + 7, point[1]], [point[0] + 24, height]])
        axes.plot(*back.transform(joint).T, color=lines[name].color, linewidth=0.7, clip_on=False)
        x, y = back.transform((point[0] + 28, height))
        weight = "bold" if name in highlight else "normal"
        title = vocabulary.title(frame, "strategies", name)
        axes.text(x, y, title, va="center", fontsize=8.5, color=lines[name].text, fontweight=weight, clip_on=False)
