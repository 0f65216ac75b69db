"""How often each point is repeated: a fixed number, or until its interval is narrow enough."""

import math
from collections.abc import Sequence
from typing import Annotated

from pydantic import Field, model_validator

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
        """How many replications a point needs, given its good values so far and how many were tried."""
        if done < self.min:
            return self.min
        if done >= self.max or self.narrow(values):
            return done
        return min(done + self.step, self.max)

    def narrow(self, values: Sequence[float]) -> bool:
        """Whether the interval of these values is narrow enough."""
        if len(values) < 2:
            return False
        mean = math.fsum(values) / len(values)
        target = self.half_width * (abs(mean) if self.relative else 1.0)
        return half_width(values) <= target


def half_width(values: Sequence[float], confidence: float = CONFIDENCE) -> float:
    """Half the width of Student's interval for the mean: t(confidence, n - 1) x sd/sqrt(n). Needs two values."""
    from scipy.special import stdtrit

    n = len(values)
    mean = math.fsum(values) / n
    variance = math.fsum((value - mean) ** 2 for value in values) / (n - 1)
    return float(stdtrit(n - 1, 0.5 + confidence / 2)) * math.sqrt(variance / n)
