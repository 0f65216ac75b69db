"""The story line tells of units, and never of one with so few people that they are known."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from visualizer.live.recording import Frame, Recording
from visualizer.live.story_line import Scope, unit_turned, unit_waits


def scope(told: tuple[bool, ...]) -> Scope:
    """Two units, the first far ahead, the second behind; in week 1 the first passes a half."""
    recording = Recording(
        np.zeros((2, 1), np.float32), [Frame(0, b"", units=(0.4, 0.1)), Frame(1, b"", units=(0.6, 0.1))]
    )
    scene = SimpleNamespace(units=("Board", "Sales"), told=told)
    return Scope(recording, scene, None, (), 1, {})  # type: ignore[arg-type]


@pytest.mark.parametrize(("told", "units"), [((True, True), ["Board"]), ((False, True), [])])
def test_a_unit_that_turns_is_told_of_where_it_has_enough_people(told: tuple[bool, ...], units: list[str]) -> None:
    assert [found.values["unit"] for found in unit_turned(scope(told))] == units


@pytest.mark.parametrize(("told", "number"), [((True, True), 1), ((True, False), 0), ((False, False), 0)])
def test_a_unit_that_waits_is_told_of_where_it_has_enough_people(told: tuple[bool, ...], number: int) -> None:
    assert len(list(unit_waits(scope(told)))) == number
