"""What has been shown so far, week by week, so that scrubbing back is a look and not a computation.

Bounded: at most 20,420 dots and 2,601 weeks, one byte each. The model itself is not kept; it is restored when a run
goes on from an earlier week (see `run`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Shot:
    """One week on the stage: a byte a dot, the communities' halos, the incidents, each unit's mean practice."""

    week: int
    states: bytes
    halos: tuple[dict[str, Any], ...] = ()
    pulses: tuple[dict[str, Any], ...] = ()
    units: tuple[float, ...] = ()


@dataclass
class Film:
    """The shots of a run and its indicators; week 0 is the first shot."""

    history: NDArray[np.float32]
    shots: list[Shot] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The last week filmed, -1 before the first."""
        return len(self.shots) - 1

    def add(self, shot: Shot, values: NDArray[np.float64]) -> None:
        """Add the next week; a week already filmed is replaced, and what came after it is cut."""
        del self.shots[shot.week :]
        self.shots.append(shot)
        self.history[shot.week] = values

    def values(self, column: int, week: int) -> NDArray[np.float32]:
        """[week + 1] one indicator from week 0 to `week`."""
        return self.history[: week + 1, column]
