"""Nodes and edges of JSON become people with their managers, or a message says why not."""

import json
from typing import Any

import pytest

from scenarios.people import Finding, Wishes, read_organization
from scenarios.people.files.json_graph import find_graph
from simulation.population import Population


def nodes(count: int) -> list[dict[str, Any]]:
    """Nodes with the ids e1, e2 ..."""
    return [{"id": f"e{number}"} for number in range(1, count + 1)]


def edges(*pairs: tuple[int, int], **more: Any) -> list[dict[str, Any]]:
    """Edges from the first to the second of each pair."""
    return [{"source": f"e{one}", "target": f"e{other}", **more} for one, other in pairs]


def read(content: Any, **mapping: str) -> tuple[Population | None, list[Finding]]:
    """The organization of this JSON, and what is found."""
    reading = read_organization(json.dumps(content).encode(), wishes=Wishes(mapping=mapping))
    return reading.population, list(reading.findings)


def managers(content: Any, **mapping: str) -> list[int]:
    """The seats of the managers."""
    firm, found = read(content, **mapping)
    assert firm is not None, found
    return firm.manager.tolist()


def why_not(content: Any, **mapping: str) -> str:
    """The errors that stand in the way."""
    firm, found = read(content, **mapping)
    assert firm is None
    return "\n".join(one.what for one in found if one.severity == "error")


DOWN = ((1, 2), (1, 3), (2, 4))
UP = tuple((below, above) for above, below in DOWN)


@pytest.mark.parametrize("pairs", [DOWN, UP])
@pytest.mark.parametrize("keys", [("nodes", "edges"), ("vertices", "links"), ("people", "relationships")])
def test_the_end_that_gives_one_manager_each_is_the_manager(pairs: Any, keys: tuple[str, str]) -> None:
    assert managers({"graph": {"name": "Tree"}, keys[0]: nodes(4), keys[1]: edges(*pairs)}) == [-1, 0, 0, 1]


def test_from_and_to_and_wrapped_entries_are_read() -> None:
    wrapped = {"nodes": [{"data": one} for one in nodes(4)], "edges": [{"data": one} for one in edges(*DOWN)]}
    plain = [{"from": f"e{one}", "to": f"e{other}"} for one, other in DOWN]
    assert managers({"elements": wrapped}) == managers({"nodes": nodes(4), "edges": plain}) == [-1, 0, 0, 1]


@pytest.mark.parametrize(
    ("word", "expected"), [("manages", [-1, 0, 1]), ("REPORTS_TO", [1, 2, -1]), ("led by", [1, 2, -1])]
)
def test_the_word_of_a_relation_decides_where_both_ends_would_fit(word: str, expected: list[int]) -> None:
    assert managers({"nodes": nodes(3), "edges": edges((1, 2), (2, 3), relation=word)}) == expected


def test_a_chain_without_words_asks_for_a_choice_that_is_then_taken() -> None:
    chain = {"nodes": nodes(3), "edges": edges((1, 2), (2, 3))}
    said = why_not(chain)
    assert "either end" in said and "--map 'manager=source'" in said
    assert managers(chain, manager="source") == [-1, 0, 1]
    assert managers(chain, manager="target") == [1, 2, -1]


def test_edges_that_fit_neither_way_are_an_error() -> None:
    assert "neither end" in why_not({"nodes": nodes(5), "edges": edges((1, 2), (1, 3), (2, 4), (3, 4), (4, 5))})


@pytest.mark.parametrize("more", [{"type": "contacts"}, {"relation": "works with"}])
def test_contacts_alone_are_no_hierarchy(more: dict[str, str]) -> None:
    content = {"nodes": nodes(4), "edges": edges(*DOWN, **more)}
    assert "contacts, not reporting lines" in why_not(content)
    assert managers(content, manager="none") == [-1] * 4


def test_edges_with_different_numbers_are_contacts() -> None:
    weighted = [{**one, "weight": number} for number, one in enumerate(edges(*DOWN))]
    assert "contacts, not reporting lines" in why_not({"nodes": nodes(4), "edges": weighted})


def test_contacts_beside_reporting_lines_are_left_out_and_said() -> None:
    both = edges(*DOWN, type="reports") + edges((4, 3), type="contact")
    lines = [{**one, "type": "manages"} if one["type"] == "reports" else one for one in both]
    firm, found = read({"nodes": nodes(4), "edges": lines})
    assert firm is not None and firm.manager.tolist() == [-1, 0, 0, 1]
    assert any("1 edges are contacts" in one.what for one in found)


def test_managers_that_nodes_name_themselves_go_before_edges() -> None:
    people = [{"id": "e1"}, {"id": "e2", "manager": "e1"}, {"id": "e3", "manager": "e1"}]
    assert managers({"people": people, "links": edges((2, 3), (3, 2))}) == [-1, 0, 0]


def test_labels_inside_nodes_are_no_people() -> None:
    inside = [{"label": "Report", "fromNodeId": "e1", "toNodeId": "e2"}]
    firm, found = read({"nodes": [{**one, "exchange": inside} for one in nodes(4)], "edges": edges(*DOWN)})
    assert firm is not None and firm.size == 4
    assert any("'exchange'" in one.what for one in found)


def test_groups_are_units_and_their_leaders_manage_their_people() -> None:
    people = [{"id": f"p{number}", "type": "person"} for number in range(1, 5)]
    groups = [{"id": "dept", "type": "department", "label": "Sales"}, {"id": "team", "type": "team", "label": "North"}]
    lines = [("dept", "team", "contains"), ("dept", "p1", "led_by"), ("dept", "p2", "contains")]
    lines += [("team", "p3", "led_by"), ("team", "p4", "contains")]
    joined = [{"source": one, "target": other, "relation": word} for one, other, word in lines]
    firm, _ = read({"nodes": [*groups, *people], "edges": joined})
    assert firm is not None and firm.manager.tolist() == [-1, 0, 0, 2]
    assert [firm.units[unit] for unit in firm.unit] == ["Sales", "Sales", "North", "North"]


def test_two_nodes_with_one_id_are_an_error() -> None:
    assert "id of another node" in why_not({"nodes": [*nodes(4), {"id": "e1"}], "edges": edges(*DOWN)})


def test_ids_that_may_be_names_are_not_stored() -> None:
    tree = [{"source": "ann-ash", "target": "ben-birch"}, {"source": "ann-ash", "target": "cleo-cedar"}]
    firm, _ = read({"nodes": [{"id": name} for name in ("ann-ash", "ben-birch", "cleo-cedar")], "edges": tree})
    assert firm is not None and firm.ids == ("1", "2", "3")
    firm, _ = read({"nodes": nodes(4), "edges": edges(*DOWN)})
    assert firm is not None and firm.ids == ("e1", "e2", "e3", "e4")


def test_the_lists_of_diagram_libraries_are_nodes_and_edges() -> None:
    people = [{"key": "1", "name": "A"}, {"key": "2", "name": "B"}, {"key": "3", "name": "C"}]
    lines = [("1", "2"), ("1", "3")]
    plain = {"nodeDataArray": people, "linkDataArray": [{"from": boss, "to": one} for boss, one in lines]}
    items = {"shapes": people, "connectors": [{"beginItemKey": boss, "endItemKey": one} for boss, one in lines]}
    for content in (plain, items):
        found = find_graph(content)
        assert found is not None
        assert list(found.nodes) == ["1", "2", "3"] and [(one.source, one.target) for one in found.edges] == lines
