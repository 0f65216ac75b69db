"""What all live components share: a widget whose script lies beside it, and the small kit those scripts use."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import anywidget
import solara
import traitlets

HERE = Path(__file__).parent


@cache
def script(name: str) -> str:
    """The script `name`.js with the shared kit in front of it (one module, as the browser receives it)."""
    kit = (HERE / "kit.js").read_text(encoding="utf-8")
    return kit + (HERE / f"{name}.js").read_text(encoding="utf-8")


class Live(anywidget.AnyWidget):
    """A widget of this app: `words` are its texts, `sent` counts frames on their way to the browser.

    A frame is one assignment to `frame`; the browser answers each with ``{"ack": number}``. At most two may be on their
    way: a slow browser then sees fewer frames instead of older and older ones.
    """

    IN_FLIGHT = 2
    words = traitlets.Dict().tag(sync=True)
    frame = traitlets.Dict().tag(sync=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.sent = 0
        self.answered = 0
        self.on_msg(self._note)

    def _note(self, _widget: Any, content: Any, _buffers: Any) -> None:
        if isinstance(content, dict) and "ack" in content:
            self.answered = max(self.answered, int(content["ack"]))

    @property
    def busy(self) -> bool:
        """Whether the browser has not answered enough yet to be sent another frame."""
        return self.sent - self.answered >= self.IN_FLIGHT

    def show(self, frame: dict[str, Any], always: bool = False) -> bool:
        """Send a frame, unless the browser is behind; `always` for those that must arrive. Says whether it went."""
        if self.busy and not always:
            return False
        self.sent += 1
        self.frame = {**frame, "number": self.sent}
        return True

    def hear(self, handler: Any) -> Any:
        """Call `handler(content, buffers)` for each message that is not an answer; returns how to stop."""

        def pass_on(_widget: Any, content: Any, buffers: Any) -> None:
            if isinstance(content, dict) and "ack" not in content:
                handler(content, buffers)

        self.on_msg(pass_on)
        return lambda: self.on_msg(pass_on, remove=True)


def use_live(element: Any, handler: Any = None, ready: Any = None, also: list[Any] | None = None) -> None:
    """Connect a live element: `ready(widget)` once it exists (may return a clean-up), `handler` for its messages.

    Live values must never be arguments of the element: a re-render would send them again. They are set here.
    """
    newest = solara.use_ref(handler)
    newest.current = handler

    def connect() -> Any:
        widget = solara.get_widget(element)
        silence = widget.hear(lambda content, buffers: newest.current(content, buffers)) if handler else None
        leave = ready(widget) if ready else None

        def disconnect() -> None:
            if silence:
                silence()
            if callable(leave):
                leave()

        return disconnect

    solara.use_effect(connect, also or [])
