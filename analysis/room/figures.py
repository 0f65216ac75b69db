"""Figures of a room's rounds for the debrief sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from analysis.figures.row_names import fold_names, row_height
from analysis.presentation import style
from analysis.presentation.language import fill, translate
from analysis.presentation.side_labels import End, name_ends, write_beside
from analysis.room.crowd import fan

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from numpy.typing import ArrayLike, NDArray

    from analysis.room.learning import Change
    from analysis.room.people import ChanceClass, WeekOfDecisions
    from analysis.room.places import Place

DRAWN, CAME = "#a85400", "#0f7d6f"
"""What the room drew, and what the model's runs gave."""

DOT = " \N{MIDDLE DOT} "


@style.styled
def draw_fan(
    curves: ArrayLike,
    run: ArrayLike | None,
    others: ArrayLike | None,
    horizon: int,
    label: str,
    width: float = style.WIDE,
) -> Figure:
    """Draw the room's fan, with the run and its band over random seeds as far as they are given.

    curves: at least five. run: at the points of a curve. others: runs with other random seeds, at these points.
    label: of the upright axis.
    """
    found = fan(curves)
    if found is None:
        raise ValueError("a fan needs five curves")
    figure = style.figure(width, 3.1, left=0.75, right=1.5 if width > 6 else 1.2, top=0.15, bottom=0.75)
    axes, weeks = figure.add_subplot(), np.linspace(0, horizon, found.shape[1])
    style.clear_frame(axes, "y")
    if others is not None:
        low, high = np.quantile(np.asarray(others, dtype=np.float64), [0.1, 0.9], axis=0)
        axes.fill_between(weeks, low, high, color=CAME, alpha=0.2, linewidth=0, zorder=2)
    axes.fill_between(weeks, found[0], found[4], color=DRAWN, alpha=0.14, linewidth=0, zorder=3)
    axes.fill_between(weeks, found[1], found[3], color=DRAWN, alpha=0.24, linewidth=0, zorder=3)
    ends: list[End] = [(translate("the room's middle"), horizon, float(found[2, -1]), DRAWN)]
    axes.plot(weeks, found[2], color=DRAWN, linewidth=2, linestyle=(0, (5, 3)), zorder=5)
    if run is not None:
        came = np.asarray(run, dtype=np.float64)
        axes.plot(weeks, came, color=CAME, linewidth=2.2, zorder=6)
        ends.append((translate("the run"), horizon, float(came[-1]), CAME))
    axes.set_xlim(0, horizon)
    axes.set_xlabel(translate("week"))
    axes.set_ylabel(label)
    name_ends(axes, ends, 0.09)
    marks = translate("brown: middle 50 % and 80 % of the curves, point by point")
    style.write_footnote(
        figure,
        marks
        + (
            fill(translate("{DOT}green band: 80 % of runs with other random seeds"), DOT=DOT)
            if others is not None
            else ""
        ),
    )
    return figure


@style.styled
def draw_places(places: Sequence[Place], label: str, width: float = style.WIDE) -> Figure:
    """Draw the teams' means with 95 % intervals, the best on top, each with its place."""
    figure = style.figure(width, 0.95 + 0.34 * len(places), left=1.3, right=1.25, top=0.15, bottom=0.8)
    axes, rows = figure.add_subplot(), np.arange(len(places))[::-1]
    style.clear_frame(axes, "x")
    for row, one in zip(rows, places, strict=True):
        color = style.OKABE_ITO[0] if one.place == 1 else style.BEFORE
        axes.plot([one.low, one.high], [row, row], color=color, linewidth=2.2, zorder=3)
        axes.plot([one.mean], [row], color=color, marker="o", markersize=6, zorder=4)
        write_beside(
            axes,
            row,
            fill(translate("best in {best_in} of {seeds}"), best_in=one.best_in, seeds=one.seeds),
            style.MUTED,
        )
    axes.set_yticks(rows, [f"{'=' if one.shared > 1 else ''}{one.place}.  {one.team}" for one in places])
    axes.set_ylim(-0.6, len(places) - 0.4)
    style.label_axis(axes, label)
    style.write_footnote(
        figure,
        fill(translate("95 % intervals of the means{DOT}= teams that cannot be told apart share a place"), DOT=DOT),
    )
    return figure


@style.styled
def draw_people(
    by_week: Sequence[WeekOfDecisions | None],
    courses: tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]],
    by_chance: Sequence[ChanceClass],
    weeks: NDArray[np.int64],
    label: str,
    width: float = style.WIDE,
) -> Figure:
    """Draw the share that took part, week by week, beside the model's chances.

    courses: the run with people, the same without, [run, week] by other chance. weeks: of these, from the one before.
    """
    small = width < 6
    shape = (3, 1) if small else (1, 3)
    figure = style.figure(
        width,
        7.4 if small else 3.2,
        left=0.65,
        right=0.3,
        top=0.4,
        bottom=0.95,
        hspace=0.65,
        wspace=0.32,
    )
    panels = figure.subplots(*shape)
    _draw_by_week(panels[0], by_week, weeks)
    _draw_course(panels[1], courses, weeks, len(by_week), label)
    _draw_by_chance(panels[2], by_chance)
    style.write_footnote(
        figure,
        fill(
            translate(
                "brown: people{DOT}green: the model{DOT}bands: 80 % by chance, 95 % of runs by other "
                "chance for the same persons"
            ),
            DOT=DOT,
        ),
    )
    return figure


