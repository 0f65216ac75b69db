"""Draws the winner's margin over the runner-up as one parameter moves through its range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.presentation import style, vocabulary
from analysis.presentation.language import fill, translate, translate_plural

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from analysis.presentation.finding import Crossover

MOST = 3
"""Panels at most."""


def choose_panels(found: Crossover, most: int = MOST) -> list[str]:
    """Return the parameters to draw: those that turn the ranking, then those that move it.

    One that moves the margin by less than chance does shows nothing; of those only the first is drawn, and only where
    there is no other.
    """
    names = [str(name) for name in found.table["parameter"][:most]]
    turning = found.table.set_index("parameter")["crosses"]
    return [name for name in names if turning[name] or _moves(found, name)] or names[:1]


def is_flat(found: Crossover) -> bool:
    """Return if no parameter turns the ranking or moves the margin by more than chance does."""
    names = map(str, found.table["parameter"])
    return not found.table["crosses"].any() and not any(_moves(found, name) for name in names)


def _moves(found: Crossover, name: str) -> bool:
    """Return whether a parameter moves the margin by more than half the width of its band."""
    rows = found.margins[found.margins["parameter"] == name]
    half = float((rows["margin_high"] - rows["margin_low"]).mean()) / 2
    return not float(rows["margin"].max() - rows["margin"].min()) <= half


def describe_selection(found: Crossover, most: int = MOST) -> str:
    """Describe which of the scanned parameters are drawn; "" where all are."""
    scanned, turning = len(found.table), int(found.table["crosses"].sum())
    most = len(choose_panels(found, most))
    if scanned <= most:
        return ""
    if turning == 0:
        return fill(
            translate_plural(
                "the {most} of {scanned} tried that moves it most",
                "the {most} of {scanned} tried that move it most",
                most,
            ),
            most=most,
            scanned=scanned,
        )
    if turning >= most:
        return fill(
            translate("the {most} of {scanned} tried that turn it nearest to the default"), most=most, scanned=scanned
        )
    first = (
        translate("the one that turns it")
        if turning == 1
        else fill(translate("the {turning} that turn it"), turning=turning)
    )
    return fill(
        translate("{most} of {scanned} tried: {first}, then those that move it most"),
        most=most,
        scanned=scanned,
        first=first,
    )


@style.styled
def turning(found: Crossover, scans: pd.DataFrame, most: int = MOST, width: float = style.WIDE) -> Figure:
    """Draw the margins of the parameters that turn the ranking, then of those that move it most.

    ``most``: panels at most; where more parameters were scanned a footnote describes which are shown. Each panel marks
    0 and the default.
    """
    names = choose_panels(found, most)
    small = width < 6
    rows, columns = (len(names), 1) if small else (1, len(names))
    winner, second = (vocabulary.title(scans, "strategies", name) for name in (found.winner, found.runner_up))
    sides = fill(translate("↑ {winner} ahead"), winner=winner), fill(translate("↓ {second} ahead"), second=second)
    key = ("\n" if small else "     ").join(sides)
    top = 0.6 + 0.15 * small
    height = 0.6 + top + rows * (2.1 if small else 2.2)
    figure = style.figure(
        width,
        height,
        left=0.5,
        right=0.2,
        top=top,
        bottom=0.7,
        hspace=0.55,
        wspace=0.12,
    )
    grid = figure.subplots(rows, columns, squeeze=False, sharey=True)
    for axes, name in zip(grid.flat, names, strict=True):
        _panel(axes, found, scans, name)
    figure.text(0.5 / width, 1 - 0.06 / height, key, va="top", fontsize=8, color=style.MUTED)
    if describe_selection(found, most):
        style.write_footnote(figure, describe_selection(found, most))
    return figure


def _panel(axes: Axes, found: Crossover, scans: pd.DataFrame, name: str) -> None:
    """Draw one parameter: margin with band, default, and the value where the two change places."""
    style.clear_frame(axes, "y")
    rows = found.margins[found.margins["parameter"] == name]
    row = vocabulary.find_row(found.table.set_index("parameter"), name)
    color = style.ACCENT if row["crosses"] else style.MUTED
    axes.fill_between(rows["value"], rows["margin_low"], rows["margin_high"], color=color, alpha=0.2, linewidth=0)
    axes.plot(rows["value"], rows["margin"], color=color, linewidth=2, marker="o", markersize=3.5)
    axes.axhline(0, color=style.INK, linewidth=1)
    axes.axvline(row["default"], color=style.FAINT, linewidth=1, linestyle=(0, (3, 2)))
    axes.annotate(
        translate("default"),
        (row["default"], 1),
        xycoords=("data", "axes fraction"),
        xytext=(3, -9),
        fontsize=7.5,
        textcoords="offset points",
        color=style.MUTED,
    )
    if row["crosses"]:
        axes.plot(row["value"], 0, "o", color=style.INK, markersize=7, zorder=5)
        axes.annotate(
            style.format_number(float(row["value"])),
            (row["value"], 0),
            xytext=(6, 6),
            textcoords="offset points",
            fontweight="bold",
            fontsize=9,
        )
    axes.set_title(vocabulary.heading(scans, "parameters", name), fontsize=8.5)
    axes.locator_params(axis="x", nbins=5)
