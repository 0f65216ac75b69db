"""Incidents on the stage are what they were set off as, and none is shown before the first week."""

from __future__ import annotations

import pytest

from visualizer.live.highlights import pulses_of
from visualizer.live.run import Run
from visualizer.plan.plan import Happening, Plan
from visualizer.plan.resolve import build


def test_nothing_has_happened_before_the_first_week() -> None:
    assert pulses_of(build(Plan("krackhardt", weeks=8))) == ()


@pytest.mark.parametrize(("kind", "label"), [("attack", "attack"), ("user_error", "user error")])
def test_an_incident_set_off_is_shown_as_what_it_is(kind: str, label: str) -> None:
    plan = Plan("krackhardt", weeks=8, events=(Happening(kind, 3),))
    run = Run(plan, build, lambda _: None)
    run._wanted = None  # no thread of its own here: what is wanted is done at once
    run._prepare(plan, 4)
    assert run.recording is not None
    assert [pulse["label"] for pulse in run.recording.frames[3].pulses] == [label]
