"""Replications of each point: a fixed number, until its interval is narrow, or by ranking."""

import math
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, model_validator

from scenarios.documents import Document, Known, faults

CONFIDENCE = 0.95


class Until(Document):
    """Repeat each point until the 95 % interval of an indicator's mean is within +-`half_width`.

    At least `min`, at most `max` replications, `step` more at a time. It is decided between rounds, from the
    replications in their order: the same for any number of workers. With `relative`, half_width is a share of the mean.
    """

    indicator: Annotated[str, Known("indicator")]
    half_width: Annotated[float, Field(gt=0)]
    relative: bool = False
    min: Annotated[int, Field(ge=2, le=100_000)] = 10
    max: Annotated[int, Field(ge=2, le=100_000)] = 200
    step: Annotated[int, Field(ge=1)] = 5

    @model_validator(mode="after")
    def _min_is_not_above_max(self) -> "Until":
        if self.min > self.max:
            raise faults([(("min",), f"is above max ({self.max})")])
        return self

    def wanted(self, values: Sequence[float], done: int) -> int:
        """Return how many replications a point needs, given its good values and how many were tried."""
        if done < self.min:
            return self.min
        if done >= self.max or self.narrow(values):
            return done
        return min(done + self.step, self.max)

    def narrow(self, values: Sequence[float]) -> bool:
        """Return whether the interval of these values is narrow enough."""
        if len(values) < 2:
            return False
        mean = math.fsum(values) / len(values)
        target = self.half_width * (abs(mean) if self.relative else 1.0)
        return half_width(values) <= target


class Ranked(Document):
    """Give runs to the strategies where they help most to find the best on `rank`.

    All strategies get `min` replications; the rest of `mean` for each on average goes, `step` runs at a time, to those
    that are close to the leader or noisy (OCBA; Chen and others 2000). It is decided between rounds, from the
    replications in their order: the same for any number of workers.
    """

    rank: Annotated[str, Known("indicator")]
    mean: Annotated[int, Field(ge=2, le=100_000)]
    min: Annotated[int, Field(ge=2, le=100_000)] = 5
    step: Annotated[int, Field(ge=1)] = 20

    @model_validator(mode="after")
    def _min_is_not_above_mean(self) -> "Ranked":
        if self.min > self.mean:
            raise faults([(("min",), f"is above the mean ({self.mean})")])
        return self

    def wanted(self, values: Sequence[Sequence[float]], done: Sequence[int], good: str) -> list[int]:
        """Return how many replications each strategy needs.

        `values`: its good values so far. `done`: how many replications were tried. `good`: which direction of the
        indicator is good. A strategy without two good values gets no more than `min`.
        """
        from analysis.statistics.allocation import hand_out

        if min(done) < self.min:
            return [max(self.min, count) for count in done]
        left = min(self.step, self.mean * len(done) - sum(done))
        able = [place for place, some in enumerate(values) if len(some) > 1]
        found = list(done)
        if left > 0 and able:
            for place, more in zip(able, hand_out([values[place] for place in able], left, good), strict=True):
                found[place] += more
        return found


def _kind(given: Any) -> str:
    if isinstance(given, Ranked) or (isinstance(given, dict) and "rank" in given):
        return "ranked"
    return "until" if isinstance(given, Until | dict) else "number"


Replications = Annotated[
    Annotated[Annotated[int, Field(ge=1, le=1_000_000)], Tag("number")]
    | Annotated[Until, Tag("until")]
    | Annotated[Ranked, Tag("ranked")],
    Discriminator(_kind),
]


def most(given: Any, strategies: int) -> int:
    """Return how many replications a point can have at most, from a stored study."""
    if not isinstance(given, dict):
        return int(given)
    return int(given["mean"] * strategies if "rank" in given else given["max"])


def least(given: Any) -> int:
    """Return how many replications a point gets at least; for `rank`, on average."""
    if not isinstance(given, dict):
        return int(given)
    return int(given["mean" if "rank" in given else "min"])


def is_open(given: Any) -> bool:
    """Return whether the total number of runs depends on their results."""
    return isinstance(given, dict) and "rank" not in given


def half_width(values: Sequence[float], confidence: float = CONFIDENCE) -> float:
    """Return half the width of Student's interval for the mean of at least two values.

    It is t(confidence, n - 1) x sd/sqrt(n).
    """
    from scipy.special import stdtrit

    n = len(values)
    mean = math.fsum(values) / n
    variance = math.fsum((value - mean) ** 2 for value in values) / (n - 1)
    return float(stdtrit(n - 1, 0.5 + confidence / 2)) * math.sqrt(variance / n)
