"""The projector's view of a people round: week, who decided, people beside the model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import numpy as np

from visualizer.phones.rounds.game import Game
from visualizer.phones.rounds.people import PeopleGame
from visualizer.widgets.elements import tag
from visualizer.wording.indicators import spec
from visualizer.wording.phone_texts import PEOPLE
from visualizer.wording.texts import say

WIDE, HIGH, EDGE = 560, 300, 44
PLAYED, MODEL = "var(--branch)", "var(--teal)"


class Panel:
    """A small chart; `x` and `y` are the ranges of its axes."""

    def __init__(self, x: tuple[float, float], y: tuple[float, float], across: tuple[str, str]) -> None:
        self.low, self.high, self.bottom, self.top = *x, *y
        self.layers = [self._label(f"{100 * value:.0f}", 4, self.place(x[0], value)[1] + 6, "start") for value in y]
        self.layers += [
            self._label(text, self.place(value, y[0])[0], HIGH - 8, anchor)
            for text, value, anchor in zip(across, x, ("start", "end"), strict=True)
        ]

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point is on the picture."""
        wide, high = WIDE - EDGE - 12, HIGH - 52
        right = (x - self.low) / ((self.high - self.low) or 1)
        up = (min(max(y, self.bottom), self.top) - self.bottom) / ((self.top - self.bottom) or 1)
        return EDGE + wide * right, 14 + high * (1 - up)

    def _label(self, text: str, x: float, y: float, anchor: str) -> Any:
        look = {"text_anchor": anchor, "font_size": "20", "fill": "var(--sketch-ink)"}
        return tag("text", text, x=f"{x:.1f}", y=f"{y:.1f}", **look)

    def line(self, xs: Sequence[float], ys: Sequence[float], colour: str, dash: str = "") -> None:
        """Add a line."""
        path = "".join(f"{'L' if at else 'M'}{self._at(x, y)}" for at, (x, y) in enumerate(zip(xs, ys, strict=True)))
        self.layers.append(tag("path", d=path, fill="none", stroke=colour, stroke_width="4", stroke_dasharray=dash))

    def band(self, xs: Sequence[float], low: Sequence[float], high: Sequence[float]) -> None:
        """Add a range."""
        there = [self._at(x, y) for x, y in zip(xs, low, strict=True)]
        back = [self._at(x, y) for x, y in zip(xs, high, strict=True)][::-1]
        path = "M" + "L".join([*there, *back]) + "Z"
        self.layers.append(tag("path", d=path, fill=MODEL, fill_opacity="0.22"))

    def dot(self, x: float, y: float, low: float, high: float) -> None:
        """Add a point with its interval."""
        across, down = self.place(x, y)
        top, bottom = self.place(x, high)[1], self.place(x, low)[1]
        ends = {"x1": f"{across:.1f}", "x2": f"{across:.1f}", "y1": f"{top:.1f}", "y2": f"{bottom:.1f}"}
        self.layers.append(tag("line", stroke=PLAYED, stroke_width="3", **ends))
        self.layers.append(tag("circle", cx=f"{across:.1f}", cy=f"{down:.1f}", r="8", fill=PLAYED))

    def show(self, caption: str) -> Any:
        """The chart with its caption."""
        picture = tag("svg", *self.layers, viewBox=f"0 0 {WIDE} {HIGH}", role="img", aria_label=caption)
        return tag("figure", picture, tag("figcaption", caption))

    def _at(self, x: float, y: float) -> str:
        return "{:.1f} {:.1f}".format(*self.place(x, y))


def people_board(game: Game) -> Any:
    """What the projector shows of the phase."""
    people = cast("PeopleGame", game)
    phase, asked = people.round.phase, people.people
    if phase == "brief":
        ready = "" if people.played is not None else say(PEOPLE, "preparing", week=asked.start)
        lines = [say(PEOPLE, "brief", n=people.present), ready]
        return tag("div", *[tag("p", line, cls="os-phones-count") for line in lines])
    if phase in ("decide", "week"):
        return tag("div", *weeks_so_far(people), cls="os-phones-board")
    if phase == "hand_back":
        return tag("p", PEOPLE["hand_back"], cls="os-phones-count")
    if people.comparison is None or phase == "run_on":
        done, total = people.progress
        return tag("p", say(PEOPLE, "comparing", after=asked.after, done=done, total=total), cls="os-phones-count")
    return tag("div", *panels(people), cls="os-phones-board")


