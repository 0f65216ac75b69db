"""What the Stage is told of a run's end is what the run reports."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pytest

from visualizer.building import build
from visualizer.frames import range_text, smooth
from visualizer.indicators_shown import columns
from visualizer.plan import Plan


def test_the_path_in_the_plane_ends_where_the_run_reports_its_end() -> None:
    org = build(Plan("krackhardt", weeks=16))
    org.run()
    path = smooth(org.history[:, columns()["being"]])
    assert path[-1] == pytest.approx(org.final()["being"], abs=1e-6)


def test_runs_with_other_luck_may_be_put_aside_while_they_are_told_of() -> None:
    there: list[list[Any]] = [[np.full((9, len(columns())), 0.5)] * 2, []]

    class Changing:
        veiled, counted = False, 2
        runs = property(lambda _: there.pop(0))

    assert "50" in range_text(cast(Any, Changing()))
