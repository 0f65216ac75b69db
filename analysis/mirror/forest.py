"""The forest plot: every figure as published and as simulated, effects above, levels below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis.patterns.picture import COLOURS, MARKS
from analysis.presentation import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Cells = Mapping[str, Any]
WIDTH, ROW = 10.0, 0.27
EFFECTS, LEVELS = (-1.0, 1.0), (0.1, 10.0)
"""Ends of the axes: an arrow marks what lies beyond."""
BAND = "#d5dbe6"


@style.styled
def forest(parts: Sequence[Cells]) -> Figure:
    """Draw the figures of the mirror: a diamond is published, a line simulated."""
    shown = [one for one in parts if one["simulated"] is not None]
    effects = [one for one in shown if str(one["id"]).startswith("A")]
    levels = [one for one in shown if not str(one["id"]).startswith("A") and one["published_value"]]
    groups = [group for group in (effects, levels) if group]
    heights = [len(group) + 1.5 for group in groups] or [1.0]
    figure = style.figure(WIDTH, ROW * sum(heights) + 1.3, left=3.6, right=1.2, top=0.4, bottom=0.75)
    if not groups:
        return figure
    axes = figure.subplots(len(groups), 1, squeeze=False, height_ratios=heights, gridspec_kw={"hspace": 0.08})[:, 0]
    for place, group in zip(axes, groups, strict=True):
        _draw(place, group, as_ratio=group is levels)
    style.write_footnote(
        figure,
        "Diamond: published figure. Grey: where the simulated one passes. Mark and thick line: simulated,\n"
        "95 % interval. Thin: where 80 % of studies lie. Arrow: goes on beyond the axis; a number: so does\n"
        "the mark. Below: simulated level against the published one.",
    )
    return figure


def _draw(axes: Axes, group: Sequence[Cells], as_ratio: bool) -> None:
    for place, one in enumerate(group):
        scale = float(one["published_value"]) if as_ratio else 1.0
        _draw_row(axes, place, one, scale)
        _mark_beyond(axes, place, one, scale, LEVELS if as_ratio else EFFECTS)
    axes.set_ylim(len(group) - 0.4, -0.7)
    axes.set_yticks(range(len(group)), [f"{one['id']}  {_cut(str(one['what']))}" for one in group], fontsize=7.5)
    axes.tick_params(axis="y", length=0)
    if as_ratio:
        axes.set_xscale("log")
        axes.set_xlim(*LEVELS)
        axes.set_xticks([0.1, 0.2, 0.5, 1, 2, 5, 10], ["0.1", "0.2", "0.5", "1", "2", "5", "10"])
        axes.minorticks_off()
        axes.set_title("Levels: simulated against published", loc="left", fontsize=9)
    else:
        axes.set_xlim(*EFFECTS)
        axes.set_title("Effects: correlations, coefficients and differences (cut at -1 and 1)", loc="left", fontsize=9)
    axes.axvline(1.0 if as_ratio else 0.0, color=style.MUTED, linewidth=0.8, zorder=0)


def _draw_row(axes: Axes, place: int, one: Cells, scale: float) -> None:
    verdict = str(one["verdict"])
    color = COLOURS[verdict]
    ends = [one["pass_low"], one["pass_high"]]
    if one["published_value"] is not None:
        low, high = (float(end) / scale for end in ends)
        axes.fill_betweenx([place - 0.38, place + 0.38], low, high, color=BAND, linewidth=0, zorder=1)
        axes.plot(float(one["published_value"]) / scale, place, "D", color=style.INK, markersize=4.5, zorder=3)
    if None not in (one["spread_low"], one["spread_high"]):
        spread = [float(one[key]) / scale for key in ("spread_low", "spread_high")]
        axes.plot(spread, [place] * 2, color=color, linewidth=0.9, zorder=4)
    if None not in (one["low"], one["high"]):
        interval = [float(one[key]) / scale for key in ("low", "high")]
        axes.plot(interval, [place] * 2, color=color, linewidth=3.5, alpha=0.6, solid_capstyle="butt", zorder=4)
    axes.plot(float(one["simulated"]) / scale, place, MARKS[verdict], color=color, markersize=5.5, zorder=5)
    axes.annotate(
        verdict,
        (1.025, place),
        xycoords=("axes fraction", "data"),
        va="center",
        fontsize=7,
        color=style.darken(color, 0.35),
    )


def _mark_beyond(axes: Axes, place: int, one: Cells, scale: float, limits: tuple[float, float]) -> None:
    """Draw an arrow at each end that a row goes beyond, and its figure where that lies there."""
    shown = float(one["simulated"]) / scale
    drawn = [shown, *(float(one[key]) / scale for key in ("spread_low", "spread_high") if one[key] is not None)]
    color = COLOURS[str(one["verdict"])]
    for limit, mark, sign in zip(limits, "<>", (-1, 1), strict=True):
        if max(sign * value for value in drawn) <= sign * limit:
            continue
        axes.plot(limit, place, mark, color=color, markersize=5.5, clip_on=False, zorder=6)
        if sign * shown > sign * limit:
            axes.annotate(
                style.format_number(shown * scale),
                (limit, place),
                (-7 * sign, 0),
                textcoords="offset points",
                va="center",
                ha="right" if sign > 0 else "left",
                fontsize=7,
                color=style.darken(color, 0.35),
                zorder=6,
                bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.5},
            )


def _cut(words: str, most: int = 58) -> str:
    return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0] + " \N{HORIZONTAL ELLIPSIS}"
