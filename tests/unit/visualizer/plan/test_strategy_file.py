"""The scenario as a file is what runs on the Stage."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from scenarios.strategy import load_strategy
from simulation.levers import Entry
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import build
from visualizer.plan.strategy_file import scenario_yaml

EARLIER, LATER = (Entry("tools", 1.0, 2, 8), Entry("training", 0.35, 4)), (Entry("training", 0.7, 4, 5),)
BRANCHED = Plan("krackhardt", entries=EARLIER, weeks=40).branched(6, LATER)


def test_the_file_of_a_branched_plan_runs_with_the_same_numbers(tmp_path: Path) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_bytes(scenario_yaml(BRANCHED))
    read = replace(BRANCHED, entries=load_strategy(path).entries, branches=())
    assert np.array_equal(build(BRANCHED).run(), build(read).run())


def test_the_file_of_a_branched_plan_says_so() -> None:
    assert b"# branched after week 6:" in scenario_yaml(BRANCHED)
