"""The base of all live components: a widget whose script lies beside it.

The script is joined with the parts it imports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import anywidget
import solara
import traitlets

VISUALIZER = Path(__file__).parents[1]
IMPORT = re.compile(r'^import \{[^}]*\} from "(?P<part>[^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=const |let |function )", re.MULTILINE)


@cache
def script(name: str) -> str:
    """Return the script `name`.js of visualizer/ ("stage/hud") and all it imports as one text.

    The browser gets one script a widget and fetches nothing more; the parts stay plain modules, which editors, linters
    and Node read as they are. Names at the top of parts that are joined must differ.
    """
    return "".join(_parts((VISUALIZER / f"{name}.js").resolve(), set()))


def _parts(path: Path, seen: set[Path]) -> Iterator[str]:
    """Yield what a script imports, each part once and first, then the script itself.

    Without imports and exports.
    """
    seen.add(path)
    text = path.read_text(encoding="utf-8")
    for found in IMPORT.finditer(text):
        part = (path.parent / found["part"]).resolve()
        if part not in seen:
            yield from _parts(part, seen)
    yield EXPORT.sub("", IMPORT.sub("", text))


class Live(anywidget.AnyWidget):
    """A widget of this app, with its texts and its feeds.

    `words`: its texts; `feeds`: which of its values come from which channel of a feed.

    What a run shows week by week comes over a feed (`visualizer.live.feed`), made once for everybody who watches; the
    browser puts it into these values itself. A widget that shows something of its own gets it by `show`.
    """

    words = traitlets.Dict().tag(sync=True)
    feeds = traitlets.Dict().tag(sync=True)
    frame = traitlets.Dict().tag(sync=True)

    def show(self, frame: dict[str, Any]) -> None:
        """Show a frame of its own."""
        self.frame = frame

    def hear(self, handler: Any) -> Any:
        """Call `handler(content, buffers)` for each message; returns how to stop."""

        def pass_on(_widget: Any, content: Any, buffers: Any) -> None:
            if isinstance(content, dict):
                handler(content, buffers)

        self.on_msg(pass_on)
        return lambda: self.on_msg(pass_on, remove=True)


def use_live(element: Any, handler: Any = None, ready: Any = None, also: list[Any] | None = None) -> None:
    """Connect a live element to its messages.

    `ready(widget)` is called once it exists (and may return a clean-up), `handler` for its messages.

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
