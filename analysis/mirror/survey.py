"""Measurement: what a questionnaire or a log makes of a state of the model.

    observed = state + N(0, sd^2 (1/reliability - 1))

    sd   of the state among those asked

so that the variance of states is `reliability` of that of the answers. Two answers of one questionnaire share besides a
common factor with the share c of the variance, which adds about c to their correlation (common method).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

STAFF, CUSTOMERS, LOGS = "staff", "customers", "logs"


@dataclass
class Survey:
    """One way of asking: with so much reliability by kind, with a common factor or without.

    asked: how many people, or customers, of a firm. An empty `reliability` reads the states as they are.
    """

    reliability: Mapping[str, float] = field(default_factory=dict)
    common: float = 0.0
    asked: int = 120
    seed: int = 0

    def __post_init__(self) -> None:
        self._random = np.random.default_rng(self.seed)

    def begin(self, firm: int) -> None:
        """Start with a firm: its answers depend on it and the survey's seed only."""
        self._random = np.random.default_rng([self.seed, firm])

    def choose(self, there: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return the seats that are asked, of those who are there."""
        seats = np.flatnonzero(there)
        return seats if len(seats) <= self.asked else np.sort(self._random.choice(seats, self.asked, replace=False))

    def read(self, values: NDArray[Any], kind: str) -> NDArray[np.float64]:
        """Return values as they are read: with noise where this kind is not fully reliable."""
        states = np.asarray(values, dtype=np.float64)
        if not len(states):
            return states
        reliability = self.reliability.get(kind, 1.0)
        noise = self._random.standard_normal(len(states))
        found: NDArray[np.float64] = states + states.std() * math.sqrt(1.0 / reliability - 1.0) * noise
        return found

    def read_together(self, first: NDArray[Any], second: NDArray[Any], kind: str) -> tuple[Any, Any]:
        """Return two answers of one questionnaire."""
        answers = self.read(first, kind), self.read(second, kind)
        if not self.common:
            return answers
        mood = self._random.standard_normal(len(answers[0])) * math.sqrt(self.common / (1.0 - self.common))
        return tuple(one + one.std() * mood for one in answers)
