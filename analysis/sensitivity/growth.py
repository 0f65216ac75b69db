"""How many runs are enough: each index with its interval, from a part of the runs and all.

The parts are the first half of the base points (or trajectories), the first quarter, and so on: a smaller study with
the same random seed would have had just these.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from analysis.presentation import style, vocabulary
from analysis.presentation.finding import Finding
from analysis.presentation.folding import fold
from analysis.presentation.side_labels import name_ends

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

SHOWN = 5
"""Parameters that are followed: those that matter most by all runs."""


def sizes(count: int, fewest: int) -> list[int]:
    """Return the numbers of base points to look at, ascending: all, half of them, and so on.

    The least is at least ``fewest``, unless there are fewer at all.
    """
    found = [count]
    while found[-1] // 2 >= fewest:
        found.append(found[-1] // 2)
    return found[::-1]


def growth(
    measure: Callable[[int], pd.DataFrame],
    numbers: list[int],
    columns: tuple[str, str, str],
    what: str,
    label: str,
    unit: str,
) -> Finding:
    """Return the indices of the parameters that matter most, against the number of base points.

    ``measure`` gives the table of an analysis (most important parameter first) from so many base points; ``numbers``
    ascend. ``columns``: index, low and high in these tables. ``what`` names the outcome, ``label`` the index,
    ``unit`` what is counted ("base points"). Result: points, parameter, index, low, high.
    From one number alone (few runs are complete) the sentence says that nothing can be told.
    """
    import pandas as pd

    tables = {number: measure(number).set_index("parameter") for number in numbers}
    last = tables[numbers[-1]]
    names = list(last.index[:SHOWN])
    parts = [
        table.loc[names, list(columns)].set_axis(["index", "low", "high"], axis=1).assign(points=number)
        for number, table in tables.items()
    ]
    frame = pd.concat(parts).reset_index()[["points", "parameter", "index", "low", "high"]]
    frame.attrs = dict(last.attrs)
    settled = _settled([set(table.index[:SHOWN]) for table in tables.values()], numbers)
    return Finding(
        frame, _sentence(frame, numbers, settled, what, unit), partial(_draw, frame, f"{what}: {label}, 95 %", unit)
    )


def _settled(leading: list[set[str]], numbers: list[int]) -> int:
    """Return the smallest number from which on the same parameters lead."""
    found = numbers[-1]
    for number, names in zip(reversed(numbers), reversed(leading), strict=True):
        if names != leading[-1]:
            break
        found = number
    return found


def _sentence(frame: pd.DataFrame, numbers: list[int], settled: int, what: str, unit: str) -> str:
    """Say from how many runs on the same parameters lead, and how wide their intervals are."""
    if len(numbers) < 2:
        return f"Whether {numbers[0]:,} {unit} are enough for {what} cannot be told from so few."
    width = (frame["high"] - frame["low"]).groupby(frame["points"]).max()
    half, whole = numbers[-2:]
    wide = f"The widest of their intervals is {style.format_number(float(width[whole]))} wide, and was "
    wide += f"{style.format_number(float(width[half]))} wide with {half:,}."
    count = frame["parameter"].nunique()
    which = f"the {count} parameters that matter most" if count > 1 else "the parameter that matters most"
    if settled == whole:
        return f"Which are {which} is not settled for {what}: {half:,} {unit} name others than {whole:,}. {wide}"
    are = "are" if count > 1 else "is"
    return f"For {what} {which} {are} the same from {settled:,} of {whole:,} {unit} on. {wide}"


@style.styled
def _draw(frame: pd.DataFrame, what: str, unit: str, width: float) -> Figure:
    """Draw a line with its interval for each parameter, the number of base points across."""
    figure = style.figure(width, 3.6, left=0.6, right=0.2 * width, top=0.5, bottom=0.5)
    axes = figure.add_subplot()
    style.clear_frame(axes, "y")
    ends = []
    for place, (name, rows) in enumerate(frame.groupby("parameter", sort=False)):
        line = style.choose_line(place + 1)
        axes.fill_between(rows["points"], rows["low"], rows["high"], color=line.color, alpha=0.12, linewidth=0)
        axes.plot(rows["points"], rows["index"], color=line.color, linestyle=line.dash, marker="o", markersize=3)
        title = vocabulary.title(frame, "parameters", str(name))
        ends.append((title, float(rows["points"].iloc[-1]), float(rows["index"].iloc[-1]), line.text))
    axes.set_xscale("log", base=2)
    numbers = frame["points"].unique()
    axes.set_xticks(numbers, [f"{number:,}" for number in numbers])
    axes.minorticks_off()
    axes.set_xlabel(unit)
    fold(figure.text(0.1 / width, 0.98, what, va="top", fontsize=9, color=style.INK), width - 0.2)
    axes.set_ylim(min(0.0, float(frame["low"].min())), None)
    name_ends(axes, ends, 0.075)
    return figure
