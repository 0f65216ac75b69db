"""Snapshots and the timeline within a bound of memory."""

from collections.abc import Callable

import numpy as np
import pytest

from simulation import snapshots
from simulation.errors import UserError
from simulation.levers import LEVERS, Entry, Strategy
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


def test_a_copy_shares_no_memory(org: Organization) -> None:
    other = snapshots.copy(org.state)
    other.people.trust[:], other.firm.outrage, other.clock.week, other.levers.level[:] = 0.0, 9.0, 5, 1.0
    assert org.people.trust.min() > 0.0 and org.state.firm.outrage == 0.0
    assert org.week == 0 and org.state.levers.level.max() == 0.0


def test_values_and_record_are_one_memory_also_in_a_copy(org: Organization) -> None:
    for o in (org.state, snapshots.copy(org.state)):
        o.values.being = 0.123
        assert 0.123 in o.record


def test_a_snapshot_leaves_out_what_holds_nothing(make: Make) -> None:
    """Room for customers to come and rows of levers that were never on take no memory, here nor there."""
    org = make(weeks=4, strategy=TOOLS)
    org.run(2)
    o = org.state
    rows = sum(getattr(o.levers, name).nbytes for name in snapshots.LEVER_ROWS) / len(LEVERS)
    held = o.people.nbytes + o.ties.nbytes + rows + o.p.nbytes + o.firm.nbytes
    held += sum(column[: int(o.firm.places_used)].nbytes for column in o.customers)
    assert held < snapshots.take(org).nbytes < held + 10_000


def test_a_lever_that_starts_after_a_snapshot_starts_in_its_copy(make: Make) -> None:
    late = Strategy("late", (Entry("tools", 1.0), Entry("training", 1.0, start=3)))
    org, whole = make(weeks=8, strategy=late), make(weeks=8, strategy=late)
    whole.run()
    org.run(1)
    snapshots.restore(org, snapshots.take(org))
    org.run()
    assert np.array_equal(org.history, whole.history)