def weeks_so_far(people: PeopleGame) -> list[Any]:
    """The week, how many have decided, and the shares of the weeks played."""
    asked, done = people.people, len(people.results_by_week)
    deciding = people.round.phase == "decide"
    line = say(PEOPLE, "week", week=people.week, done=min(asked.length, done + deciding), of=asked.length)
    persons = len(set(people.round.persons.values()))
    if deciding:
        count = say(PEOPLE, "decided", n=people.answered(), of=len(people.round.persons))
    else:
        count = say(PEOPLE, "themselves", n=people.decided[-1] if people.decided else 0, of=persons)
    shown = [tag("p", line, cls="os-phones-count"), tag("p", count, cls="os-phones-count")]
    if people.shares and people.enough_to_show:
        share = say(PEOPLE, "share", share=round(100 * people.shares[-1]))
        weeks = [float(asked.start + 1 + at) for at in range(len(people.shares))]
        chart = Panel(
            (asked.start + 1, asked.start + asked.length),
            (0, 1),
            (f"{asked.start + 1}", f"{asked.start + asked.length}"),
        )
        chart.line([*weeks, weeks[-1] + 0.2], [*people.shares, people.shares[-1]], PLAYED)
        shown += [
            tag("p", share, cls="os-phones-count"),
            tag("div", chart.show(PEOPLE["panel_weeks"]), cls="os-phones-one"),
        ]
    return shown


def panels(people: PeopleGame) -> list[Any]:
    """People beside the model: decisions by week, the indicator, decisions by chance; in words."""
    found = people.comparison
    assert found is not None
    rows = [(float(people.people.start + 1 + at), one) for at, one in enumerate(found.by_week) if one is not None]
    shown = []
    if rows:
        weeks = [week for week, _ in rows]
        first = Panel((weeks[0], weeks[-1]), (0, 1), (f"{weeks[0]:.0f}", f"{weeks[-1]:.0f}"))
        first.band(weeks, [one.low for _, one in rows], [one.high for _, one in rows])
        first.line(weeks, [one.chance for _, one in rows], MODEL, "8 6")
        first.line(weeks, [one.share for _, one in rows], PLAYED)
        shown.append(first.show(PEOPLE["panel_a"]))
    shown.append(_course(people))
    classes = [one for one in found.by_chance if one.count]
    if classes:
        third = Panel((0, 1), (0, 1), ("0", "100"))
        third.line([0, 1], [0, 1], MODEL, "8 6")
        for one in classes:
            third.dot(one.chance, one.share, one.low, one.high)
        shown.append(third.show(PEOPLE["panel_c"]))
    words = [tag("p", line) for line in found.sentences]
    return [tag("div", *shown, cls="os-phones-panels"), *words, tag("p", PEOPLE["caution"], cls="os-note")]


def _course(people: PeopleGame) -> Any:
    """The first indicator: with people, without, and by other chance for the same persons."""
    found = people.comparison
    assert found is not None
    weeks = [float(week) for week in found.weeks]
    low, high = np.quantile(found.other_draws[:, :, 0], [0.025, 0.975], axis=0)
    top = float(max(found.played[:, 0].max(), found.plain[:, 0].max(), high.max())) * 1.15 or 1.0
    panel = Panel((weeks[0], weeks[-1]), (0, top), (f"{weeks[0]:.0f}", f"{weeks[-1]:.0f}"))
    panel.band(weeks, low.tolist(), high.tolist())
    panel.line(weeks, found.plain[:, 0].tolist(), MODEL, "8 6")
    panel.line(weeks, found.played[:, 0].tolist(), PLAYED)
    return panel.show(say(PEOPLE, "panel_b", title=spec(found.indicators[0])["title"]))
