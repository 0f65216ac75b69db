"""Arms that several patterns are read off, and readings that are reported indicators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from analysis.patterns.trace import Trace
from experiments.patterns.pattern import Arm, Reading
from simulation.levers import Entry

NOTHING = Arm("nothing")
TOOLS_ONLY = Arm("tools-only", "tools-only")
INSIDE_OUT = Arm("inside-out", "inside-out")
HOLISTIC = Arm("holistic-phased", "holistic-phased")
WORDS_ONLY = Arm("say-one-thing-do-another", "say-one-thing-do-another")
FRONT_TEAM = Arm("social-front-team", "social-front-team")
TOOLS = Entry("tools", 1.0, 8, 8)


def firm(name: str, *entries: Entry, weeks: int = 156) -> Arm:
    """Return an arm in the firm of five hundred with these levers."""
    return Arm(f"{name} (500 people)", weeks=weeks, entries=entries, organization="workshop", people=500)


FIRM_NOTHING = firm("nothing")


def struck(severity: float) -> Arm:
    """Return the arm of a firm that does nothing and meets a user error in week 52."""
    event: Mapping[str, Any] = {"kind": "user_error", "week": 52, "severity": severity}
    return Arm(f"user error of severity {severity:g}", weeks=104, events=(event,))


def reported(indicator: str) -> Reading:
    """Return the reading of an indicator as a run reports it."""

    def measure(trace: Trace) -> float:
        return float(trace.final[indicator])

    return Reading(indicator, measure)


def reads(reading: Reading, arms: Iterable[Arm]) -> tuple[tuple[Arm, Reading], ...]:
    """Return the columns of one reading in several arms."""
    return tuple((arm, reading) for arm in arms)
