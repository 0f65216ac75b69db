"""A menu: one of several named things, chosen by pointer or keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import solara
import traitlets

from visualizer.widgets.live_widget import Live, script, use_live


class MenuWidget(Live):
    """A native menu. `options`: ``(name, text)`` or ``(name, text, group)``.

    `forget`: empty after each choice.
    """

    _esm = script("widgets/menu")
    label = traitlets.Unicode("").tag(sync=True)
    options = traitlets.List().tag(sync=True)
    value = traitlets.Unicode("").tag(sync=True)
    forget = traitlets.Bool(False).tag(sync=True)


@solara.component
def Menu(
    label: str, options: Sequence[Sequence[str]], value: str, choose: Callable[[str], Any], forget: bool = False
) -> Any:
    """A menu with a label; `choose` hears the name of what is chosen, if it is one of `options`."""
    menu = MenuWidget.element(label=label, options=[list(option) for option in options], value=value, forget=forget)
    names = {option[0] for option in options}

    def hear(message: dict[str, Any], _: Any) -> None:
        name = str(message.get("choose", ""))
        if name in names and (name or not forget):
            choose(name)

    use_live(menu, hear)
    return menu
