"""The Share button: copies the link of what is on the screen, with the week shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import solara
import traitlets

from visualizer.live.session import Session
from visualizer.widgets.live_widget import Live, script, use_live
from visualizer.wording import widget_texts


class ShareWidget(Live):
    """A button that copies the page's link. `week`: the week shown, which the link holds too."""

    _esm = script("stage/share")
    week = traitlets.Int(0).tag(sync=True)


@solara.component
def Share(session: Session) -> Any:
    """The Share button of `session`."""
    button = ShareWidget.element(words=widget_texts.SHARE)
    use_live(button, None, lambda widget: follow(session, widget))
    return button


def follow(session: Session, widget: ShareWidget) -> Callable[[], None]:
    """Keep the week in the link up to date."""

    def show(_what: str, _: Session) -> None:
        widget.week = session.run.stand.week

    leave = session.join(show)
    show("show", session)
    return leave
