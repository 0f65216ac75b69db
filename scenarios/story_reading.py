"""Reads a story's figures from its runs: fills them into texts, checks conditions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from re import Match
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenarios.story import QUOTED, StoryCondition
from simulation.indicators import BY_NAME, FINAL_WEEKS, INDEX

QUOTED_OVER = FINAL_WEEKS
"""Weeks averaged in a figure that a text quotes: as many as in every report."""

Runs = Callable[[str], NDArray[Any]]
"""From the name of a run ("" = this step's, a strategy, "step 2") to its history, [weeks + 1, indicators]."""


def value(history: NDArray[Any], indicator: str, week: int, over: int = QUOTED_OVER) -> float:
    """Return an indicator's mean over the `over` weeks up to `week`.

    The value of `week` itself for an indicator that is counted up.
    """
    column = history[:, INDEX[indicator]]
    if BY_NAME[indicator].final == "last":
        return float(column[week])
    return float(np.mean(column[max(0, week - over + 1) : week + 1]))


def format_value(indicator: str, amount: float) -> str:
    """Format a value for reading aloud: "12 k", and scales from 0 to 1 as "40 of 100"."""
    declared = BY_NAME[indicator]
    if declared.unit in ("0..1", "share"):
        return f"{amount * 100:.0f} of 100"
    if declared.unit == "k":
        return f"{amount:,.0f} k"
    unit = {"%/year": " % a year", "ratio": ""}.get(declared.unit, f" {declared.unit}")
    return f"{amount:.1f}{unit}" if abs(amount) < 100 else f"{amount:,.0f}{unit}"


def filled(text: str, runs: Runs) -> str:
    """Return the text with each ``{indicator@week of run}`` replaced by the run's value."""

    def figure(found: Match[str]) -> str:
        history = runs(found["of"] or "")
        return format_value(found["indicator"], value(history, found["indicator"], int(found["week"])))

    return QUOTED.sub(figure, text)


@dataclass(frozen=True)
class ConditionResult:
    """Whether a condition holds, and the amount that decides it."""

    holds: bool
    amount: float
    description: str


def judge_conditions(condition: StoryCondition, runs: Runs) -> ConditionResult:
    """Return whether a condition holds in these runs."""
    name = condition.indicator
    amount = value(runs(""), name, condition.week, condition.over)
    description = f"{BY_NAME[name].title} in week {condition.week}"
    if condition.than:
        amount -= value(runs(condition.than), name, condition.week, condition.over)
        description += f" against {condition.than}"
    if condition.since is not None:
        amount -= value(runs(""), name, condition.since, condition.over)
        description += f" since week {condition.since}"
    above = condition.above is None or amount > condition.above
    below = condition.below is None or amount < condition.below
    bounds = " and ".join(
        f"{word} {bound:g}"
        for word, bound in (("above", condition.above), ("below", condition.below))
        if bound is not None
    )
    return ConditionResult(above and below, amount, f"{description}: {amount:.3g}, told as {bounds}")
