"""What drives the leader of a comparison is counted in its own weights and adds up."""

from __future__ import annotations

import pytest

from experiments.comparison.comparison import compare
from experiments.comparison.drivers import BENEFITS, WEIGHTS, find_drivers
from experiments.comparison.question import Question
from experiments.execution.executors import inline
from scenarios.strategy import load_strategy
from simulation.indicators import BY_NAME

ASKED = Question("krackhardt", tuple(map(load_strategy, ("nothing", "inside-out"))), weeks=60, runs=4, draws=0)


def test_parts_are_indicators_and_those_of_being_social_add_up_to_its_gain() -> None:
    assert {*WEIGHTS, *BENEFITS} <= set(BY_NAME)
    answer = compare(ASKED, inline)
    leader = next(iter(answer.decisions))
    causes = find_drivers(answer, leader, "k EUR")
    assert causes is not None and causes.runs == 4
    rows = causes.states[causes.states["outcome"] == "being"]
    assert 0.8 < rows["share"].sum() < 1.2  # all but parts that chance hides
    gain = causes.outcomes.set_index("name").loc["being", "gain"]
    assert rows["amount"].sum() == pytest.approx(gain * rows["share"].sum())


def test_a_strategy_without_runs_for_it_has_no_picture() -> None:
    answer = compare(Question(**{**vars(ASKED), "extras": False, "weeks": 8, "runs": 1}), inline)
    assert find_drivers(answer, "inside-out") is None
