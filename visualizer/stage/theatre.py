"""The theatre: the organization as a living network, its figures and its story line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import solara

from analysis.presentation.headline import OF_100
from analysis.presentation.language import translate
from visualizer.live.session import Session
from visualizer.stage.scripts import HudWidget, NetworkWidget
from visualizer.widgets.elements import tag
from visualizer.widgets.live_widget import use_live
from visualizer.widgets.what_is import asking
from visualizer.wording import widget_texts
from visualizer.wording.texts import TEXTS

HUD = {"name": "being_title", "forced": "counting_forced", "explain": "stage"}
"""Texts beside the number of being social, by the script's names for them."""


@solara.component
def Theatre(session: Session, pick: Callable[[dict[str, Any]], None]) -> Any:
    """The stage of `session`; `pick` gets what is clicked.

    As ``{"kind", "index"}``, the index among what is drawn.
    """
    feed = session.feed
    network = NetworkWidget.element(words={**widget_texts.NETWORK}, feeds=feed.names(scene="scene", frame="network"))
    words = {"of": translate(OF_100), **{name: TEXTS[key] for name, key in HUD.items()}}
    hud = HudWidget.element(words=words, feeds=feed.names(frame="hud"))
    ask = solara.use_context(asking)
    use_live(network, lambda message, _: pick(message["pick"]))
    use_live(hud, lambda message, _: ask("stage") if "explain" in message else None)
    return tag("div", tag("div", network, cls="os-fill"), tag("div", hud, cls="os-fill os-over"), cls="os-theatre")
