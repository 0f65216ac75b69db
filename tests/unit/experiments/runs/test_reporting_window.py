"""Where an indicator stands: one definition for runs, comparisons and accounts of why."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from experiments.runs.reporting_window import added, describe_weeks, level, weeks_of
from experiments.runs.run import RunSpec, build
from scenarios.strategy import load_strategy
from simulation.attribution import explain
from simulation.indicators import NAMES

WEEKS = 16


@cache
def lived() -> tuple[Any, Any]:
    """An organization at its horizon, and the split of its weeks by mechanism."""
    org = build(RunSpec("krackhardt", load_strategy("inside-out"), 1, WEEKS))
    return org, explain(org)


@pytest.mark.parametrize("indicator", NAMES)
def test_at_the_horizon_an_indicator_stands_where_the_run_reports_it(indicator: str) -> None:
    org, _ = lived()
    assert level(org.history, indicator, WEEKS) == pytest.approx(org.final()[indicator], abs=1e-12)


@pytest.mark.parametrize("indicator", ["being", "quits", "total_value"])
@pytest.mark.parametrize("week", [1, 7, WEEKS])
def test_the_parts_by_mechanism_add_up_to_the_change_that_is_shown(indicator: str, week: int) -> None:
    org, split = lived()
    change = level(org.history, indicator, week) - level(org.history, indicator, 0)
    assert added(split, indicator, week).sum() == pytest.approx(change, abs=1e-9)


def test_week_0_stands_only_for_itself() -> None:
    assert list(weeks_of("being", 0)) == [0] and list(weeks_of("being", 3)) == [1, 2, 3]


def test_a_label_says_which_weeks_a_number_is_the_mean_of() -> None:
    assert (
        describe_weeks("being", 156) == "mean of weeks 145 to 156" and describe_weeks("total_value", 156) == "week 156"
    )
