"""JSON of several shapes becomes rows, one a person."""

import json

from scenarios.people.files.json_rows import flatten_json
from scenarios.people.finding import Findings


def rows(content: object) -> list[list[str]]:
    """The heading and the lines of what is read."""
    found = flatten_json(json.dumps(content), Findings())
    assert found is not None
    return [cells for _, cells in found]


def test_people_by_their_keys_are_a_list_with_the_keys_as_ids() -> None:
    people = {"e7": {"name": "A", "unit": "X"}, "e8": {"name": "B", "unit": "X", "manager": "e7"}}
    assert rows({"people": people}) == [
        ["key", "name", "unit", "manager"],
        ["e7", "A", "X", ""],
        ["e8", "B", "X", "e7"],
    ]


def test_the_groups_of_one_person_are_no_people() -> None:
    person = {"id": 1, "name": {"first": "A", "last": "B"}, "manager": {"id": 2, "name": "C"}}
    assert rows([person]) == [
        ["id", "name first", "name last", "manager id", "manager name"],
        ["1", "A", "B", "2", "C"],
    ]
