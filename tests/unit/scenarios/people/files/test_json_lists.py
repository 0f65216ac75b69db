"""Lists beside the people of a JSON file do not become people."""

import json
from typing import Any

from scenarios.people.files.json_rows import flatten_json
from scenarios.people.finding import Findings


def read(content: Any) -> tuple[int, str]:
    """How many people are read, and what is doubtful."""
    findings = Findings()
    rows = flatten_json(json.dumps(content), findings)
    return len(rows or [""]) - 1, "\n".join(one.what for one in findings.found if one.severity == "warning")


CHART = {"id": "a", "role": "Head", "children": [{"id": "b", "role": "Deputy", "children": [{"id": "c", "role": "X"}]}]}


def test_a_legend_beside_a_chart_is_left_out_and_said() -> None:
    levels = [{"id": f"L{number}", "name": "Step"} for number in range(5)]
    assert read({"levels": levels, "chart": CHART}) == (
        3,
        "5 entries under 'levels' are not people like the 3 others",
    )


def test_a_legend_beside_a_flat_list_is_left_out() -> None:
    people = [{"id": number, "name": "N", "grade": 1} for number in range(3)]
    assert read({"grades": [{"id": 1, "name": "G"}], "entries": people})[0] == 3


def test_two_lists_of_people_are_both_read() -> None:
    managers, staff = [{"id": 1, "name": "A"}], [{"id": 2, "name": "B"}, {"id": 3, "name": "C"}]
    assert read({"managers": managers, "employees": staff}) == (3, "")


def test_people_below_units_are_read_and_the_units_are_not() -> None:
    units = [{"name": "Sales", "employees": [{"id": 1, "name": "A"}]}, {"name": "IT", "employees": [{"id": 2}]}]
    assert read({"departments": units}) == (2, "")


def test_the_key_of_an_unusual_list_is_not_shown() -> None:
    people = [{"id": number, "unit": "X", "manager": 1} for number in range(3)]
    assert read({"all": people, "Ann Ash": [{"title": "Poem"}]}) == (
        3,
        "1 entries of another list are not people like the 3 others",
    )


def test_people_keyed_by_name_with_a_manager_are_a_list() -> None:
    assert read({"Ann": {"manager": "Ben", "level": 1}, "Ben": {"manager": None, "level": 2}}) == (2, "")
