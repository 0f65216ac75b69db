"""The decisions and events up to each step of a story, with which it can be run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scenarios.organization import load_organization
from scenarios.story import Story, StoryStep
from scenarios.strategy import load_strategy
from simulation.events import Event
from simulation.levers import Strategy
from simulation.population import Population
from simulation.simulation import Simulation


@dataclass(frozen=True)
class Course:
    """The run a step belongs to, as far as it is decided by then.

    `strategy`: from week 0. `branches`: ``(week, strategy)``, what counts after that week. `start`, `stop`: the weeks
    the step plays between.
    """

    strategy: Strategy
    branches: tuple[tuple[int, Strategy], ...]
    events: tuple[Event, ...]
    start: int
    stop: int


def courses(story: Story) -> tuple[Course, ...]:
    """Return the course of each step.

    A step goes on from where the one before it paused, unless it begins again.
    """
    found: list[Course] = []
    for step in story.steps:
        before = None if step.again or not found else found[-1]
        # A step that begins again without a decision of its own repeats the last one.
        now = _decided(
            step, found[-1].branches[-1][1] if found and found[-1].branches else found[-1].strategy if found else None
        )
        events = tuple(event.happens() for event in step.events)
        if before is None:
            found.append(Course(now, (), events, 0, step.until))
            continue
        branches = before.branches
        if step.strategy is not None or step.levers is not None:
            branches = (*branches, (before.stop, now))
        found.append(Course(before.strategy, branches, (*before.events, *events), before.stop, step.until))
    return tuple(found)


def _decided(step: StoryStep, before: Strategy | None) -> Strategy:
    named = load_strategy(step.strategy) if step.strategy is not None else before
    if step.levers is None:
        assert named is not None, "the first step decides: checked when it was read"
        return named
    entries = tuple(entry.entry() for entry in step.levers)
    return Strategy("own", entries, step.title) if named is None else replace(named, entries=entries)


def run_course(course: Course, organization: str | Path | Population, seed: int, weeks: int) -> NDArray[np.float64]:
    """Computes a step's run to the horizon, [weeks + 1, indicators].

    As if nothing more were decided after it.
    """
    people = organization if isinstance(organization, Population) else load_organization(organization)
    org = Simulation(people, strategy=course.strategy, seed=seed, events=course.events, weeks=weeks)
    for week, strategy in course.branches:
        org.plan.append((week + 1, strategy))
    org.run()
    return np.asarray(org.history, dtype=np.float64)
