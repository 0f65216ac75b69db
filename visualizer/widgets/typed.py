"""A line of text that can be typed; heard when it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import solara
import traitlets

from visualizer.widgets.live_widget import Live, script, use_live

LONGEST = 300


class TypedWidget(Live):
    """A text field. Messages: ``{"text"}`` when Enter is pressed or the field is left."""

    _esm = script("widgets/typed")
    label = traitlets.Unicode("").tag(sync=True)
    value = traitlets.Unicode("").tag(sync=True)


@solara.component
def Typed(label: str, value: str, choose: Callable[[str], Any]) -> Any:
    """A text field with a label; `choose` hears what was typed, at most 300 characters."""
    field = TypedWidget.element(label=label, value=value)
    use_live(field, lambda message, _: choose(str(message.get("text", ""))[:LONGEST]))
    return field
