"""The way through the app for who opens it for the first time, until it is closed."""

from __future__ import annotations

from typing import Any

import solara

from visualizer.live.address import PageLink
from visualizer.live.tab import Visit, here
from visualizer.plan import workshop
from visualizer.plan.plan import Plan
from visualizer.widgets.elements import press, tag
from visualizer.widgets.live_widget import use_live
from visualizer.widgets.shelf import ShelfWidget
from visualizer.wording.part_texts import START

CLOSED = "closed"


@solara.component
def StartHere() -> Any:
    """Three steps with their pages.

    Shown where the app was opened without a link, and they were not closed in this browser.
    """
    visit: Visit = solara.use_context(here)
    router = solara.use_router()
    first = visit.kept.setdefault("opened_plain", visit.session.plan == Plan() and workshop.current() is None)
    shown, show = solara.use_state(visit.kept.get("start_shown", False))
    shelf = ShelfWidget.element(place="start")

    def change(wanted: bool) -> None:
        visit.kept["start_shown"] = wanted
        show(wanted)

    def hear(message: dict[str, Any], _: Any) -> None:
        if isinstance(message.get("found"), list) and "start_shown" not in visit.kept:
            change(CLOSED not in message["found"])

    def write(widget: ShelfWidget) -> None:
        if visit.kept.get("start_shown") is False:
            widget.kept = [CLOSED]

    use_live(shelf, hear, write, also=[shown])
    steps = [
        tag("b", START["title"]),
        PageLink(router, "/organization", START["firm"], None),
        PageLink(router, "/compare", START["compare"], None),
        tag("span", START["read"]),
        press("×", lambda: change(False), aria_label=START["close"], title=START["close"]),
    ]
    rows = [tag("div", *steps, cls="os-row"), tag("p", START["below"], cls="os-note")] if first and shown else []
    return tag("div", shelf, *rows, cls="os-card os-start" if rows else "")
