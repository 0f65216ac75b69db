"""Lists of ids inside the entries of JSON say who reports to whom, or are noted as unread."""

import json
from typing import Any

from scenarios.people import Reading, read_organization

BELOW = {"e1": ["e2", "e3"], "e2": ["e4"], "e3": [], "e4": []}


def read(key: str, **more: Any) -> Reading:
    """What comes of four entries with lists under a key; `more` stands in each."""
    people = [{"id": one, "title": "T", key: below, **more} for one, below in BELOW.items()]
    return read_organization(json.dumps(people).encode())


def test_lists_of_reports_give_the_managers() -> None:
    firm = read("directReports").population
    assert firm is not None
    assert firm.manager.tolist() == [-1, 0, 0, 1]


def test_lists_of_anything_else_are_noted_and_not_read() -> None:
    reading = read("friends")
    assert reading.population is not None and reading.population.head == -1
    assert any(one.what == "lists of values inside the entries are not read: 'friends'" for one in reading.findings)


def test_a_manager_by_name_goes_before_lists() -> None:
    people = [{"id": one, "manager": "e1" if one != "e1" else None, "reports": BELOW[one]} for one in BELOW]
    firm = read_organization(json.dumps(people).encode()).population
    assert firm is not None
    assert firm.manager.tolist() == [-1, 0, 0, 0]


def test_who_stands_in_several_lists_keeps_the_first_manager_with_a_warning() -> None:
    people = [{"id": "e1", "reports": ["e2", "e3"]}, {"id": "e2", "reports": ["e3"]}, {"id": "e3"}]
    reading = read_organization(json.dumps(people).encode())
    assert reading.population is not None
    assert reading.population.manager.tolist() == [-1, 0, 0]
    assert [one.what for one in reading.findings if one.kind == "several managers"] == [
        "1 entries stand in the lists of several others"
    ]


def test_values_beside_their_labels_are_read_as_values() -> None:
    def employee(number: int, boss: int) -> dict[str, Any]:
        above = {"attributes": {"id": {"label": "ID", "value": boss}}} if boss else None
        values = {"id": {"label": "ID", "value": number}, "supervisor": {"label": "Supervisor", "value": above}}
        return {"type": "Employee", "attributes": values}

    people = [employee(at, above) for at, above in ((11, 0), (12, 11), (13, 12), (14, 12))]
    firm = read_organization(json.dumps({"success": True, "data": people}).encode()).population
    assert firm is not None
    assert firm.manager.tolist() == [-1, 0, 1, 1]


def test_people_who_stand_in_the_lists_alone_are_reported() -> None:
    people = [{"id": "e1", "manager": "", "reports": ["e2", "e9"]}, {"id": "e2", "manager": "e1", "reports": ["e8"]}]
    reading = read_organization(json.dumps(people).encode())
    assert any("2 of 3 in the lists 'reports' have no entry" in one.what for one in reading.findings)
