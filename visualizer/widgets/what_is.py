"""A question mark beside a label: one press explains the label."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import solara

from visualizer.plan.resolve import describe_strategies
from visualizer.widgets.elements import Panel, press, tag
from visualizer.widgets.live_widget import use_live
from visualizer.widgets.scripts import KeysWidget
from visualizer.wording.explain import explanation
from visualizer.wording.part_texts import WIDGETS
from visualizer.wording.texts import say

asking: Any = solara.create_context(None)
"""How to ask, for all pages: ``solara.use_context(asking)`` hears the name of what is asked for."""


def describe_word(name: str) -> tuple[str, list[tuple[str, str]]]:
    """Title and lines of what `name` means; of the strategies, each one on offer."""
    title, lines = explanation(name)
    return title, [*lines, *describe_strategies()] if name == "strategies" else lines


@solara.component
def WhatIs(name: str) -> Any:
    """The question mark of `name`: an indicator, lever, parameter or word of the pages."""
    ask = solara.use_context(asking)
    return press(
        "?", lambda: ask(name), cls="os-info", aria_label=say(WIDGETS, "what_is", title=describe_word(name)[0])
    )


def headed(title: str, name: str) -> Any:
    """A card's heading with its question mark."""
    return tag("div", tag("h2", title), WhatIs(name), cls="os-headed")


@solara.component
def Explained(name: str, close: Callable[[], None]) -> Any:
    """The panel that explains `name`; Escape closes it."""
    keys = KeysWidget.element(listened=["Escape"])
    use_live(keys, lambda message, _: close() if message.get("key") == "Escape" else None)
    return tag("div", keys, meaning(name, close))


def meaning(name: str, close: Callable[[], None]) -> Any:
    """The panel with what `name` means, a paragraph a line."""
    title, lines = describe_word(name)
    return Panel(title, [tag("p", tag("b", f"{label}: " if label else ""), text) for label, text in lines], close)
