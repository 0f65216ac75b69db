"""A strategy looks the same on the Stage as in a comparison."""

from __future__ import annotations

import pandas as pd

from analysis.presentation import style
from experiments.comparison.result_tables import describe_columns
from visualizer.compare.comparison import Asked
from visualizer.live.frames import line_on_stage, strokes
from visualizer.plan.plan import OWN, Plan
from visualizer.plan.resolve import entries_of

PLAN = Plan("krackhardt", "inside-out")
CHANGED = PLAN.with_entries(entries_of(PLAN)[:1])


def compared(plan: Plan, *names: str) -> dict[str, style.Line]:
    """How Compare and its report draw these strategies."""
    frame = pd.DataFrame()
    frame.attrs.update(describe_columns(Asked(plan, names).question()))
    return style.lines(frame, names)


def test_a_strategy_has_one_line_on_the_stage_and_in_a_comparison() -> None:
    assert line_on_stage(PLAN) == compared(PLAN, "mandate", "inside-out")["inside-out"]


def test_a_strategy_changed_on_the_stage_keeps_its_line_in_a_comparison() -> None:
    assert line_on_stage(CHANGED) == compared(CHANGED, "inside-out", OWN)[OWN]


def test_a_changed_strategy_is_not_drawn_as_the_written_one() -> None:
    assert line_on_stage(CHANGED) != line_on_stage(PLAN)


def test_a_dash_grows_with_the_line_as_in_the_figures() -> None:
    assert strokes((0, (5, 2)), width=2) == "10 4" and strokes("solid") == ""
