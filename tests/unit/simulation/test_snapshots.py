"""Snapshots and the timeline within a bound of memory."""

from collections.abc import Callable

import numpy as np
import pytest

from simulation import snapshots
from simulation.errors import UserError
from simulation.levers import Entry, Strategy
from simulation.model import Organization

Make = Callable[..., Organization]
TOOLS = Strategy("tools", (Entry("tools", 1.0),))


def test_the_memory_bound_is_kept_and_every_week_stays_within_reach(make: Make) -> None:
    org, whole = make(weeks=40, strategy=TOOLS), make(weeks=40, strategy=TOOLS)
    whole.run()
    bound = 6 * snapshots.take(org).nbytes
    timeline = snapshots.Timeline(org, every=2, most_bytes=bound)
    for _ in range(40):
        timeline.step()
        assert timeline.nbytes <= bound
    assert timeline.every > 2
    for week in (7, 39, 1, 40, 0):
        assert np.array_equal(timeline.goto(week).history, whole.history[: week + 1])


def test_going_to_a_week_to_come_runs_there(make: Make) -> None:
    timeline = snapshots.Timeline(make(strategy=TOOLS))
    assert timeline.goto(9).week == 9 and timeline.weeks_kept == [0, 4, 8]


def test_a_new_decision_forgets_the_weeks_after_it(make: Make) -> None:
    org = make(weeks=20)
    timeline = snapshots.Timeline(org, every=2)
    timeline.goto(20)
    timeline.goto(6).adopt(TOOLS)
    timeline.forget_after(6)
    other = make(weeks=20)
    other.run(6)
    other.adopt(TOOLS)
    assert np.array_equal(timeline.goto(20).history, other.run())


def test_a_week_before_the_first_is_refused(make: Make) -> None:
    org = make()
    org.run(5)
    with pytest.raises(UserError, match="before the first week kept"):
        snapshots.Timeline(org).goto(3)


def test_a_state_restored_from_before_the_horizon_can_be_run_beyond_it_again(make: Make) -> None:
    org = make(weeks=5, strategy=TOOLS)
    kept = snapshots.take(org)
    first = org.run(80).copy()
    snapshots.restore(org, kept)
    assert np.array_equal(org.run(80), first)


def test_a_week_lived_again_stands_once_in_mesas_collector(make: Make) -> None:
    org = make(weeks=10)
    timeline = snapshots.Timeline(org, every=2)
    timeline.goto(9)
    timeline.goto(3)
    timeline.goto(10)
    assert len(org.datacollector.model_vars["being"]) == 11
