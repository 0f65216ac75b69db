"""Parts of patterns are judged from the readings of runs."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.patterns.judging import HOLDS, NOT_RUN
from experiments.patterns.pattern import Arm, Part, Pattern, Reading, above_zero
from experiments.patterns.results import judge

READING = Reading("gain", lambda trace: 0.0)
PATTERN = Pattern(
    "P1", "it gains", "somebody", "V", (Part("gain", "above 0", "share", above_zero(), ((Arm("one"), READING),)),)
)


@pytest.mark.parametrize(
    ("runs", "verdict", "reason", "low"), [(2, NOT_RUN, "gain: needs at least 3 seeds", None), (3, HOLDS, "", 0.4)]
)
def test_a_direction_takes_three_runs(runs: int, verdict: str, reason: str, low: float | None) -> None:
    ((row,), (part,)) = judge([PATTERN], {("one", "gain"): np.full(runs, 0.4)}, {}, 13)
    assert (row["verdict"], row["reason"], part["runs"]) == (verdict, reason, runs)
    assert part["low"] == (low and pytest.approx(low))
