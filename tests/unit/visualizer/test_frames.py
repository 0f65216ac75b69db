"""What the Stage is told of a run's end is what the run reports."""

from __future__ import annotations

import pytest

from visualizer.building import build
from visualizer.frames import smooth
from visualizer.indicators_shown import columns
from visualizer.plan import Plan


def test_the_path_in_the_plane_ends_where_the_run_reports_its_end() -> None:
    org = build(Plan("krackhardt", weeks=16))
    org.run()
    path = smooth(org.history[:, columns()["being"]])
    assert path[-1] == pytest.approx(org.final()["being"], abs=1e-6)
