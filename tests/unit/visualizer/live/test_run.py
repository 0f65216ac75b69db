"""A run goes where it was asked to go, however long it takes to get there."""

from __future__ import annotations

from typing import Any

import pytest

from visualizer.live import run as watched
from visualizer.live.recording import Recording
from visualizer.live.run import Run
from visualizer.plan.plan import Happening, Plan
from visualizer.plan.resolve import build

PLAN = Plan("krackhardt", weeks=12)


def still_run() -> Run:
    """A run whose thread is not started: its turns are taken here."""
    return Run(PLAN, build, lambda _run: None)


def test_a_week_asked_for_counts_before_it_is_shown() -> None:
    run = still_run()
    run._safely()
    run.seek(8)
    assert (run.state.week, run.bound) == (0, 8)
    run._safely()
    assert (run.state.week, run.bound) == (8, 8)
    run.state.week = 9
    assert run.bound == 9, "nothing is on its way any more"


def test_a_week_asked_for_while_the_organization_is_made_is_shown() -> None:
    run = still_run()
    run.seek(8)
    run._safely()
    assert run.state.week == 8


def test_two_quick_steps_are_two_weeks() -> None:
    run = still_run()
    run._safely()
    run.step()
    run.step()
    run._safely()
    assert run.state.week == 2


def test_a_firm_whose_seats_stand_vacant_and_open_is_shown_with_those_of_week_0() -> None:
    plan = Plan("krackhardt", weeks=6, structure=(("careers", "on"),), events=(Happening("hiring_wave", 2),))
    run = Run(plan, build, lambda _run: None)
    run._safely()
    run.seek(6)
    run._safely()
    assert run.state.week == 6 and run.shown is not None
    assert len(run.org.people) > len(run.shown[0].people) == run.org.population.size


def test_scene_and_film_are_of_one_organization_while_the_next_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    run, units = still_run(), []
    run._safely()

    def look(*values: Any) -> Recording:
        assert run.scene is not None and run.recording is not None
        units.append((len(run.scene.units), len(run.recording.frames[0].units)))
        return Recording(*values)

    monkeypatch.setattr(watched, "Recording", look)
    run.adopt(Plan("generated:people=60,seed=1", weeks=4))
    run._safely()
    assert [here == recorded for here, recorded in units] == [True]
