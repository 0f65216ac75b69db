"""The clock of a phase: server time decides, and phones are told what is left."""

from __future__ import annotations

from collections.abc import Callable


class PhaseClock:
    """How long phones may still answer; `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.paused = False
        self._ends: float | None = None
        self._kept: float | None = None

    def start(self, seconds: float | None) -> None:
        """Give so many seconds from now on; None: no end."""
        self.paused = False
        self._ends = None if seconds is None else self.clock() + seconds

    def pause(self, paused: bool) -> None:
        """Stand still, or go on with what was left."""
        if paused and not self.paused:
            self._kept = self.left
            self.paused = True
        elif not paused and self.paused:
            self.start(self._kept)

    @property
    def left(self) -> float | None:
        """Seconds left; None without an end."""
        if self.paused:
            return self._kept
        return None if self._ends is None else max(0.0, self._ends - self.clock())

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return not self.paused and self._ends is not None and self.clock() >= self._ends
