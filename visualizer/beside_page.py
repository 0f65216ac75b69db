"""Work in a thread beside the page that never leaves it waiting: what fails is told in a sentence."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable


def begin(work: Callable[[threading.Event], None], fail: Callable[[str], None], name: str) -> Callable[[], None]:
    """Do `work(stop)` in a thread; `fail` hears why it could not be done. Returns how to stop it."""
    stop = threading.Event()

    def go() -> None:
        try:
            work(stop)
        except InterruptedError:  # stopped: nobody waits for it
            return
        except Exception as problem:  # whatever it is: else the page would wait for ever
            if not stop.is_set():
                fail(sentence(problem))

    threading.Thread(target=go, name=f"orgshift-{name}", daemon=True).start()
    return stop.set


def sentence(problem: Exception) -> str:
    """What the page says about a problem; one that is not of somebody's input is logged too."""
    if isinstance(problem, ValueError):
        return str(problem)
    logging.getLogger("orgshift").error("work beside a page failed", exc_info=problem)
    return f"This could not be worked out: {type(problem).__name__}: {problem}"[:400]
