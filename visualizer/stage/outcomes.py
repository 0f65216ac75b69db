"""What happens, beside the stage: the using/being plane and four indicators over time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import solara

from visualizer.live.ensemble import band
from visualizer.live.session import Session
from visualizer.stage.scripts import PlaneWidget
from visualizer.widgets.charts import ChartsWidget
from visualizer.widgets.elements import press, tag
from visualizer.widgets.live_widget import use_live
from visualizer.wording import widget_texts
from visualizer.wording.indicators import FIRST_SHOWN, choices, columns, spec
from visualizer.wording.texts import TEXTS


@solara.component
def Outcomes(session: Session, explain: Callable[[str], None], first: tuple[str, ...] = FIRST_SHOWN) -> Any:
    """The plane and the charts of `session`, `first` at first.

    `explain` hears whose meaning is asked for.
    """
    table, set_table = solara.use_state(False)
    shown, set_shown = solara.use_state(first)
    feed = session.feed
    plane = PlaneWidget.element(words={**widget_texts.PLANE}, table=table, feeds=feed.names(frame="plane"))
    charts = ChartsWidget.element(
        words={**widget_texts.CHARTS},
        horizon=session.plan.weeks,
        choices=list(choices()),
        table=table,
        feeds=feed.names(frame="charts:" + ",".join(shown)),
    )

    def hear(message: dict[str, Any], _: Any) -> None:
        if "explain" in message:
            explain(message["explain"])
        elif "choose" in message and message["choose"] in columns():
            names = list(shown)
            names[int(message["place"])] = message["choose"]
            set_shown(tuple(names))

    use_live(plane, hear)
    use_live(charts, hear, lambda widget: follow_charts(session, widget, shown), also=[shown])
    toggle = press(
        TEXTS["charts"] if table else TEXTS["table"], lambda: set_table(not table), cls="plain", pressed=table
    )
    return tag("div", plane, charts, toggle, cls="os-card")


def follow_charts(session: Session, widget: ChartsWidget, shown: tuple[str, ...]) -> Callable[[], None]:
    """Keep the reference run and the bands of the indicators `shown` up to date.

    The run itself comes over the feed.
    """
    at = [columns()[name] for name in shown]
    widget.specs = [spec(name, place) for place, name in enumerate(shown)]

    def show(what: str, _: Session) -> None:
        if what in ("reference", "plan", "all"):
            references = references_of(session, shown, at)
            widget.rival, widget.references = session.rival_title() if references else "", references
        if what in ("band", "plan", "all"):
            widget.bands = bands_of(session, shown, at)

    leave = session.join(show, ("reference", "plan", "band"))
    show("all", session)
    return leave


def references_of(session: Session, shown: tuple[str, ...], at: list[int]) -> dict[str, bytes]:
    """The rival's course of the indicators shown, none while it is not there."""
    reference = session.reference  # once: another thread puts it aside where the plan changes
    if reference is None:
        return {}
    return {name: reference[:, column].astype("<f4").tobytes() for name, column in zip(shown, at, strict=True)}


def bands_of(session: Session, shown: tuple[str, ...], at: list[int]) -> dict[str, dict[str, bytes]]:
    """The bands over other seeds of the indicators shown, none while runs are too few."""
    runs = session.runs  # once: another thread empties it where the plan changes
    if session.outcomes_hidden or len(runs) < 4:
        return {}
    low, high = band(runs)
    return {
        name: {"low": low[:, column].astype("<f4").tobytes(), "high": high[:, column].astype("<f4").tobytes()}
        for name, column in zip(shown, at, strict=True)
    }
