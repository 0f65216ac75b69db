"""Who is drawn when there are too many."""

from __future__ import annotations

import numpy as np

from visualizer.live.sampling import evenly, people_on_stage

UNIT = np.repeat(np.arange(4), [500, 300, 150, 50])
LEADS = np.zeros(1000, dtype=bool)
LEADS[[0, 500, 800, 950]] = True


def test_everybody_is_drawn_where_there_is_room() -> None:
    assert len(people_on_stage(UNIT, LEADS, most=1000)) == 1000


def test_a_sample_keeps_each_units_share_and_its_leaders() -> None:
    chosen = people_on_stage(UNIT, LEADS, most=100)
    assert np.abs(np.bincount(UNIT[chosen]) / len(chosen) - [0.5, 0.3, 0.15, 0.05]).max() < 0.03
    assert LEADS[chosen].sum() == 4


def test_the_same_people_are_drawn_every_time() -> None:
    assert np.array_equal(people_on_stage(UNIT, LEADS, 100), people_on_stage(UNIT, LEADS, 100))


def test_of_very_many_small_units_none_at_the_end_of_the_list_goes_whole() -> None:
    unit, leads = np.repeat(np.arange(100), 2), np.tile([True, False], 100)
    assert len(np.unique(unit[people_on_stage(unit, leads, most=150)])) == 100
    assert len(people_on_stage(unit, leads, most=150)) <= 150


def test_of_nobody_nobody_is_drawn() -> None:
    assert evenly(np.arange(0), 1.0).tolist() == []
