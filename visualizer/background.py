"""Work that a page needs and must not wait for: done in a thread, dropped when what it is for has changed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import solara


def use_background(work: Callable[[threading.Event], Any], needs: list[Any], name: str = "page") -> Any:
    """The result of `work(stop)`, None until it is there; done anew when `needs` change, the old work being stopped.

    A ValueError (wrong input) is the result itself, for the page to tell.
    """
    found, set_found = solara.use_state((None, None))
    key = tuple(needs)

    def begin() -> Any:
        stop = threading.Event()

        def go() -> None:
            try:
                result = work(stop)
            except ValueError as problem:
                result = problem
            if not stop.is_set():
                set_found((key, result))

        threading.Thread(target=go, name=f"orgshift-{name}", daemon=True).start()
        return stop.set

    solara.use_effect(begin, needs)
    return found[1] if found[0] == key else None
