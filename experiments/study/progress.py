"""The progress of a sweep: runs done, failed and left, their rate, and the time left."""

import time
from collections import deque
from dataclasses import dataclass, field

_MEMORY = 60.0  # seconds of the past from which the rate is computed


@dataclass
class Progress:
    """Counts of the runs of a sweep, and its rate.

    `present` were in the store before, `failed_before` of them as failures; `done` and `failed` came since; `total` is
    all it takes. Before the first run, `planned` of `to_plan` scenarios are planned; then both are 0.
    """

    total: int = 0
    present: int = 0
    failed_before: int = 0
    done: int = 0
    failed: int = 0
    planned: int = 0
    to_plan: int = 0
    _past: deque[tuple[float, int]] = field(default_factory=deque)  # when, and how many runs there were

    @property
    def left(self) -> int:
        """The number of runs still to come."""
        return max(0, self.total - self.present - self.done - self.failed)

    @property
    def rate(self) -> float:
        """Runs per second over the last minute; 0 before the first run.

        Time counts from the first run that came, since the time to start does not recur.
        """
        if not self._past:
            return 0.0
        then, before = self._past[0]
        return (self.done + self.failed - before) / max(time.monotonic() - then, 1e-9)

    @property
    def seconds_left(self) -> float | None:
        """Seconds left at this rate; None while the rate is unknown."""
        return self.left / self.rate if self.rate > 0 else None

    def came(self, done: int, failed: int) -> None:
        """Count runs that have just come."""
        self.done += done
        self.failed += failed
        now = time.monotonic()
        if self.done + self.failed and (not self._past or now - self._past[-1][0] >= 1.0):
            self._past.append((now, self.done + self.failed))
        while len(self._past) > 2 and now - self._past[0][0] > _MEMORY:
            self._past.popleft()

    def line(self) -> str:
        """Return the progress in one line."""
        if self.to_plan:
            return f"planning: {self.planned:,} of {self.to_plan:,} scenarios"
        parts = [f"{self.done:,} done", f"{self.failed:,} failed", f"{self.left:,} left"]
        if self.present:
            parts.insert(0, f"{self.present:,} there before")
        if self.left and not self.done + self.failed:
            parts.append("waiting for the first run, which compiles the model if it is new")
        if self.rate > 0:
            parts.append(f"{self.rate:,.1f} runs/s")
        if self.left and self.seconds_left is not None:
            parts.append(f"{span(self.seconds_left)} left")
        return ", ".join(parts)


def span(seconds: float) -> str:
    """Return a length of time in words: 42 s, 3 min 20 s, 2 h 05 min, 3 days 4 h."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    if whole < 86400:
        return f"{whole // 3600} h {whole % 3600 // 60:02} min"
    return f"{whole // 86400} days {whole % 86400 // 3600} h"
