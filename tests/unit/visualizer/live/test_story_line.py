"""The story line describes units, and never of one with so few people that they are known."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from visualizer.live.recording import Frame, Recording
from visualizer.live.story_line import Scope, unit_turned, unit_waits


def scope(large: tuple[bool, ...]) -> Scope:
    """Two units, the first far ahead, the second behind; in week 1 the first passes a half."""
    recording = Recording(
        np.zeros((2, 1), np.float32), [Frame(0, b"", units=(0.4, 0.1)), Frame(1, b"", units=(0.6, 0.1))]
    )
    scene = SimpleNamespace(units=("Board", "Sales"), large_units=large)
    return Scope(recording, scene, None, (), 1, {})  # type: ignore[arg-type]


@pytest.mark.parametrize(("large", "units"), [((True, True), ["Board"]), ((False, True), [])])
def test_a_unit_that_turns_is_described_where_it_has_enough_people(large: tuple[bool, ...], units: list[str]) -> None:
    assert [found.values["unit"] for found in unit_turned(scope(large))] == units


@pytest.mark.parametrize(("large", "number"), [((True, True), 1), ((True, False), 0), ((False, False), 0)])
def test_a_unit_that_waits_is_described_where_it_has_enough_people(large: tuple[bool, ...], number: int) -> None:
    assert len(list(unit_waits(scope(large)))) == number
