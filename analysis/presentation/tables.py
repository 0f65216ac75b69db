"""Writes tables as CSV and for the terminal; equal numbers give equal bytes.

CSV: comma, UTF-8, "\\n", a fixed number of significant digits, no index, no NaN (a cell that has no meaning is
empty, as the probability of being best is for an indicator with no good direction).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.presentation import style, vocabulary
from analysis.presentation.finding import TopSet
from analysis.presentation.headline import NOT_MEANT, OF_PROGRAMMES
from analysis.presentation.style import format_probability, format_share_of_draws

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray
    from rich.table import Table

_QUOTED_SIGNS = frozenset(',"\n\r')
DIGITS = 6
"""Significant digits in CSV files; nine would keep every bit of a float32."""


def csv_text(table: pd.DataFrame | Mapping[str, NDArray[Any]], digits: int = DIGITS) -> str:
    """Return a table, or columns by name, as CSV text with so many significant digits."""
    columns = [_texts(column, digits) for _, column in table.items()]
    rows = [",".join(row) for row in zip(*columns, strict=True)]
    head = ",".join(_quoted(str(name)) for name in table)
    return "\n".join((head, *rows)) + "\n"


def weekly(weeks: pd.DataFrame) -> pd.DataFrame:
    """Return mean and middle 80 % over the seeds, a row per strategy, week and indicator.

    From ``weeks`` at the default parameters: strategy, week, indicator, mean, low, high. A table that a person can
    open; one row per run, week and indicator would be millions.
    """
    import pandas as pd

    weeks = vocabulary.share_meanings(weeks)
    here = weeks[weeks["draw"] == 0] if "draw" in weeks else weeks
    names = vocabulary.indicators(here)
    parts = []
    for strategy, rows in here.groupby("strategy", sort=False):
        ordered = rows.sort_values(["seed", "week"], kind="stable")
        cube = ordered[names].to_numpy(dtype=np.float64).reshape(ordered["seed"].nunique(), -1, len(names))
        low, high = np.quantile(cube, [0.1, 0.9], axis=0)
        week = ordered["week"].to_numpy()[: cube.shape[1]]
        parts.append(
            pd.DataFrame(
                {
                    "strategy": strategy,
                    "week": np.repeat(week, len(names)),
                    "indicator": np.tile(np.array(names, dtype=object), len(week)),
                    "mean": cube.mean(axis=0).ravel(),
                    "low": low.ravel(),
                    "high": high.ravel(),
                }
            )
        )
    frame = pd.concat(parts, ignore_index=True)
    frame.attrs = dict(weeks.attrs)
    return frame


def terminal_table(comparison: pd.DataFrame, found: TopSet, indicators: Sequence[str] = (), width: int = 0) -> Table:
    """Return the comparison as a table for the terminal, best first, the top set marked.

    ``found`` is the top set of the headline indicator; ``indicators`` are further columns (means only). ``width``: of
    the terminal; columns that do not fit are left out from the right, and named. 0 = all. No cell is ever cut.
    """
    from rich.console import Console

    columns = _columns(comparison, found, indicators)
    tops = [name in found.members for name in _order(comparison, found.indicator)]
    shown = len(columns)
    table = _drawn(found, columns, tops)
    while width and shown > _ALWAYS and Console(width=1_000_000).measure(table).maximum > width:
        shown -= 1
        table = _drawn(found, columns[:shown], tops)
    if shown < len(columns):
        left_out = ", ".join(heading for heading, _ in columns[shown:])
        table.caption, table.caption_justify = f"no room for: {left_out} (comparison.csv has them)", "left"
    return table


_ALWAYS = 3  # columns that are never left out: the mark, the strategy, the headline indicator


def _drawn(found: TopSet, columns: Sequence[tuple[str, list[str]]], tops: Sequence[bool]) -> Table:
    """Return the columns as a table in which only headings are folded, between words."""
    import textwrap

    from rich.table import Table
    from rich.text import Text

    # the title is no part of what is measured: it is folded to the width of the table
    table = Table(title=found.sentence, title_justify="left", title_style="", box=None, pad_edge=False)
    for place, (heading, cells) in enumerate(columns):
        room = max(map(len, (*heading.split(), *cells)), default=1)
        table.add_column(
            Text(textwrap.fill(heading, max(room, 1))),
            no_wrap=True,
            style="dim" if place == 3 else "",
            justify="right" if place >= 2 else "left",
        )
    for top, row in zip(tops, zip(*(cells for _, cells in columns), strict=True), strict=True):
        table.add_row(*row, style="bold" if top else None)
    return table


def _columns(comparison: pd.DataFrame, found: TopSet, indicators: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Return heading and cells of each column, the most important to the left."""
    head, names = found.indicator, _order(comparison, found.indicator)
    rows = comparison.set_index(["strategy", "indicator"])
    here = [vocabulary.find_row(rows, (name, head)) for name in names]
    baseline = str(comparison.attrs.get("baseline", "nothing"))
    columns = [
        ("", ["\N{BLACK CIRCLE}" if name in found.members else "" for name in names]),
        ("strategy", [vocabulary.title(comparison, "strategies", name) for name in names]),
        (vocabulary.heading(comparison, "indicators", head), [style.format_number(row["mean"]) for row in here]),
        ("95 %", [_interval(comparison, row) for row in here]),
        (f"against {baseline}", [style.format_signed(row["difference"]) for row in here]),
        ("best: seeds", [format_probability(found.probability[name]) for name in names]),
    ]
    if "probability_best_draws" in comparison:
        shares = [format_share_of_draws(comparison, found.probability_draws[name]) for name in names]
        columns.append(("best: draws", shares))
    for other in indicators:
        means = [_cell(other, float(rows["mean"][(name, other)]), name == baseline) for name in names]
        columns.append((style.describe_axis(comparison, other), means))
    return columns


