"""A word-sized chart of a value between 0 and 1 over the weeks so far (Tufte 2006)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from visualizer.widgets.elements import tag
from visualizer.wording.indicators import of_100
from visualizer.wording.part_texts import WIDGETS
from visualizer.wording.texts import say

WIDE, HIGH = 120, 26


def sparkline(values: Sequence[float], low: float = 0.0, high: float = 1.0) -> Any:
    """The line of `values`, with its start and end as its text."""
    if not len(values):
        return ""
    step = WIDE / max(1, len(values) - 1)
    span = high - low or 1
    points = [
        f"{at * step:.1f},{HIGH - 2 - (min(max(value, low), high) - low) / span * (HIGH - 4):.1f}"
        for at, value in enumerate(values)
    ]
    line = tag("polyline", points=" ".join(points), fill="none", stroke="#d55e00", stroke_width="1.6")
    return tag(
        "svg",
        line,
        viewBox=f"0 0 {WIDE} {HIGH}",
        width=str(WIDE),
        height=str(HIGH),
        role="img",
        aria_label=say(WIDGETS, "from_to", start=of_100(values[0]), end=of_100(values[-1])),
    )
