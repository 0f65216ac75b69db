"""Draws each strategy's path through the plane of using and being.

Across: how much social media is used. Up: how social the business is. A line is the mean over the seeds at the default
parameters, averaged over the last 12 weeks (so its end is the value in the tables), with a small mark at each
year's end. The tinted area at the end of a strong line holds about 95 % of its single runs. Where the indicator upwards
has a counterpart, and acts were forced, a dotted line leads from the end to an empty circle: the same with forced acts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from analysis.figures.naming import name_paths
from analysis.presentation import style, vocabulary
from analysis.presentation.language import fill, translate

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

WINDOW = 12
"""Weeks that are averaged, as in the reported final values."""

LEAST_FORCED = 0.01
"""Forced acts that raise the indicator by less are not drawn."""

SPREAD = 5.991
"""Squared radius that holds 95 % of a two-dimensional normal cloud."""


@style.styled
def plane(
    weeks: pd.DataFrame, highlight: Sequence[str] = (), x: str = "using", y: str = "being", width: float = style.WIDE
) -> Figure:
    """Draw the plane from ``weeks`` (strategy, seed, draw, week, indicators).

    ``highlight``: the strategies drawn stronger, with names in bold and the spread of their runs; none = all.
    """
    weeks = vocabulary.share_meanings(weeks)
    here = weeks[weeks["draw"] == 0] if "draw" in weeks else weeks
    names = vocabulary.strategies(here)
    paths = {name: smooth(here[here["strategy"] == name], (x, y)) for name in names}
    small = width < 6
    figure = style.figure(width, width * (1.25 if small else 0.62), left=0.55, right=0.15, top=0.15, bottom=0.72)
    axes = figure.add_subplot()
    style.clear_frame(axes)
    drawn = style.choose_lines(weeks, names)
    full = vocabulary.full_scale(weeks, y)
    forced = _find_forced(here, paths, x, y, LEAST_FORCED * full)
    ends = [path[:, -1].mean(axis=0) for path in paths.values()] + [np.array((0.0, top)) for top in forced.values()]
    ends += [corner for name in names if name in highlight or not highlight for corner in _reach(paths[name][:, -1])]
    ends = [np.clip(end, 0.0, full) for end in ends]
    _frame(axes, np.concatenate([path.mean(axis=0) for path in paths.values()]), ends, full)
    for name in sorted(names, key=lambda one: (one in highlight, one != "nothing")):
        _draw(axes, paths[name], drawn[name], name in highlight or not highlight)
    for name, top in forced.items():
        _draw_forced(axes, paths[name][:, -1].mean(axis=0), top, drawn[name].color)
    axes.set_xlabel(_words(weeks, x, "\N{RIGHTWARDS ARROW}"))
    axes.set_ylabel(_words(weeks, y, "\N{RIGHTWARDS ARROW}"))
    start = np.mean([path[:, 0].mean(axis=0) for path in paths.values()], axis=0)
    axes.plot(*start, "s", color=style.INK, markersize=4.5, zorder=7)
    paths["week 0"] = start[None, None]
    drawn["week 0"] = style.Line(style.INK, style.INK, "solid")
    titles = [vocabulary.title(weeks, "strategies", name) for name in paths]
    runs = next(iter(paths.values())).shape[0] if paths else 0
    style.write_footnote(figure, _marks(runs, small, bool(forced)))
    name_paths(axes, titles, [drawn[name] for name in paths], [name in highlight for name in paths], paths, small)
    return figure


def smooth(rows: pd.DataFrame, columns: tuple[str, str]) -> NDArray[np.float64]:
    """Return runs of one strategy as [seed, week, 2], each value the mean of the last 12 weeks.

    The first weeks are means of fewer.
    """
    ordered = rows.sort_values(["seed", "week"], kind="stable")
    count = ordered["seed"].nunique()
    values = ordered[list(columns)].to_numpy(dtype=np.float64).reshape(count, -1, 2)
    total = np.concatenate([np.zeros((count, 1, 2)), values.cumsum(axis=1)], axis=1)
    week = np.arange(1, values.shape[1] + 1)
    first = np.maximum(0, week - WINDOW)
    found: NDArray[np.float64] = (total[:, week] - total[:, first]) / (week - first)[None, :, None]
    return found


def _words(frame: pd.DataFrame, name: str, arrow: str) -> str:
    """Return the words for an axis: the title and what it means."""
    entry = vocabulary.find_meaning(frame, "indicators", name)
    short = {"using": translate("how much social media is used"), "being": translate("how social the business is")}
    meaning = short.get(name, "")
    title = translate(str(entry.get("title") or name))
    title = title[:1].upper() + title[1:]
    return f"{title}: {meaning} {arrow}" if meaning else f"{title} {arrow}"


def _find_forced(
    here: pd.DataFrame, paths: dict[str, NDArray[np.float64]], x: str, y: str, least: float
) -> dict[str, float]:
    """Return strategy -> where it ends with forced acts, if higher by ``least``."""
    name = str(vocabulary.find_meaning(here, "indicators", y).get("counterpart") or "")
    if name not in here:
        return {}
    tops = {one: float(smooth(here[here["strategy"] == one], (x, name))[:, -1, 1].mean()) for one in paths}
    return {one: top for one, top in tops.items() if top - paths[one][:, -1, 1].mean() >= least}


def _draw_forced(axes: Axes, end: NDArray[np.float64], top: float, color: str) -> None:
    """Draw how much higher a strategy ends with forced acts: a dotted line to an empty circle."""
    axes.plot([end[0]] * 2, [end[1], top], color=color, linestyle=(0, (1, 1.6)), linewidth=1.4, zorder=3.5)
    axes.plot(end[0], top, "o", color=style.PAPER, markeredgecolor=color, markersize=6, zorder=5)


def _marks(runs: int, small: bool, forced: bool) -> str:
    """Describe how to read the marks, in one line."""
    dotted = translate("  ·  dotted, empty circle: with forced acts") if forced else ""
    if runs < 3:
        return fill(translate("small circles: years{dotted}"), dotted=dotted)
    words = fill(
        translate("line: mean of {runs} runs  ·  small circles: years  ·  tint: 95 % of single runs{dotted}"),
        runs=runs,
        dotted=dotted,
    )
    if small:
        short = translate("line: mean of {runs} runs · circles: years · tint: 95 % of runs{dotted}")
        return fill(short, runs=runs, dotted=dotted.replace("  ", " "))
    return words


def _frame(axes: Axes, means: NDArray[np.float64], ends: list[NDArray[np.float64]], full: float) -> None:
    """Set the axes around the data, over a quarter of the scale at least, so small stays small."""
    means, ends = means / full, [end / full for end in ends]
    lowest = min(means[:, 1].min() - 0.04, *(end[1] for end in ends))
    low = np.array([0.0, np.floor(lowest * 10) / 10]).clip(0)
    high = np.ceil((np.maximum(means.max(axis=0), np.array(ends).max(axis=0)) * 1.06 + 0.02) * 20) / 20
    high = np.maximum(high, low + 0.25)
    axes.set_xlim(full * (low[0] - 0.01 * high[0]), full * high[0])
    axes.set_ylim(full * low[1], full * high[1])


def _draw(axes: Axes, path: NDArray[np.float64], line: style.Line, strong: bool) -> None:
    """Draw one strategy: its mean path, a mark a year, the end, and the spread of the runs."""
    mean = path.mean(axis=0)
    alpha, order = (1.0, 4) if strong else (0.6, 3)
    axes.plot(
        mean[:, 0],
        mean[:, 1],
        color=line.color,
        linestyle=line.dash,
        linewidth=2.2 if strong else 1.3,
        alpha=alpha,
        zorder=order,
    )
    years = mean[52:-1:52]
    axes.plot(
        years[:, 0],
        years[:, 1],
        "o",
        color=style.PAPER,
        markeredgecolor=line.color,
        markersize=3.2,
        alpha=alpha,
        zorder=order,
    )
    end = path[:, -1]
    axes.plot(
        *end.mean(axis=0),
        "o",
        color=line.color,
        markeredgecolor=style.PAPER,
        markersize=7 if strong else 5.5,
        zorder=order + 2,
    )
    if strong and len(end) > 2:
        _draw_spread(axes, end, line.color)


def _reach(ends: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """Return the lower left and the upper right corner around the spread of ends [runs, 2]."""
    if len(ends) <= 2:
        return []
    half = np.sqrt(SPREAD * ends.var(axis=0, ddof=1))
    return [ends.mean(axis=0) - half, ends.mean(axis=0) + half]


def _draw_spread(axes: Axes, ends: NDArray[np.float64], color: str) -> None:
    """Tint the area that holds 95 % of the runs' ends [runs, 2], as if they were normal."""
    from matplotlib.patches import Ellipse

    value, vector = np.linalg.eigh(np.cov(ends.T))
    wide, high = 2 * np.sqrt(SPREAD * np.clip(value, 0, None))
    angle = float(np.degrees(np.arctan2(vector[1, 0], vector[0, 0])))
    centre = tuple(ends.mean(axis=0))
    axes.add_patch(Ellipse(centre, wide, high, angle=angle, facecolor=color, alpha=0.13, edgecolor="none", zorder=2))
