"""Who is played: by lot, one leader in five, every unit, never the head."""

import numpy as np
import pytest

from experiments.room.lottery import draw_persons
from simulation.model import Organization

ORG = Organization(120, weeks=4, rng=1)


@pytest.mark.parametrize("count", [1, 5, 20, 40, 119, 500])
def test_nobody_is_drawn_twice_and_never_the_head(count: int) -> None:
    drawn = draw_persons(ORG, count, seed=3)
    assert len(drawn) == len(set(drawn)) == min(count, 119)
    assert ORG.population.head not in drawn


@pytest.mark.parametrize("count", [10, 20, 40])
def test_one_in_five_is_a_leader_where_there_are_so_many(count: int) -> None:
    leaders = int(ORG.people["has_reports"].sum()) - 1
    drawn = draw_persons(ORG, count, seed=3)
    assert int(ORG.people["has_reports"][list(drawn)].sum()) == min(leaders, count // 5)


def test_every_unit_is_there_and_large_ones_have_more() -> None:
    drawn = draw_persons(ORG, 40, seed=3)
    units = ORG.people["unit"]
    held = np.bincount(units[list(drawn)], minlength=len(ORG.population.units))
    size = np.bincount(units, minlength=len(held))
    assert (held > 0).all() and np.corrcoef(held, size)[0, 1] > 0.8


def test_the_lot_depends_on_its_seed_alone() -> None:
    assert draw_persons(ORG, 20, seed=3) == draw_persons(ORG, 20, seed=3) != draw_persons(ORG, 20, seed=4)


def test_everybody_but_the_head_is_drawn_equally_often_within_a_stratum() -> None:
    times = np.zeros(len(ORG.people))
    for seed in range(300):
        times[list(draw_persons(ORG, 20, seed))] += 1
    staff = (ORG.people["has_reports"] == 0) & (ORG.people["unit"] == ORG.people["unit"][119])
    assert times[staff].min() > 0 and times[staff].max() < 3 * times[staff].mean()


def test_a_person_who_is_gone_is_not_drawn() -> None:
    org = Organization(60, weeks=4, rng=1)
    org.people["present"][10:] = 0
    assert set(draw_persons(org, 60, seed=1)) <= set(range(10))
