"""A figure on a page: its title, its sentence, and ways to save picture and numbers."""

from __future__ import annotations

from typing import Any

from visualizer.widgets.figure import FigureWidget
from visualizer.wording.part_texts import WIDGETS


def shown(drawing: str, said: str, title: str, name: str, rows: list[list[Any]], narrow: str) -> Any:
    """The element of a finished figure: its SVG for pages and, narrow, for phones, its words, its numbers for CSV."""
    return FigureWidget.element(
        words={"save": WIDGETS["save"]},
        drawing=drawing,
        narrow=narrow,
        said=said,
        title=title,
        name=name,
        rows=rows,
    )
