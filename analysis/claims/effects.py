"""Draws the effect of a claim as inline SVG.

Beside its interval stands what is left of it without its mechanism.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.presentation.style import MINUS
from analysis.report.markup import Html, el

WIDTH, LEFT, RIGHT, ROW = 560, 150, 20, 30
BLUE, GREY, INK = "#0072b2", "#8a94a6", "#13203b"


def draw_effects(row: Mapping[str, Any]) -> Html:
    """Return a picture of an effect against 0.

    It shows the 95 % interval, and what is left with the mechanism off.
    """
    marks = [("at the defaults", row["effect"], row["low"], row["high"], BLUE)]
    if row["without"] is not None:
        marks.append(("mechanism off", row["without"], row["without"], row["without"], GREY))
    ends = [0.0, *(value for _, middle, low, high, _ in marks for value in (middle, low, high))]
    least, most = min(ends), max(ends)
    span = (most - least) or 1.0

    def place(value: float) -> float:
        return float(LEFT + (value - least + 0.05 * span) / (1.1 * span) * (WIDTH - LEFT - RIGHT))

    height = ROW * len(marks) + 34
    lines = [_line(place(0.0), 4, place(0.0), height - 26, INK, 1)]
    for number, (name, middle, low, high, color) in enumerate(marks):
        y = 18 + ROW * number
        lines += [
            el("text", name, x=f"{LEFT - 12}", y=f"{y + 4}", text_anchor="end"),
            _line(place(low), y, place(high), y, color, 3),
            el("circle", cx=f"{place(middle):.1f}", cy=f"{y}", r="5", fill=color),
        ]
    lines += [
        el("text", text, x=f"{place(value):.1f}", y=f"{height - 8}", text_anchor="middle")
        for value, text in _labels(least, most)
    ]
    spoken = f"Effect {row['effect']:+.3g}, interval {row['low']:+.3g} to {row['high']:+.3g}"
    drawing = el("svg", *lines, viewBox=f"0 0 {WIDTH} {height}", role="img", aria_label=spoken, class_="effect")
    return el("figure", drawing)


def _line(x1: float, y1: float, x2: float, y2: float, color: str, width: float) -> Html:
    ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    at = {name: f"{value:.1f}" for name, value in ends.items()}
    return el("line", **at, stroke=color, stroke_width=f"{width:g}", stroke_linecap="round")


def _labels(least: float, most: float) -> list[tuple[float, str]]:
    """Return the values named below the axis: 0 and the ends that are far enough from it."""
    span = (most - least) or 1.0
    far = [value for value in (least, most) if abs(value) > 0.15 * span]
    return [(value, f"{value:+.2g}".replace("-", MINUS)) for value in far] + [(0.0, "0")]
