"""The projector's picture of a sketch round: empty axes, then fan, run, other random seeds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from visualizer.phones.rounds.sketch import SketchGame
from visualizer.widgets.elements import tag
from visualizer.wording.phone_texts import PHONES
from visualizer.wording.texts import say

WIDE, HIGH = 1200, 560
LEFT, RIGHT, TOP, BOTTOM = 110, 30, 20, 50
ROOM, RUN, INK = "var(--branch)", "var(--teal)", "var(--sketch-ink)"


class Axes:
    """Where weeks and values are on the picture."""

    def __init__(self, game: SketchGame) -> None:
        self.sketch = game.sketch

    def x(self, point: float) -> float:
        """Across, by the number of the point."""
        return LEFT + (WIDE - LEFT - RIGHT) * point / (len(self.sketch.weeks) - 1)

    def y(self, value: float) -> float:
        """Down, by the value."""
        low, high = self.sketch.low, self.sketch.high
        part = (min(max(value, low), high) - low) / ((high - low) or 1)
        return TOP + (HIGH - TOP - BOTTOM) * (1 - part)

    def line(self, values: Sequence[float], **look: Any) -> Any:
        """A line through the points."""
        steps = [f"{'L' if at else 'M'}{self.x(at):.1f} {self.y(value):.1f}" for at, value in enumerate(values)]
        return tag("path", d="".join(steps), fill="none", **look)

    def area(self, low: Sequence[float], high: Sequence[float], colour: str) -> Any:
        """The area between two lines."""
        there = [f"{'L' if at else 'M'}{self.x(at):.1f} {self.y(value):.1f}" for at, value in enumerate(low)]
        back = [f"L{self.x(at):.1f} {self.y(high[at]):.1f}" for at in range(len(high) - 1, -1, -1)]
        return tag("path", d="".join([*there, *back]) + "Z", fill=colour, fill_opacity="0.18")

    def ground(self) -> list[Any]:
        """Grid, weeks and values."""
        one, marks = self.sketch, []
        for part in (0.0, 0.25, 0.5, 0.75, 1.0):
            value = one.low + part * (one.high - one.low)
            text = f"{100 * value:.0f}" if one.unit == "share" else f"{value:g}"
            across = {
                "x1": str(LEFT),
                "x2": str(WIDE - RIGHT),
                "y1": f"{self.y(value):.1f}",
                "y2": f"{self.y(value):.1f}",
            }
            marks.append(tag("line", stroke="var(--line)", **across))
            marks.append(_text(text, LEFT - 12, self.y(value) + 8, "end"))
        for at in (0, 4, 8):
            anchor = {0: "start", 8: "end"}.get(at, "middle")
            marks.append(_text(say(PHONES, "week", n=one.weeks[at]), self.x(at), HIGH - 12, anchor))
        return marks


def _text(text: str, x: float, y: float, anchor: str) -> Any:
    return tag("text", text, x=f"{x:.1f}", y=f"{y:.1f}", text_anchor=anchor, font_size="24", fill=INK)


def curves_board(game: Any) -> Any:
    """The picture, and what is said of the room; no curve before the room is revealed."""
    axes = Axes(game)
    layers = axes.ground()
    dot = {"cx": f"{axes.x(0):.1f}", "cy": f"{axes.y(game.sketch.start):.1f}", "r": "9", "fill": INK}
    layers.append(tag("circle", **dot))
    fan, run, band = game.fan, game.run, game.band()
    keys = []
    if fan is not None:
        layers += [axes.area(fan[0], fan[4], ROOM), axes.area(fan[1], fan[3], ROOM)]
        layers.append(axes.line(fan[2], stroke=ROOM, stroke_width="5"))
        keys.append((ROOM, "", PHONES["key_fan"]))
    if band is not None:
        layers += [axes.area(band[0], band[2], RUN), axes.line(band[1], stroke=RUN, stroke_dasharray="4 8")]
        keys.append((RUN, "band", PHONES["key_others"]))
    if run is not None:
        layers.append(axes.line(run, stroke=RUN, stroke_width="7"))
        keys.insert(1, (RUN, "", PHONES["key_run"]))
    size = {"viewBox": f"0 0 {WIDE} {HIGH}", "role": "img", "aria_label": game.sketch.text}
    legend = [tag("span", tag("i", cls=look, style=f"background:{colour}"), text) for colour, look, text in keys]
    words = [tag("p", text) for text in game.room_words()]
    picture = tag("svg", *layers, cls="os-phones-curves", **size)
    return tag("div", picture, tag("p", *legend, cls="os-phones-legend"), *words, cls="os-phones-board")
