"""JSON of several shapes becomes rows, one a person."""

import json

from scenarios.people import read_organization
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


def test_the_place_of_a_person_in_a_chart_is_never_mistaken_for_an_id() -> None:
    chart = {"id": 1, "name": "A", "children": [{"id": 3, "name": "B", "children": [{"id": 2, "name": "C"}]}]}
    heading, *people = rows(chart)
    number, above = heading.index("number in the file"), heading.index("manager (above in the chart)")
    ids = {person[heading.index("id")] for person in people}
    assert ids.isdisjoint(person[number] for person in people)
    assert [person[above] for person in people] == ["", people[0][number], people[1][number]]


def test_the_title_of_a_report_is_no_head_of_its_people() -> None:
    people = [{"id": "7", "fullName": "A", "supervisorId": ""}, {"id": "8", "fullName": "B", "supervisorId": "7"}]
    for cover in ({"title": "R"}, {"id": "R1"}, {"name": "R", "version": "2"}):
        assert rows({**cover, "employees": people}) == [
            ["id", "fullName", "supervisorId"],
            ["7", "A", ""],
            ["8", "B", "7"],
        ]


def test_a_head_whom_those_below_name_as_manager_stays_the_head() -> None:
    chart = {"id": "7", "name": "A", "reports": [{"id": "8", "name": "B", "managerId": "7"}]}
    assert [person[1] for person in rows(chart)[1:]] == ["A", "B"]


def test_groups_within_groups_say_more_of_a_person_and_are_no_people() -> None:
    people = [
        {
            "id": f"{at}",
            "work": {
                "unit": "A",
                "tags": ["x", "y"],
                "reportsTo": {"id": f"{above}", "email": f"p{above}@firm.example"} if above else None,
            },
        }
        for at, above in ((1, 0), (2, 1), (3, 1), (4, 3))
    ]
    firm = read_organization(json.dumps({"employees": people}).encode()).population
    assert firm is not None
    assert firm.manager.tolist() == [-1, 0, 0, 2] and firm.units == ("A",)


def test_companies_that_hold_people_are_no_people_and_this_is_noted() -> None:
    firms = [
        {"companyName": f"F{at}", "chart": {"id": f"{at}1", "reports": [{"id": f"{at}2"}, {"id": f"{at}3"}]}}
        for at in (1, 2)
    ]
    findings = Findings()
    found = flatten_json(json.dumps(firms), findings)
    assert found is not None
    assert [cells[0] for _, cells in found[1:]] == ["11", "12", "13", "21", "22", "23"]
    assert any("2 entries at the top hold people" in one.what for one in findings.found)


def test_the_head_of_a_chart_stays_though_those_below_name_the_head_otherwise() -> None:
    leaf = {"id": "c", "role": "Sales", "reportsTo": "COO"}
    second = {"id": "b", "role": "Operations", "reportsTo": "The chief", "children": [leaf]}
    chart = {"levels": "4", "top": {"id": "a", "role": "Chief executive", "children": [second]}}
    assert [row[0] for row in rows(chart)[1:]] == ["a", "b", "c"]


def test_a_company_above_a_list_of_people_is_not_their_head() -> None:
    people = [{"id": f"p{at}", "name": f"N{at}", "department": "A", "title": "Clerk", "phone": "1"} for at in (1, 2)]
    assert [row[0] for row in rows({"id": "firm", "name": "Firm", "people": people})[1:]] == ["p1", "p2"]
    assert [row[0] for row in rows({**people[0], "id": "boss", "people": people})[1:]] == ["boss", "p1", "p2"]


def test_who_names_no_manager_in_a_chart_has_the_entry_above_where_others_name_theirs() -> None:
    below = [{"id": "d", "title": "Desk"}]
    people = [
        {"id": "a", "title": "Chair"},
        {"id": "b", "title": "Head", "parent": "a"},
        {"id": "c", "title": "Office", "parent": "b", "subUnits": below},
    ]
    heading, *found = rows({"coordinators": people})
    assert [row[heading.index("parent")] for row in found] == ["", "a", "b", "c"]


def test_boxes_of_a_chart_without_a_name_are_counted_when_left_out() -> None:
    chart = {"label": "Chair", "data": {"name": "A"}, "children": [{"label": "Tax"}, {"label": "Law"}]}
    reading = read_organization(json.dumps([chart, {"name": "B", "children": []}]).encode())
    assert any("2 entries below others have no name and no id" in one.what for one in reading.findings)


def test_findings_number_the_entries_which_are_lines_where_each_has_one() -> None:
    lines = ['{"id": 1}', '{"id": 2, "manager": 1}', '{"id": 3, "manager": 9}']
    (error,) = [one for one in read_organization("\n".join(lines).encode()).findings if one.severity == "error"]
    assert error.line == 3
