"""Who is drawn when there are too many."""

from __future__ import annotations

import numpy as np

from visualizer.sample import people_on_stage

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