def _cell(indicator: str, value: float, baseline: bool) -> str:
    """Format a mean; a week is a whole number, and there is none where nothing is paid back."""
    if baseline and indicator in OF_PROGRAMMES:
        return NOT_MEANT
    if value != value:
        return "none"
    return f"{value:.0f}" if indicator == "payback_week" else style.format_number(value)


def _interval(comparison: pd.DataFrame, row: Mapping[str, Any]) -> str:
    """Format the interval of a mean over the seeds; "not known" for a single seed."""
    if comparison.attrs.get("seeds") == 1:
        return "not known"
    return f"{style.format_number(row['low'])} to {style.format_number(row['high'])}"


def _order(comparison: pd.DataFrame, indicator: str) -> list[str]:
    """Return the strategies from best to worst on one indicator."""
    rows = comparison[comparison["indicator"] == indicator]
    score = vocabulary.score(rows["mean"].to_numpy(dtype=float), vocabulary.direction(comparison, indicator))
    return [str(rows["strategy"].iloc[place]) for place in np.argsort(-score, kind="stable")]


def _texts(column: pd.Series[Any] | NDArray[Any], digits: int) -> list[str]:
    """Return a column as cells: integers in full, other numbers rounded, "" for no value."""
    if column.dtype.kind in "iub":
        return [str(value) for value in column.tolist()]
    if column.dtype.kind == "f":
        form = f"%.{digits}g"
        values = column if isinstance(column, np.ndarray) else column.to_numpy(dtype=float, na_value=np.nan)
        numbers = (values.astype(float) + 0.0).tolist()  # + 0.0: no minus before a nought
        return [form % value if value == value else "" for value in numbers]
    return ["" if value is None or value != value else _quoted(str(value)) for value in column.tolist()]


def _quoted(text: str) -> str:
    """Return a cell in quotation marks if it has a comma, a quotation mark or a line break."""
    if not _QUOTED_SIGNS.isdisjoint(text):
        return '"' + text.replace('"', '""') + '"'
    return text
