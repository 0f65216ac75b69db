"""What happens, beside the stage: the using/being plane and four indicators over time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import solara

from visualizer.components import words
from visualizer.components.charts import ChartsWidget
from visualizer.components.live import use_live
from visualizer.components.plane import PlaneWidget
from visualizer.elements import press, tag
from visualizer.ensemble import band
from visualizer.indicators_shown import FIRST_SHOWN, choices, columns, spec
from visualizer.session import Session
from visualizer.texts import TEXTS
from visualizer.theme import COLOURS

GHOST = "#7b879d"


@solara.component
def Outcomes(session: Session, explain: Callable[[str], None], first: tuple[str, ...] = FIRST_SHOWN) -> Any:
    """The plane and the charts of `session`, `first` at first; `explain` hears whose meaning is asked for."""
    table, set_table = solara.use_state(False)
    shown, set_shown = solara.use_state(first)
    plane = PlaneWidget.element(words=words.PLANE, table=table)
    charts = ChartsWidget.element(words=words.CHARTS, horizon=session.plan.weeks, choices=list(choices()), table=table)

    def hear(message: dict[str, Any], _: Any) -> None:
        if "explain" in message:
            explain(message["explain"])
        elif "choose" in message and message["choose"] in columns():
            names = list(shown)
            names[int(message["place"])] = message["choose"]
            set_shown(tuple(names))

    use_live(plane, hear, lambda widget: follow_plane(session, widget))
    use_live(charts, hear, lambda widget: follow_charts(session, widget, shown), also=[shown])
    toggle = press(
        TEXTS["charts"] if table else TEXTS["table"], lambda: set_table(not table), cls="plain", pressed=table
    )
    return tag("div", plane, charts, toggle, cls="os-card")


def follow_charts(session: Session, widget: ChartsWidget, shown: tuple[str, ...]) -> Callable[[], None]:
    """Keep the charts of the indicators `shown` up to date."""
    at = [columns()[name] for name in shown]
    widget.specs = [spec(name, place) for place, name in enumerate(shown)]

    def show(what: str, _: Session) -> None:
        film, stand = session.run.film, session.run.stand
        if what in ("ghost", "plan", "all") and session.ghost is not None:
            ghosts = {
                name: session.ghost[:, column].astype("<f4").tobytes() for name, column in zip(shown, at, strict=True)
            }
            widget.rival, widget.ghosts = session.rival_title(), ghosts
        if what in ("band", "plan", "all"):
            widget.bands = bands_of(session, shown, at)
        if film is not None and film.last >= 0:
            week = min(stand.week, film.last)
            values = np.ascontiguousarray(film.history[: week + 1, at].T).astype("<f4").tobytes()
            widget.show({"week": week, "values": values}, always=not stand.playing or what != "show")

    leave = session.join(show)
    show("all", session)
    return leave


def bands_of(session: Session, shown: tuple[str, ...], at: list[int]) -> dict[str, dict[str, bytes]]:
    """The bands over other luck of the indicators shown, none while too few runs are there."""
    if session.veiled or len(session.runs) < 4:
        return {}
    low, high = band(session.runs)
    return {
        name: {"low": low[:, column].astype("<f4").tobytes(), "high": high[:, column].astype("<f4").tobytes()}
        for name, column in zip(shown, at, strict=True)
    }


def follow_plane(session: Session, widget: PlaneWidget) -> Callable[[], None]:
    """Keep the plane up to date: the path so far, the rival's whole path, where other luck ends."""
    x, y = columns()["using"], columns()["being"]

    def strand(values: Any, **more: Any) -> dict[str, Any]:
        return {"x": smooth(values[:, x]).tobytes(), "y": smooth(values[:, y]).tobytes(), **more}

    def show(what: str, _: Session) -> None:
        film, stand = session.run.film, session.run.stand
        if film is None or film.last < 0:
            return
        week = min(stand.week, film.last)
        strands = []
        if session.ghost is not None:
            strands.append(strand(session.ghost, label=session.rival_title(), colour=GHOST, ghost=True))
        known = [] if session.veiled else session.runs
        ends = [(float(one[-12:, x].mean()), float(one[-12:, y].mean())) for one in known]
        own = film.history[: week + 1]
        strands.append(strand(own, label=session.title(), colour=COLOURS[0], ghost=False, ends=ends))
        widget.show({"strands": strands}, always=not stand.playing or what != "show")

    leave = session.join(show)
    show("all", session)
    return leave


def smooth(values: Any, weeks: int = 6) -> Any:
    """Means of the last `weeks` weeks (fewer at the beginning), float32: a path instead of a weekly zigzag."""
    total = np.cumsum(np.concatenate([[0.0], np.asarray(values, dtype=float)]))
    last = np.arange(1, len(total))
    first = np.maximum(0, last - weeks)
    return ((total[last] - total[first]) / (last - first)).astype("<f4")
