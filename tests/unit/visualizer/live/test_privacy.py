"""Nobody real is singled out by what the model makes up."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from visualizer.live.privacy import large_enough, together
from visualizer.live.replay import replay_run
from visualizer.plan.own_organizations import add_own
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import load_organization
from visualizer.stage.closer_look import portrait


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ((6, 5), ("0", "1")),
        ((6, 2, 3), ("0", "2 smallest units as one")),
        ((9, 2, 6), ("0", "2 smallest units as one")),
        ((1,), ("All units together",)),
    ],
)
def test_small_units_are_one_row_of_five_or_more_where_there_are_so_many(
    sizes: tuple[int, ...], shown: tuple[str, ...]
) -> None:
    unit = np.repeat(np.arange(len(sizes)), sizes)
    assert together(unit, [str(number) for number in range(len(sizes))])[1] == shown


def test_everybody_stays_in_a_row_and_who_is_in_no_unit_stays_in_none() -> None:
    row, names = together([-1, 0, 0, 0, 0, 0, 0, 1, 2], ["A", "B", "C"])
    assert names == ("All units together",)
    assert row.tolist() == [-1, *[0] * 8]


def test_a_unit_of_five_is_large_enough() -> None:
    assert large_enough([0] * 5 + [1] * 4, 2) == (True, False)


@pytest.mark.parametrize("own", [True, False])
def test_a_person_of_an_organization_brought_along_is_said_to_be_made_up(own: bool) -> None:
    plan = Plan(add_own(load_organization("krackhardt")) if own else "krackhardt", weeks=4)
    found, scene = replay_run(plan, 1, 3), SimpleNamespace(people=range(21))
    assert found is not None
    session = SimpleNamespace(plan=plan, run=SimpleNamespace(scene=scene))
    _, body = portrait(session, {"kind": "person", "index": 3}, found)  # type: ignore[arg-type]
    assert ("Never use it to judge anybody." in str(body[0].kwargs["children"])) == own
