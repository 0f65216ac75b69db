"""What people do, read from the model's states."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np

from visualizer.live.activity import what_people_do
from visualizer.live.scene import ACTED, FORCED, STEP

LONG_AGO = -(10**6)


def people(**columns: list[float]) -> SimpleNamespace:
    plain = {"practice": [0.0], "practice_own": columns.get("practice", [0.0]), "habit": [0.0], "act": [0]}
    return SimpleNamespace(**{name: np.array(values) for name, values in {**plain, **columns}.items()})


def step(practice: float, habit: float = 0.0, helped: int = LONG_AGO, act: int = 0) -> int:
    one = people(practice=[practice], habit=[habit], act=[act])
    return int(what_people_do(one, np.array([helped], dtype=np.int32), 20)[0])


def test_who_has_left_no_trace_never_acted() -> None:
    assert step(0.0) == 0


def test_the_faintest_trace_is_a_try() -> None:
    assert step(1e-30) == 1


def test_acting_often_comes_before_habit() -> None:
    assert (step(0.5), step(0.5, habit=0.6)) == (2, 3)


def test_habit_without_acting_does_not_count() -> None:
    assert step(0.1, habit=0.9) == 1


def test_an_answer_counts_for_eight_weeks() -> None:
    assert (step(0.5, helped=13), step(0.5, helped=12)) == (4, 2)


def test_this_weeks_act_is_marked() -> None:
    assert step(0.5, act=1) == 2 + ACTED


def test_an_act_leaves_the_bits_of_the_step_alone() -> None:
    assert [state & STEP for state in (step(0.5, helped=13, act=1), step(0.0, act=1))] == [4, 0]


def test_who_acts_but_would_hardly_do_so_without_demand_is_marked() -> None:
    found = [
        int(what_people_do(people(practice=[0.5], practice_own=[own]), np.array([LONG_AGO], dtype=np.int32), 20)[0])
        for own in (0.5, 0.3, 0.29, 0.0)
    ]
    assert found == [2, 2, 2 + FORCED, 2 + FORCED]


def test_who_hardly_acts_is_not_marked_as_acting_on_demand() -> None:
    one = people(practice=[0.29], practice_own=[0.0])
    assert what_people_do(one, np.array([LONG_AGO], dtype=np.int32), 20).tolist() == [1]
