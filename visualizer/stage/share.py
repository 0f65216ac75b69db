"""The Share button: copies the link of what is on the screen, with the week shown."""

from __future__ import annotations

from typing import Any

import solara
import traitlets

from visualizer.live.address import site
from visualizer.live.session import Session
from visualizer.widgets.live_widget import Live, script
from visualizer.wording import widget_texts


class ShareWidget(Live):
    """A button that copies the page's link.

    `frame`: as the run controls have it; the link holds its week too.
    `token`: what the link must bring besides, where this app asks for one. `network`: name and port under which others
    reach this app; empty where nobody does.
    """

    _esm = script("stage/share")
    token = traitlets.Unicode("").tag(sync=True)
    network = traitlets.Unicode("").tag(sync=True)


@solara.component
def Share(session: Session) -> Any:
    """The Share button of `session`."""
    feeds = session.feed.names(frame="transport")
    return ShareWidget.element(words={**widget_texts.SHARE}, token=site.token, network=site.network, feeds=feeds)
