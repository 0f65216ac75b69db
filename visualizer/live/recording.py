"""Recordings: a run as it was shown, week by week, so that going back needs no computing.

Bounded: at most 20,420 dots and 2,601 weeks, one byte each. The model itself is not kept; it is restored when a run
goes on from an earlier week (see `run`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Frame:
    """One week on the stage.

    `states`: a byte a dot; `halos`: the communities; `pulses`: the incidents; `units`: each unit's mean practice.
    """

    week: int
    states: bytes
    halos: tuple[dict[str, Any], ...] = ()
    pulses: tuple[dict[str, Any], ...] = ()
    units: tuple[float, ...] = ()


@dataclass
class Recording:
    """The frames of a run and its indicators; week 0 is the first frame."""

    history: NDArray[np.float32]
    frames: list[Frame] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The last week recorded, -1 before the first."""
        return len(self.frames) - 1

    def add(self, frame: Frame, values: NDArray[np.float64]) -> None:
        """Add the next week; a week already recorded is replaced, and what came after it goes."""
        del self.frames[frame.week :]
        self.frames.append(frame)
        self.history[frame.week] = values

    def values(self, column: int, week: int) -> NDArray[np.float32]:
        """[week + 1] one indicator from week 0 to `week`."""
        return self.history[: week + 1, column]
