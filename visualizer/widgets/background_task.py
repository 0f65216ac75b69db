"""Work done in a thread while the page goes on; dropped when it is no longer needed.

Where it fails the page hears why, whatever it was: else it would wait for ever.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

import solara

from analysis.presentation.language import current_language, in_language
from visualizer.wording.part_texts import WIDGETS
from visualizer.wording.texts import say


def use_background(work: Callable[[threading.Event], Any], needs: list[Any], name: str = "page") -> Any:
    """The result of `work(stop)`, None until it is there.

    Done anew when `needs` change, the old work being stopped.

    Where it fails, the result is a ValueError, for the page to show.
    """
    found, set_found = solara.use_state((None, None))
    key = tuple(needs)

    def go(stop: threading.Event) -> None:
        result = work(stop)
        if not stop.is_set():
            set_found((key, result))

    solara.use_effect(lambda: begin(go, lambda problem: set_found((key, problem)), name), needs)
    return found[1] if found[0] == key else None


def begin(work: Callable[[threading.Event], None], fail: Callable[[ValueError], None], name: str) -> Callable[[], None]:
    """Do `work(stop)` in a thread; `fail` hears why it could not be done.

    Returns how to stop it.
    """
    stop = threading.Event()
    language = current_language()  # the thread belongs to no tab

    def go() -> None:
        try:
            with in_language(language):
                work(stop)
        except InterruptedError:  # stopped: nobody waits for it
            return
        except Exception as problem:
            if not stop.is_set():
                fail(error_for_page(problem))

    threading.Thread(target=go, name=f"orgshift-{name}", daemon=True).start()
    return stop.set


def error_for_page(problem: Exception) -> ValueError:
    """What a page shows of `problem`: wrong input in its own words.

    Anything else is our mistake, and is logged.
    """
    if isinstance(problem, ValueError):
        return problem
    logging.getLogger("orgshift").error("work for a page stopped", exc_info=problem)
    return ValueError(say(WIDGETS, "failed", kind=type(problem).__name__, problem=problem)[:400])


def in_this_tab(listener: Callable[..., Any]) -> Callable[..., None]:
    """`listener`, callable from any thread: it acts in the tab that asked.

    It is silent once that tab is closed.
    """
    from solara.server import kernel_context

    if not kernel_context.has_current_context():
        return listener
    tab = kernel_context.get_current_context()

    def hear(*what: Any) -> None:
        if tab.closed_event.is_set():
            return
        try:
            with tab:
                listener(*what)
        except Exception:  # one tab's trouble must not silence the others
            logging.getLogger("orgshift").exception("a follower could not be notified")

    return hear