def _draw_by_week(axes: Axes, by_week: Sequence[WeekOfDecisions | None], weeks: NDArray[np.int64]) -> None:
    """Draw people beside the model: by week, an indicator, by the model's chance."""
    style.clear_frame(axes, "y")
    shown = [(int(weeks[0]) + 1 + at, one) for at, one in enumerate(by_week) if one is not None]
    when = [week for week, _ in shown]
    axes.fill_between(
        when,
        [one.low for _, one in shown],
        [one.high for _, one in shown],
        color=CAME,
        alpha=0.2,
        linewidth=0,
    )
    axes.plot(when, [one.chance for _, one in shown], color=CAME, linewidth=1.6)
    axes.plot(when, [one.share for _, one in shown], color=DRAWN, linewidth=1.6, marker="o", markersize=4)
    axes.set_ylim(-0.03, 1.03)
    axes.locator_params(axis="x", integer=True)
    axes.set_title(translate("took part"), pad=6, fontsize=9)
    axes.set_xlabel(translate("week"))


def _draw_course(
    axes: Axes,
    courses: tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]],
    weeks: NDArray[np.int64],
    played: int,
    label: str,
) -> None:
    """Draw an indicator of the run with people, without, and of runs by other chance."""
    people, plain, other = courses
    style.clear_frame(axes, "y")
    low, high = np.quantile(other, [0.025, 0.975], axis=0)
    axes.fill_between(weeks, low, high, color=CAME, alpha=0.2, linewidth=0)
    axes.plot(weeks, plain, color=CAME, linewidth=1.6)
    axes.plot(weeks, people, color=DRAWN, linewidth=1.8)
    axes.axvline(float(weeks[0]) + played, color=style.MUTED, linewidth=0.7, linestyle=(0, (3, 2)))
    axes.set_title(label, pad=6, fontsize=9)
    axes.set_xlabel(translate("week; line: the model plays on") if played < len(weeks) - 1 else translate("week"))


def _draw_by_chance(axes: Axes, by_chance: Sequence[ChanceClass]) -> None:
    """Draw the share that took part against the model's chance of it."""
    style.clear_frame(axes, "both")
    axes.plot([0, 1], [0, 1], color=CAME, linewidth=1.2, linestyle=(0, (3, 2)))
    for one in by_chance:
        axes.plot([one.chance, one.chance], [one.low, one.high], color=DRAWN, linewidth=1.6)
        axes.plot([one.chance], [one.share], color=DRAWN, marker="o", markersize=5)
    axes.set_xlim(-0.03, 1.03)
    axes.set_ylim(-0.03, 1.03)
    axes.set_title(translate("took part, by the model's chance"), pad=6, fontsize=9)
    axes.set_xlabel(translate("chance the model gave"))


@style.styled
def draw_agreement(changes: Sequence[Change], titles: Sequence[str], width: float = style.WIDE) -> Figure:
    """Draw each measure's means before and after, with the change in words."""
    small = width < 6
    names = fold_names(titles, 14 if small else 36)
    height = row_height(names, 0.36)
    left, right = (1.15, 1.3) if small else (2.4, 1.75)
    figure = style.figure(width, 0.95 + height * len(changes), left=left, right=right, top=0.15, bottom=0.8)
    axes, rows = figure.add_subplot(), np.arange(len(changes))[::-1]
    style.clear_frame(axes, "x")
    for row, one in zip(rows, changes, strict=True):
        low, high = one.interval
        axes.plot([100 * one.before, 100 * one.after], [row, row], color=style.GRID, linewidth=3, zorder=2)
        axes.plot([100 * one.before], [row], color=style.BEFORE, marker="o", markersize=6, zorder=3)
        axes.plot([100 * one.after], [row], color=style.OKABE_ITO[0], marker="D", markersize=6, zorder=4)
        text = fill(
            translate("{value:+.0f} ({value_2:+.0f} to {value_3:+.0f})"),
            value=100 * one.change,
            value_2=100 * low,
            value_3=100 * high,
        ).replace("-", style.MINUS)
        write_beside(axes, row, text)
    axes.set_yticks(rows, names)
    axes.set_ylim(-0.6, len(changes) - 0.4)
    axes.set_xlim(-2, 102)
    style.label_axis(axes, translate("% of answers"))
    style.write_footnote(
        figure,
        fill(
            translate("circle: before{DOT}diamond: after{DOT}right: change of the same people, 95 % interval"), DOT=DOT
        ),
    )
    return figure
