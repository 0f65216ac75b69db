"""JSON of other shapes comes to a list of people with their details."""

import json
from typing import Any

import pytest

from scenarios.people import read_organization
from scenarios.people.layouts.json_shapes import load_json

BOSS = [None, 0, 0, 1, 2]
BY_ENTRY, BY_BRANCH = [-1, 0, 0, 1, 2], [-1, 0, 1, 0, 3]
"""Managers in the order of the entries, and in that of a chart: Ana, Ben, Dan, Cleo, Eva."""
NAMES = ["Ana Ash", "Ben Birch", "Cleo Cedar", "Dan Dale", "Eva Elm"]


def people(make: Any) -> list[Any]:
    return [
        make(f"w{at}", name, None if boss is None else f"w{boss}")
        for at, (name, boss) in enumerate(zip(NAMES, BOSS, strict=True))
    ]


TEXTS = {
    "a manager in a list of one": json.dumps(
        {
            "Report_Entry": people(
                lambda key, name, boss: {
                    "Employee_ID": key,
                    "Worker": name,
                    "Manager": [{"Descriptor": "x", "ID": boss}] if boss else [],
                }
            )
        }
    ),
    "a manager among typed relations": json.dumps(
        {
            "users": people(
                lambda key, name, boss: {
                    "id": key,
                    "name": {"fullName": name},
                    "relations": [{"type": "manager", "value": boss}, {"type": "assistant", "value": "w1"}]
                    if boss
                    else [],
                }
            )
        }
    ),
    "a manager in an assignment": json.dumps(
        {
            "workers": people(
                lambda key, name, boss: {
                    "workerID": {"idValue": key},
                    "name": name,
                    "workAssignments": [{"reportsTo": [{"workerID": {"idValue": boss}}] if boss else []}],
                }
            )
        }
    ),
    "an object a line": "\n".join(
        json.dumps(one) for one in people(lambda key, name, boss: {"id": key, "name": name, "manager_id": boss})
    ),
    "rows under a heading": json.dumps([["Id", "Name", "Manager"], *people(lambda key, name, boss: [key, name, boss])]),
    "columns and data": json.dumps(
        {
            "columns": ["id", "name", "manager_id"],
            "index": [0, 1, 2, 3, 4],
            "data": people(lambda key, name, boss: [key, name, boss]),
        }
    ),
    "columns by name": json.dumps(
        {name: [one[at] for one in people(lambda *one: one)] for at, name in enumerate(("id", "name", "manager"))}
    ),
    "values by row": json.dumps(
        {
            name: {str(row): one[at] for row, one in enumerate(people(lambda *one: one))}
            for at, name in enumerate(("id", "name", "manager"))
        }
    ),
    "cells with a form": json.dumps(
        {
            "cols": [{"label": "Id"}, {"label": "Manager"}],
            "rows": [{"c": [{"v": key, "f": "x"}, {"v": boss}]} for key, _, boss in people(lambda *one: one)],
        }
    ),
    "keys that are names": json.dumps({"Ana Ash": {"Ben Birch": ["Dan Dale"], "Cleo Cedar": {"Eva Elm": None}}}),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_hierarchy_is_kept(text: str) -> None:
    reading = read_organization(text.encode())
    assert reading.population is not None, reading.findings
    managers = reading.population.manager.tolist()
    assert managers in (BY_ENTRY, BY_BRANCH)
    assert not any(name in one.what for one in reading.findings for name in NAMES)


def test_a_chart_in_which_everybody_has_one_report_stays_a_chart() -> None:
    chart = {"name": "Ana Ash", "reports": [{"name": "Ben Birch", "reports": [{"name": "Cleo Cedar"}]}]}
    reading = read_organization(json.dumps(chart).encode())
    assert reading.population is not None and reading.population.manager.tolist() == [-1, 0, 1]


def test_text_that_is_neither_json_nor_lines_of_it_is_refused() -> None:
    with pytest.raises(ValueError):
        load_json('{"id": 1}\nand more')


def test_an_error_in_an_object_a_line_names_this_line() -> None:
    lines = ['{"id": 1, "name": "Ana Ash"}', "", '{"id": 2, "manager": 1}', '{"id": 3, "manager" 1}', '{"id": 4}']
    (error,) = read_organization("\n".join(lines).encode()).findings
    assert error.line == 4


def test_a_separator_of_lines_within_a_value_ends_no_object() -> None:
    assert load_json('{"id": 1, "note": "a\u2028b"}\n{"id": 2}') == [{"id": 1, "note": "a\u2028b"}, {"id": 2}]
