"""The panel at the side that answers one question at a time: what is this, who is this, why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import solara

from visualizer.widgets.elements import press, tag
from visualizer.wording.texts import TEXTS


@solara.component
def Panel(title: str, body: list[Any], close: Callable[[], None]) -> Any:
    """A panel with `title` and `body` (elements); `close` is called by its button."""
    shut = press("×", close, cls="os-close", aria_label=TEXTS["close"], title=TEXTS["close"])
    return tag("aside", shut, tag("h2", title), *body, cls="os-panel", role="dialog", aria_label=title)
