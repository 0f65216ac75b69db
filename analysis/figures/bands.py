"""Draws weekly courses of indicators under strategies, with bands of 80 % of the runs.

Small multiples, one indicator a panel, weeks across, every week the mean of the last four. Only the strategies
asked for are drawn in colour; all others are thin grey lines in the background, so that twelve strategies stay
readable. Between an indicator and its counterpart, which counts forced acts the other way, the area is hatched.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import style, vocabulary
from analysis.presentation.language import fill, translate

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

MIDDLE = (0.1, 0.9)
"""The band's edges: four runs in five lie inside."""

LEAST_FORCED = 0.01
"""Forced acts that make up less in every week are not drawn."""

SMOOTH = 4
"""Weeks averaged, so that rare events (quits, incidents) show a course."""


@style.styled
def bands(
    weeks: pd.DataFrame, indicators: Sequence[str], highlight: Sequence[str] = (), width: float = style.WIDE
) -> Figure:
    """Draw weekly means and bands over the seeds at the default parameters.

    ``weeks`` has strategy, seed, draw, week and the indicators; ``highlight`` (up to about five) is drawn in colour
    with bands, by default every strategy if there are at most five, else the first five. ``attrs["events"]`` holds the
    weeks to mark, each with its word.
    """
    weeks = vocabulary.share_meanings(weeks)
    here = weeks[weeks["draw"] == 0] if "draw" in weeks else weeks
    names = vocabulary.strategies(here)
    chosen = [name for name in names if name in highlight] or names[:5]
    columns = 1 if width < 6 else min(3, len(indicators))
    tall = -(-len(indicators) // columns)
    small = width < 6
    top = 0.45 + 0.19 * -(-len(chosen) // (2 if small else 6))
    height = top + 0.6 + tall * (1.85 if small else 1.95)
    figure = style.figure(width, height, left=0.5, right=0.25, top=top, bottom=0.62, hspace=0.42, wspace=0.24)
    lines = style.choose_lines(weeks, names)
    rows = {one: here[here["strategy"] == one].sort_values(["seed", "week"], kind="stable") for one in names}
    grid, hatched = figure.subplots(tall, columns, squeeze=False), False
    for axes, name in zip(grid.flat, indicators, strict=False):
        curves = {one: _curves(rows[one], name, band=one in chosen) for one in names}
        _panel(axes, curves, chosen, lines)
        other = str(vocabulary.find_meaning(weeks, "indicators", name).get("counterpart") or "")
        for one in chosen if other in here else ():
            least = LEAST_FORCED * vocabulary.full_scale(weeks, name)
            forced_too = _curves(rows[one], other, band=False)[0]
            hatched |= _hatch(axes, curves[one][0], forced_too, lines[one].color, least)
        _mark(axes, weeks.attrs.get("events", ()), 7.5 if small else 6.5)
        axes.set_title(style.describe_axis(weeks, name), pad=6, fontsize=9)
    for axes in list(grid.flat)[len(indicators) :]:
        axes.set_visible(False)
    for axes in grid[-1]:
        axes.set_xlabel(translate("week"))
    _key(figure, [(vocabulary.title(weeks, "strategies", name), lines[name]) for name in chosen], width)
    dot = " \N{MIDDLE DOT} "
    others = fill(translate("{dot}grey: the others"), dot=dot) if len(chosen) < len(names) else ""
    forced = fill(translate("{dot}hatched: forced acts"), dot=dot) if hatched else ""
    style.write_footnote(
        figure,
        fill(
            translate("line: mean of the runs{dot}band: 80 % of the runs{others}{forced}"),
            dot=dot,
            others=others,
            forced=forced,
        ),
    )
    return figure


def _curves(rows: pd.DataFrame, name: str, band: bool) -> NDArray[np.float64]:
    """Return mean, lower and upper edge of the band, [3, weeks], from rows by seed and week."""
    raw = rows[name].to_numpy(dtype=np.float64).reshape(rows["seed"].nunique(), -1)
    total = np.concatenate([np.zeros((len(raw), 1)), raw.cumsum(axis=1)], axis=1)
    week = np.arange(1, raw.shape[1] + 1)
    first = np.maximum(0, week - SMOOTH)
    table = (total[:, week] - total[:, first]) / (week - first)
    mean = table.mean(axis=0)
    return np.stack([mean, *np.quantile(table, MIDDLE, axis=0)]) if band else np.stack([mean] * 3)


def _panel(
    axes: Axes, curves: dict[str, NDArray[np.float64]], chosen: Sequence[str], lines: dict[str, style.Line]
) -> None:
    """Draw one indicator: grey lines behind, bands, then the coloured lines."""
    style.clear_frame(axes, "y")
    for name, (mean, low, high) in curves.items():
        week = np.arange(len(mean))
        if name not in chosen:
            axes.plot(week, mean, color="#c8cfdb", linewidth=0.7, zorder=2)
            continue
        axes.fill_between(week, low, high, color=lines[name].color, alpha=0.14, linewidth=0, zorder=3)
        axes.plot(week, mean, color=lines[name].color, linestyle=lines[name].dash, linewidth=1.6, zorder=4)
    last = max(len(mean) for mean, _, _ in curves.values()) - 1
    axes.set_xlim(0, last)
    axes.set_xticks(list(range(0, last + 1, 52 if last >= 104 else 13)))
    axes.margins(y=0.08)
    axes.locator_params(axis="y", nbins=5)


def _hatch(
    axes: Axes, own: NDArray[np.float64], other: NDArray[np.float64], color: str, least: float = LEAST_FORCED
) -> bool:
    """Hatch what forced acts add beside a line; return whether there is any."""
    if np.abs(own - other).max() < least:
        return False
    week = np.arange(len(own))
    axes.fill_between(
        week, own, other, facecolor="none", edgecolor=color, hatch="////", alpha=0.35, linewidth=0, zorder=3
    )
    axes.plot(week, other, color=color, linestyle=(0, (1, 1.6)), linewidth=1.1, zorder=4)
    return True


def _mark(axes: Axes, events: Sequence[tuple[int, str]], size: float) -> None:
    """Draw a thin line in every week with an event, with its word beside it."""
    last = axes.get_xlim()[1]
    for week, word in events:
        if week > last:
            continue
        axes.axvline(week, color=style.MUTED, linewidth=0.7, linestyle=(0, (3, 2)), zorder=2.5)
        side = -2 if week > 0.9 * last else 2
        axes.annotate(
            word,
            (week, 1),
            xycoords=("data", "axes fraction"),
            xytext=(side, -1),
            textcoords="offset points",
            rotation=90,
            ha="right" if side < 0 else "left",
            va="top",
            fontsize=size,
            color=style.MUTED,
            zorder=5,
        )


def _key(figure: Figure, entries: list[tuple[str, style.Line]], width: float) -> None:
    """Write the names in their colours along the top, each after a stroke of its line."""
    from matplotlib.lines import Line2D

    handles = [Line2D([], [], color=line.color, linestyle=line.dash, linewidth=2) for _, line in entries]
    titles, columns = [title for title, _ in entries], 2 if width < 6 else 6
    key = figure.legend(
        handles,
        titles,
        loc="upper left",
        ncols=columns,
        bbox_to_anchor=(0.0, 1.0),
        frameon=False,
        fontsize=8.5,
        handlelength=2.2,
        columnspacing=1.4,
    )
    for text, (_, line) in zip(key.get_texts(), entries, strict=True):
        text.set_color(line.text)
