"""A run goes where it was asked to go, however long it takes to get there."""

from __future__ import annotations

from visualizer.building import build
from visualizer.plan import Plan
from visualizer.run import Run

PLAN = Plan("krackhardt", weeks=12)


def still_run() -> Run:
    """A run whose thread is not started: its turns are taken here."""
    return Run(PLAN, build, lambda _run: None)


def test_a_week_asked_for_counts_before_it_is_shown() -> None:
    run = still_run()
    run._safely()
    run.seek(8)
    assert (run.stand.week, run.bound) == (0, 8)
    run._safely()
    assert (run.stand.week, run.bound) == (8, 8)
    run.stand.week = 9
    assert run.bound == 9, "nothing is on its way any more"


def test_a_week_asked_for_while_the_organization_is_made_is_shown() -> None:
    run = still_run()
    run.seek(8)
    run._safely()
    assert run.stand.week == 8
