"""Any week again: a state restored and continued is the run that never stopped."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import World, worlds

from simulation import snapshots
from simulation.levers import Entry, Strategy

BRANCH = Strategy("branch", (Entry("tools", 1.0), Entry("listening", 0.5, start=3)))


@settings(max_examples=30)
@given(world=worlds(), week=st.integers(0, 4), beyond=st.integers(0, 3))
def test_a_restored_week_goes_on_as_it_did_before(world: World, week: int, beyond: int) -> None:
    org = world.organization()
    org.run(week)
    kept = snapshots.take(org)
    org.run(world.weeks - week + beyond)
    first = org.history.copy()
    snapshots.restore(org, kept)
    assert org.week == week
    org.run(world.weeks - week + beyond)
    assert np.array_equal(org.history, first)


@settings(max_examples=15)
@given(world=worlds(), weeks=st.lists(st.integers(0, 12), min_size=1, max_size=5))
def test_scrubbing_to_and_fro_shows_the_weeks_as_they_were(world: World, weeks: list[int]) -> None:
    whole, org = world.organization(), world.organization()
    whole.run(13)
    timeline = snapshots.Timeline(org, every=3)
    for week in weeks:
        assert np.array_equal(timeline.goto(week).history, whole.history[: week + 1])


@settings(max_examples=15)
@given(world=worlds(), week=st.integers(1, 4))
def test_a_branch_is_the_run_in_which_the_decision_changed_in_that_week(world: World, week: int) -> None:
    org, other = world.organization(), world.organization()
    org.run(week)
    kept = snapshots.take(org)
    org.run()
    snapshots.restore(org, kept)
    other.run(week)
    org.adopt(BRANCH)
    other.adopt(BRANCH)
    assert np.array_equal(org.run(), other.run())
