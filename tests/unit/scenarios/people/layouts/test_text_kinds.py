"""Texts that are no delimited tables are read, or named and refused."""

import json

import pytest

from scenarios.people import read_organization
from scenarios.people.layouts.text_kinds import name_unread, read_markdown, read_yaml

LIST = """employees:
  - id: 1
    name: Ana Ash
    manager: null
  - id: 2
    name: Ben Birch
    manager: 1
  - id: 3
    name: Cleo Cedar
    manager: 2
"""
CHART = """- name: Ana Ash
  reports:
    - name: Ben Birch
      reports:
        - name: Cleo Cedar
"""
TOML = ((1, "Ana Ash", ""), (2, "Ben Birch", "manager = 1"), (3, "Cleo Cedar", "manager = 2"))
TABLE = """| ID | Name | Manager |
|----|:-----|---------|
| 1 | Ana Ash | |
| 2 | Ben Birch | 1 |
| 3 | Cleo Cedar | 2 |
"""


@pytest.mark.parametrize("text", [LIST, CHART, TABLE])
def test_the_hierarchy_of_yaml_and_markdown_is_kept(text: str) -> None:
    reading = read_organization(text.encode())
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 1]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CREATE TABLE staff (id INT);\nINSERT INTO staff VALUES (1, 'x');", "SQL"),
        ("dn: uid=u1,ou=people\nuid: u1\n\ndn: uid=u2,ou=people\nuid: u2", "LDIF"),
        ('digraph org {\n  "a" -> "b";\n}', "Graphviz"),
        ("graph TD\n  A[Ana] --> B[Ben]", "Mermaid"),
        ("@startwbs\n* Ana\n** Ben\n@endwbs", "PlantUML"),
        ("BEGIN:VCARD\nFN:Ana\nEND:VCARD", "vCard"),
    ],
)
def test_what_is_not_read_is_named_and_refused(text: str, kind: str) -> None:
    reading = read_organization(text.encode())
    assert reading.population is None
    assert [kind in one.what for one in reading.findings] == [True]


def test_a_list_is_not_taken_for_another_kind_of_text() -> None:
    text = "id,name,graph\n1,Ana Ash,x\n2,Ben Birch,y\n"
    assert (name_unread(text), read_yaml(text), read_markdown(text)) == ("", None, None)


def test_yaml_that_repeats_itself_without_end_is_not_read() -> None:
    bomb = "a: &a\n  - x\nb: &b\n  - *a\n  - *a\nc:\n  - *b\n  - *b\n"
    assert read_yaml(bomb) is None


def test_the_hierarchy_of_toml_is_kept() -> None:
    text = "".join(f'[[people]]\nid = {at}\nname = "{name}"\n{more}\n' for at, name, more in TOML)
    reading = read_organization(text.encode())
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 1]


def read_values(text: str) -> list[list[object]]:
    """The values of each entry of a list of YAML."""
    return [list(one.values()) for one in json.loads(read_yaml(text) or "[]")]


@pytest.mark.parametrize("value", ["0010", "NO", "on", "True", "1_000", "12:30", "7.10", "0x1F", "1e3", "2024-02-30"])
def test_values_of_yaml_stay_as_written(value: str) -> None:
    assert read_values(f"- id: {value}\n  name: Ana Ash\n- id: x\n") == [[value, "Ana Ash"], ["x"]]


def test_values_that_read_the_same_in_json_keep_their_kinds() -> None:
    assert read_values("- a: 7\n  b: false\n  c: ~\n  d:\n  e: '7'\n- a: null\n") == [
        [7, False, None, None, "7"],
        [None],
    ]


def test_a_tie_to_an_id_with_zeros_before_it_finds_its_person() -> None:
    people = "".join(
        f"- id: {one}\n  manager: {boss}\n" for one, boss in (("0007", "~"), ("0008", "0007"), ("0010", "0007"))
    )
    reading = read_organization(people.encode(), b"source,target\n0010,0007\n0008,0010\n")
    assert reading.population is not None, reading.findings
    assert list(reading.population.ids) == ["0007", "0008", "0010"]


def test_days_as_names_of_entries_end_with_a_message() -> None:
    assert read_organization(b"2024-01-01:\n  name: Ana\n2024-01-02:\n  name: Ben\n").findings


@pytest.mark.parametrize(
    "text",
    [
        "base: &b\n  unit: Sales\npeople:\n- id: 1\n- <<: *b\n  id: 2\n  manager: 1\n- <<: *b\n  id: 3\n  manager: 1\n",
        "---\nid: 1\nname: Ana Ash\n---\nid: 2\nmanager: 1\n---\nid: 3\nmanager: 1\n",
        "Name: Ana Ash\nUnit: Board\n\nName: Ben Birch\nUnit: Sales\n\nName: Cleo Cedar\nUnit: Sales\n",
        "- id: 1\n  note: >\n    likes tea\n    and cake\n- id: 2\n  manager: 1\n- id: 3\n  manager: 2\n",
        "- id: 1\n  manager (id):\n- id: 2\n  manager (id): 1\n- id: 3\n  manager (id): 2\n",
    ],
    ids=["anchors", "several parts", "keys that come again", "texts over lines", "signs in keys"],
)
def test_keys_and_values_that_are_not_read_make_nobody(text: str) -> None:
    reading = read_organization(text.encode())
    assert reading.repaired is None
    assert "keys and values" in reading.findings[0].what


def test_marks_of_the_beginning_and_the_end_do_not_hinder_yaml() -> None:
    reading = read_organization(b"# staff\n---\n- id: 1\n- id: 2\n  manager: 1\n- id: 3\n  manager: 2\n...\n")
    assert reading.population is not None and reading.population.manager.tolist() == [-1, 0, 1]
