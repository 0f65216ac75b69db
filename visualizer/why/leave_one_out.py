"""What each decision did: the same people and seed, without one lever or event."""

from __future__ import annotations

import threading
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from analysis.presentation.language import translate
from experiments.runs.leave_one_out import alternatives as without_one
from experiments.runs.reporting_window import level
from visualizer.live.ensemble import history
from visualizer.plan import workshop
from visualizer.plan.plan import Plan
from visualizer.plan.programme import as_one
from visualizer.plan.resolve import build, strategy_of
from visualizer.wording.page_texts import WHY
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from simulation.levers import Entry


@dataclass(frozen=True)
class Without:
    """One decision left out: its title, the plan without it, and that plan's history."""

    title: str
    plan: Plan
    history: Any


def alternatives(plan: Plan) -> list[tuple[str, Plan]]:
    """The plan without each lever, without what a workshop hides, without each event."""
    from simulation.events import EVENTS
    from simulation.levers import LEVERS

    ran = [entry for entry in as_one(plan) if entry.start <= plan.weeks]
    seen = replace(strategy_of(plan), entries=workshop.seen(ran))
    others = without_one(seen, plan.events)
    found = [(translate(LEVERS[one.lever].title), without(plan, {one.lever})) for one in others if one.lever]
    if workshop.unseen(ran):
        found.append((WHY["hidden"], without(plan, workshop.hidden())))
    for one in others:
        if (event := one.event) is not None:
            title = say(WHY, "lever_in_week", title=translate(EVENTS[event.kind].title), week=event.week)
            found.append((title, replace(plan, events=one.events)))
    return found


def without(plan: Plan, levers: Container[str]) -> Plan:
    """The plan without these levers, neither at first nor after any of its branches."""

    def rest(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        return tuple(entry for entry in entries if entry.lever not in levers)

    branches = tuple((week, rest(entries)) for week, entries in plan.branches)
    return replace(plan, entries=rest(strategy_of(plan).entries), branches=branches)


def leave_one_out(plan: Plan, stop: threading.Event, report: Callable[[list[Without]], None]) -> list[Without]:
    """All alternatives run to the horizon, reported as they are finished."""
    done: list[Without] = []
    for title, other in alternatives(plan):
        result = history(other, build, stop)
        if result is None:
            break
        done.append(Without(title, other, result))
        report(list(done))
    return done


def contributions(own: Any, others: Iterable[Without], indicator: str, week: int) -> list[tuple[str, float]]:
    """What each decision added to the level of `indicator` at `week`, largest first."""
    end = level(own, indicator, week)
    parts = [(other.title, end - level(other.history, indicator, week)) for other in others]
    return sorted(parts, key=lambda part: -abs(part[1]))
