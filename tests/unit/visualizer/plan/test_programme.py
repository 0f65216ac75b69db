"""A branched plan as one list of levers runs exactly as the plan does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from simulation.indicators import NAMES
from simulation.levers import Entry
from visualizer.plan.plan import Plan
from visualizer.plan.programme import as_one
from visualizer.plan.resolve import build, strategy_of

WEEKS = 40
ENTRIES = some.lists(
    some.builds(
        Entry,
        some.sampled_from(["tools", "training", "words"]),
        some.integers(0, 20).map(lambda step: step / 20),
        some.integers(0, 25),
        some.integers(0, 15),
        some.none() | some.integers(26, WEEKS),
    ),
    max_size=4,
).map(tuple)
BRANCHES = some.lists(some.tuples(some.integers(0, 30), ENTRIES), max_size=3, unique_by=lambda one: one[0]).map(tuple)
EARLIER = (Entry("tools", 1.0, 2, 8), Entry("training", 0.35, 4), Entry("words", 0.6, 3, 20, 30))
LATER = (Entry("tools", 1.0, 2, 8), Entry("training", 0.7, 4, 7), Entry("deeds", 0.5, 0, 30), Entry("mandate", 1.0, 15))
BRANCHED = Plan("krackhardt", entries=EARLIER, weeks=WEEKS).branched(6, LATER).branched(12, EARLIER)


def levels(entries: tuple[Entry, ...], week: int) -> dict[str, float]:
    """The level each lever has in a week."""
    found = {entry.lever: 0.0 for entry in entries}
    for entry in entries:
        found[entry.lever] = max(found[entry.lever], entry.level_at(week))
    return {lever: level for lever, level in found.items() if level}


def entries_in_force(plan: Plan, week: int) -> tuple[Entry, ...]:
    """The levers that count in a week of a branched plan."""
    begun = [branch for branch in sorted(plan.branches) if branch[0] < week]
    return begun[-1][1] if begun else strategy_of(plan).entries


@given(ENTRIES, BRANCHES)
def test_every_lever_has_its_level_in_every_week(
    entries: tuple[Entry, ...], branches: tuple[tuple[int, tuple[Entry, ...]], ...]
) -> None:
    plan = Plan(entries=entries, branches=branches)
    for week in range(1, WEEKS + 1):
        assert levels(as_one(plan), week) == levels(entries_in_force(plan, week), week)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_run_has_the_same_numbers(seed: int) -> None:
    plan = replace(BRANCHED, seed=seed)
    one = replace(plan, entries=as_one(plan), branches=())
    assert np.array_equal(build(plan).run(), build(one).run())


def test_where_a_programme_began_only_with_its_branch_its_half_time_is_counted_from_there() -> None:
    plan = Plan("krackhardt", strategy="nothing", weeks=WEEKS).branched(6, LATER)
    branched, one = (build(each).run() for each in (plan, replace(plan, entries=as_one(plan), branches=())))
    differing = {NAMES[column] for column in np.nonzero((branched != one).any(axis=0))[0]}
    assert differing <= {"half_time"}


def test_what_a_branch_leaves_as_it_was_is_written_once() -> None:
    plan = Plan(entries=EARLIER).branched(10, (*EARLIER, Entry("mandate", 1.0, 15)))
    assert sorted(as_one(plan), key=str) == sorted(plan.branches[0][1], key=str)
