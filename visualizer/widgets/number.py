"""A number that can be typed, within its bounds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import solara
import traitlets

from analysis.presentation.language import localize
from visualizer.widgets.live_widget import Live, script, use_live
from visualizer.wording.texts import TEXTS, say


class NumberWidget(Live):
    """A number field from `low` to `high` in steps of `step` (0: any); `bounds`: these in words.

    `refused`: shown when a number was not taken, ``{typed}`` in it.
    """

    _esm = script("widgets/number")
    label = traitlets.Unicode("").tag(sync=True)
    low = traitlets.Float(0.0).tag(sync=True)
    high = traitlets.Float(1.0).tag(sync=True)
    step = traitlets.Float(0.0).tag(sync=True)
    value = traitlets.Float(0.0).tag(sync=True)
    bounds = traitlets.Unicode("").tag(sync=True)
    refused = traitlets.Unicode("").tag(sync=True)


@solara.component
def Number(label: str, value: float, low: float, high: float, choose: Callable[[float], Any], step: float = 0.0) -> Any:
    """A number field with a label.

    `choose` hears a number within the bounds, whatever the browser sends.
    """
    field = NumberWidget.element(
        label=label,
        low=float(low),
        high=float(high),
        step=float(step),
        value=float(value),
        bounds=describe_bounds(low, high, step),
        refused=f"{TEXTS['refused']}: {describe_bounds(low, high, step)}",
    )

    def hear(message: dict[str, Any], _: Any) -> None:
        number = float(message.get("number", value))
        if low <= number <= high:
            choose(number)

    use_live(field, hear)
    return field


def describe_bounds(low: float, high: float, step: float) -> str:
    """What can be typed: "2 to 200, whole numbers"."""
    steps = {0.0: "", 1.0: TEXTS["whole"]}.get(step, say(TEXTS, "steps", step=localize(f"{step:g}")))
    return say(TEXTS, "bounds", low=localize(f"{low:,g}"), high=localize(f"{high:,g}")) + steps
