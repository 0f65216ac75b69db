"""What travels to workers: scenarios as differences from a base."""

import json

import pytest

from experiments.runs.messages import difference, kept_weeks, merge_changes

BASE = {"organization": {"name": "a", "dials": {}}, "parameters": {"x": 1, "y": 2}, "events": [], "weeks": 5}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"parameters": {"x": 1, "y": 3}},
        {"weeks": 9, "events": [{"kind": "attack"}]},
        {"organization": {"name": "a", "dials": {"people": 9}}},
        {"organization": {"name": "b", "dials": {}}},
    ],
)
def test_a_scenario_comes_back_from_its_base_and_difference(changes: dict[str, object]) -> None:
    content = {**BASE, **changes}
    assert merge_changes(json.dumps(BASE), json.dumps(difference(BASE, content))) == content


def test_a_difference_holds_only_what_differs() -> None:
    assert difference(BASE, {**BASE, "parameters": {"x": 1, "y": 3}}) == {"parameters": {"y": 3}}


@pytest.mark.parametrize(
    ("every", "weeks", "kept"),
    [("final", 5, []), ("1", 3, [0, 1, 2, 3]), ("2", 5, [0, 2, 4, 5]), ("4", 8, [0, 4, 8]), ("9", 5, [0, 5])],
)
def test_the_first_and_the_last_week_are_always_among_those_kept(every: str, weeks: int, kept: list[int]) -> None:
    assert kept_weeks(every, weeks) == kept
