"""Tells screens of news from a thread of its own: phones never wait for a page."""

from __future__ import annotations

import threading
from collections.abc import Callable

from visualizer.widgets.background_task import in_this_tab

AT_MOST_EVERY = 0.3
"""Seconds between two rounds of telling."""


class News:
    """Who wants to hear that something is new; much news at once is told once."""

    def __init__(self) -> None:
        self._audience: list[Callable[[], None]] = []
        self._lock = threading.Lock()
        self._due = threading.Event()
        self._thread: threading.Thread | None = None
        self._rest = threading.Event()

    def join(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener`, in the tab that asks, on news from now on; returns how to leave."""
        hear = in_this_tab(listener)
        with self._lock:
            self._audience.append(hear)
            if self._thread is None:
                self._thread = threading.Thread(target=self._tell, name="orgshift-phones-news", daemon=True)
                self._thread.start()

        def leave() -> None:
            with self._lock:
                self._audience.remove(hear)

        return leave

    def spread(self) -> None:
        """There is news (called from any thread; does not wait)."""
        self._due.set()

    def _tell(self) -> None:
        while True:
            self._due.wait()
            self._due.clear()
            with self._lock:
                audience = list(self._audience)
            for hear in audience:
                hear()
            self._rest.wait(AT_MOST_EVERY)
