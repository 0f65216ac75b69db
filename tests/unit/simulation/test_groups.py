"""Who belongs where: the groups of the small firm (three units of eight; seats 0, 8 and 16 lead)."""

import numpy as np
import pytest

from simulation import groups
from simulation.population import Population


def seats(name: str, population: Population) -> list[int]:
    """The seats of a group."""
    return np.flatnonzero(groups.members(name, population)).tolist()


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("everyone", list(range(24))),
        ("managers", [0, 8, 16]),
        ("top", [0, 8, 16]),
        ("unit:Works", list(range(8, 16))),
        ("function:service", list(range(16, 24))),
        ("facing", [*range(8), *range(16, 24)]),
        ("function:hr", []),
    ],
)
def test_groups_hold_the_seats_they_are_called_after(population: Population, group: str, expected: list[int]) -> None:
    assert seats(group, population) == expected


def test_the_front_team_comes_from_marketing_and_leads_nobody(population: Population) -> None:
    assert len(seats("front", population)) == 2
    assert set(seats("front", population)) <= set(range(1, 8))


def test_informal_leaders_lead_nobody_and_are_the_ones_most_turn_to(population: Population) -> None:
    (chosen,) = seats("informal", population)
    weight = groups.incoming_weight(population)
    others = np.setdiff1d(np.arange(24), [0, 8, 16])
    assert chosen in others and weight[chosen] == weight[others].max()


def test_hubs_are_the_tenth_most_turn_to(population: Population) -> None:
    weight = groups.incoming_weight(population)
    assert len(seats("hubs", population)) == 2
    assert weight[seats("hubs", population)].min() >= np.sort(weight)[-3]


def test_starters_are_the_keenest_tenth(population: Population) -> None:
    keen = np.zeros(24)
    keen[[3, 17]] = 1.0
    assert np.flatnonzero(groups.members("starters", population, keen)).tolist() == [3, 17]


def test_without_hierarchy_the_best_connected_are_the_top() -> None:
    flat = Population(
        "flat",
        "Flat",
        np.full(40, -1),
        np.zeros(40),
        ("all",),
        ("other",),
        np.arange(1, 40),
        np.zeros(39),
        np.ones(39),
        np.zeros(40),
        0,
    )
    assert seats("managers", flat) == [] and seats("top", flat) == [0]
    assert len(seats("facing", flat)) == 40  # nobody is labelled as facing customers: all do
