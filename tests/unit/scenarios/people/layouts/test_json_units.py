"""People in JSON may stand in lists of their units."""

import json
from typing import Any

from scenarios.people import Reading, read_organization

ANA, BEN, CLEO = ({"id": at, "name": name} for at, name in ((11, "Ana Ash"), (12, "Ben Birch"), (13, "Cleo Cedar")))


def read(content: Any) -> Reading:
    return read_organization(json.dumps(content).encode())


def tree(content: Any) -> tuple[list[int], list[str]]:
    population = read(content).population
    assert population is not None, read(content).findings
    return population.manager.tolist(), [population.units[at] for at in population.unit]


def test_the_name_of_a_unit_is_the_unit_of_its_people() -> None:
    people = [{**ANA, "managerId": None}, {**BEN, "managerId": 11}, {**CLEO, "managerId": 12}]
    units = [{"name": "Board", "employees": people[:1]}, {"name": "Sales", "employees": people[1:]}]
    for content in (units, {"departments": units}, {"company": "Firm", "departments": units}):
        assert tree(content) == ([-1, 0, 1], ["Board", "Sales", "Sales"])


def test_who_leads_a_unit_manages_its_people_where_they_name_no_managers() -> None:
    sales = {"name": "Sales", "head": {"id": 12, "name": "Ben Birch"}, "employees": [BEN, CLEO]}
    content = {"units": [{"name": "Board", "head": 11, "people": [ANA], "teams": [sales]}]}
    assert tree(content) == ([-1, 0, 1], ["Board", "Sales", "Sales"])


def test_people_below_people_are_no_units() -> None:
    below = [{"name": "Ben Birch", "employees": [{"name": "Cleo Cedar", "employees": []}]}]
    assert tree([{"name": "Ana Ash", "employees": below}])[0] == [-1, 0, 1]


def test_an_object_inside_each_entry_is_no_list_of_people() -> None:
    entries = [{"id": at, "person": {"name": name}} for at, name in ((1, "Ana Ash"), (2, "Ben Birch"))]
    population = read(entries).population
    assert population is not None and "1" not in population.units


def test_managers_below_the_key_of_a_unit_are_people_and_their_names_no_units() -> None:
    below = [{**BEN, "email": "b@x.example", "staff": [{**CLEO, "email": "c@x.example"}]}]
    team = {"team": [{"name": "Ana Ash", "title": "CEO", "employees": [BEN, CLEO]}]}
    group = {"group": {"name": "Ana Ash", "email": "a@x.example", "staff": below}}
    for content in (team, group):
        reading = read(content)
        assert "Ash" not in f"{reading.population and reading.population.units}"
    assert tree(group)[0] == [-1, 0, 1] and tree(team)[0] == [-1, 0, 0]


def test_a_unit_with_an_address_of_its_own_is_a_unit() -> None:
    sales = {"name": "Sales", "email": "sales@x.example", "head": 12, "employees": [BEN, CLEO]}
    assert tree({"departments": [{"name": "Board", "employees": [ANA]}, sales]})[1] == ["Board", "Sales", "Sales"]
