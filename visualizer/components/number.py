"""A number that can be typed, within its bounds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import solara
import traitlets

from visualizer.components.live import Live, script, use_live


class NumberWidget(Live):
    """A number field from `low` to `high` in steps of `step` (0: any)."""

    _esm = script("number")
    label = traitlets.Unicode("").tag(sync=True)
    low = traitlets.Float(0.0).tag(sync=True)
    high = traitlets.Float(1.0).tag(sync=True)
    step = traitlets.Float(0.0).tag(sync=True)
    value = traitlets.Float(0.0).tag(sync=True)


@solara.component
def Number(label: str, value: float, low: float, high: float, choose: Callable[[float], Any], step: float = 0.0) -> Any:
    """A number field with a label; `choose` hears a number within the bounds, whatever the browser sends."""
    field = NumberWidget.element(label=label, low=float(low), high=float(high), step=float(step), value=float(value))

    def hear(message: dict[str, Any], _: Any) -> None:
        number = float(message.get("number", value))
        if low <= number <= high:
            choose(number)

    use_live(field, hear)
    return field
