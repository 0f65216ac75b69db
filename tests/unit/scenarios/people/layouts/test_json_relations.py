"""Pairs of ids beside the people in JSON tell who reports to whom."""

import json
from typing import Any

import pytest

from scenarios.people import read_organization
from scenarios.people.layouts.json_relations import join_relations

PEOPLE = [{"id": f"e{at}", "name": name} for at, name in enumerate(("Ana Ash", "Ben Birch", "Cleo Cedar", "Dan Dale"))]
BOSS = {"e1": "e0", "e2": "e0", "e3": "e1"}


@pytest.mark.parametrize(
    ("people", "pairs"),
    [
        (PEOPLE, BOSS),
        (PEOPLE, [list(pair) for pair in BOSS.items()]),
        (PEOPLE, [[boss, person] for person, boss in BOSS.items()]),
        ({one["id"]: {"name": one["name"]} for one in PEOPLE}, BOSS),
    ],
    ids=["by person", "pairs", "pairs from the manager", "people by key"],
)
def test_the_hierarchy_is_kept(people: Any, pairs: Any) -> None:
    reading = read_organization(json.dumps({"staff": people, "reports_to": pairs}).encode())
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 0, 1]


def test_pairs_of_others_change_nothing() -> None:
    content = {"staff": PEOPLE, "managers": {"x1": "x2", "x3": "x2"}}
    assert join_relations(content) == content
