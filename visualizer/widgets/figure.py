"""A finished figure of the reports' plotting library, shown on a page, with ways to save it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any

import numpy as np
import traitlets

from visualizer.widgets.live_widget import Live, script
from visualizer.wording.part_texts import WIDGETS

_drawing = Lock()
"""The plotting library draws one figure at a time."""


class FigureWidget(Live):
    """A figure with its text alternative and its numbers.

    `drawing`: SVG text; `description`: its text alternative; `rows`: its numbers, for CSV.

    `narrow`: the same figure as a narrow screen shows it.
    """

    _esm = script("widgets/figure")
    drawing = traitlets.Unicode("").tag(sync=True)
    narrow = traitlets.Unicode("").tag(sync=True)
    description = traitlets.Unicode("").tag(sync=True)
    title = traitlets.Unicode("").tag(sync=True)
    name = traitlets.Unicode("figure").tag(sync=True)
    rows = traitlets.List().tag(sync=True)


def drawn(draw: Callable[[], Any]) -> str:
    """The SVG text of the figure `draw` makes."""
    import io

    from matplotlib import rc_context

    with _drawing, rc_context({"svg.fonttype": "none"}):
        figure = draw()
        content = io.StringIO()
        figure.savefig(content, format="svg", metadata={"Date": None})
    return content.getvalue()


def drawn_twice(draw: Callable[[float], Any], width: float) -> dict[str, str]:
    """The figure that `draw` makes of a width in inches, for pages and for phones.

    Keys: `drawing` and `narrow`.
    """
    from analysis.presentation.style import NARROW

    return {"drawing": drawn(lambda: draw(width)), "narrow": drawn(lambda: draw(NARROW))}


def rows_of(frame: Any) -> list[list[Any]]:
    """A table as rows, head first, for CSV."""
    head: Sequence[Any] = [str(name) for name in frame.columns]
    return [list(head), *([format_cell(cell) for cell in row] for row in frame.itertuples(index=False))]


def format_cell(cell: Any) -> Any:
    """A cell as text, whole number or finite number; "" for what is not there."""
    if isinstance(cell, str | int):
        return cell
    return float(cell) if np.isfinite(cell) else ""


def show_figure(drawing: str, description: str, title: str, name: str, rows: list[list[Any]], narrow: str) -> Any:
    """The element of a finished figure: two drawings, its description, its numbers for CSV.

    `drawing`: its SVG for pages, `narrow`: for phones.
    """
    return FigureWidget.element(
        words={"save": WIDGETS["save"]},
        drawing=drawing,
        narrow=narrow,
        description=description,
        title=title,
        name=name,
        rows=rows,
    )
