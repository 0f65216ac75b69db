"""The trace of a run: plain arrays that measures of published patterns are computed from.

Arrays of people and customers are [weeks + 1, seats]: row 0 is week 0, row k the end of week k. `holder` counts who has
held a seat before, so that it changes in the week in which somebody is followed by somebody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

HALF_A_YEAR = 26
YEAR = 52


@dataclass(frozen=True)
class Trace:
    """A finished run: weekly and reported indicators, and the columns that were recorded.

    `set_apart`: the seats that an arm treats in its own way, such as the committed minority. `model`: the organization
    in its last week, for measures that ask the model's own equations.
    """

    indicators: Mapping[str, NDArray[np.float64]]
    final: Mapping[str, float]
    people: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    customers: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    set_apart: NDArray[np.bool_] | None = None
    model: Any = None

    @property
    def weeks(self) -> int:
        """The number of weeks that were run."""
        return len(next(iter(self.indicators.values()))) - 1

    def same_person(self, start: int, stop: int) -> NDArray[np.bool_]:
        """Return which seats are held by one and the same person from week `start` to `stop`."""
        holder, present = self.people["holder"], self.people["present"]
        same: NDArray[np.bool_] = (holder[start] == holder[stop]) & (present[start] > 0) & (present[stop] > 0)
        return same


def correlation(first: NDArray[Any], second: NDArray[Any]) -> float:
    """Return Pearson's r; 0 where one of them never varies."""
    if len(first) < 3 or float(np.std(first)) == 0.0 or float(np.std(second)) == 0.0:
        return 0.0
    return float(np.corrcoef(first, second)[0, 1])


def standardized(values: NDArray[Any]) -> NDArray[np.float64]:
    """Return values as standard scores; all 0 where they never vary."""
    numbers = np.asarray(values, dtype=np.float64)
    deviation = numbers.std()
    found: NDArray[np.float64] = (numbers - numbers.mean()) / deviation if deviation > 0 else np.zeros_like(numbers)
    return found
