"""What each decision did: the same people and the same luck, without one lever or event (leave one out)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from experiments.reported import level
from visualizer import workshop
from visualizer.building import build, entries_of
from visualizer.ensemble import history
from visualizer.plan import Plan

HIDDEN = "what the facilitator hides"


@dataclass(frozen=True)
class Without:
    """One decision left out: its words, the plan without it, and the history that would have been."""

    title: str
    plan: Plan
    history: Any


def alternatives(plan: Plan) -> list[tuple[str, Plan]]:
    """The plan without each of its levers, without all that a workshop hides, and without each of its events."""
    from simulation.events import EVENTS
    from simulation.levers import LEVERS

    entries = entries_of(plan)
    seen = workshop.seen(entries)
    found = []
    for lever in dict.fromkeys(entry.lever for entry in seen):
        rest = tuple(entry for entry in entries if entry.lever != lever)
        found.append((LEVERS[lever].title, plan.with_entries(rest)))
    if len(seen) < len(entries):
        found.append((HIDDEN, plan.with_entries(seen)))
    for event in plan.events:
        others = tuple(one for one in plan.events if one != event)
        found.append((f"{EVENTS[event.kind].title} in week {event.week}", replace(plan, events=others)))
    return found


def leave_one_out(plan: Plan, stop: threading.Event, tell: Callable[[list[Without]], None]) -> list[Without]:
    """All alternatives run to the horizon, told as they are finished."""
    done: list[Without] = []
    for title, other in alternatives(plan):
        result = history(other, build, stop)
        if result is None:
            break
        done.append(Without(title, other, result))
        tell(list(done))
    return done


def contributions(own: Any, others: list[Without], indicator: str, week: int) -> list[tuple[str, float]]:
    """What each decision added to where `indicator` stands at `week`, largest first."""
    end = level(own, indicator, week)
    parts = [(other.title, end - level(other.history, indicator, week)) for other in others]
    return sorted(parts, key=lambda part: -abs(part[1]))
