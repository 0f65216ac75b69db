"""A figure on a page: its title, its sentence, and ways to save picture and numbers."""

from __future__ import annotations

from typing import Any

from visualizer.components.figure import FigureWidget


def shown(drawing: str, said: str, title: str, name: str, rows: list[list[Any]], narrow: str = "") -> Any:
    """The element of a finished figure. `drawing`: SVG; `said`: its text alternative; `rows`: its numbers for CSV.

    `narrow`: its drawing for phones, if there is one.
    """
    return FigureWidget.element(
        words={"save": "Save the figure"},
        drawing=drawing,
        narrow=narrow,
        said=said,
        title=title,
        name=name,
        rows=rows,
    )
