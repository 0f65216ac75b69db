"""Nodes and edges of JSON become people with their managers, or a message says why not."""

import json
from typing import Any

import pytest

from scenarios.people import Finding, Wishes, read_organization
from scenarios.people.files.json_graph import find_graph
from scenarios.people.files.network import read_network
from scenarios.people.finding import Findings
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


def tree(listed: str = "nodes", joined: str = "edges", ends: str = "source target") -> dict[str, Any]:
    """A chart of four in the words given, whose edges say that they are reporting lines."""
    first, second = ends.split()
    lines = [{first: f"e{one}", second: f"e{other}", "relation": "manages"} for one, other in DOWN]
    return {listed: nodes(4), joined: lines}


def ties(content: Any) -> list[tuple[str, str, str]]:
    """The ends and numbers of the links of this JSON."""
    network = read_network(json.dumps(content), findings := Findings())
    assert network is not None, findings.found
    return [(one.source, one.target, one.amount) for one in network.links]


NAMELESS = {"nodes": [{"title": f"e{at}"} for at in range(1, 5)]}
BY_PLACE = [{"source": one - 1, "target": other - 1, "relation": "manages"} for one, other in DOWN]
NEAR = [[{"id": f"e{other}", "relation": "manages"} for one, other in DOWN if one == at] for at in range(1, 5)]


@pytest.mark.parametrize(
    "content",
    [
        *(tree(listed=word) for word in ("vertices", "people", "actors", "employees", "nodeDataArray", "shapes")),
        *(tree(joined=word) for word in ("links", "ties", "relationships", "connections", "reportingLines")),
        *(tree(joined=word) for word in ("linkDataArray", "connectors")),
        *(tree(ends=words) for words in ("from to", "sender recipient", "src tgt", "src dst", "ego alter")),
        *(tree(ends=words) for words in ("beginItemKey endItemKey", "fromNode toNode", "parent child", "source dst")),
        *({word: tree()} for word in ("graph", "elements", "data", "chart")),
        {"elements": {key: [{"data": one} for one in entries] for key, entries in tree().items()}},
        {"nodes": {f"e{at}": {"unit": "A"} for at in range(1, 5)}, "edges": tree()["edges"]},
        {"nodes": [{"key": one["id"], "id": 70 + at} for at, one in enumerate(nodes(4))], "edges": tree()["edges"]},
        {**NAMELESS, "edges": BY_PLACE},
        {"nodes": nodes(4), "adjacency": NEAR},
    ],
)
def test_what_is_read_as_ties_is_read_as_a_chart_and_the_other_way(content: dict[str, Any]) -> None:
    graph = find_graph(content)
    assert graph is not None
    wanted = [(f"e{one}", f"e{other}") for one, other in DOWN]
    assert [(one.source, one.target) for one in graph.edges] == wanted
    assert managers(content) == [-1, 0, 0, 1]
    assert [(source, target) for source, target, _ in ties(content)] == wanted


@pytest.mark.parametrize("words", [{"joined": "ties"}, {"ends": "sender recipient"}, {"ends": "person1 person2"}])
def test_words_for_contacts_make_no_hierarchy_unless_it_is_asked_for(words: dict[str, str]) -> None:
    content = tree(**words)
    for edge in content[words.get("joined", "edges")]:
        del edge["relation"]
    assert "contacts, not reporting lines" in why_not(content)
    assert managers(content, manager=words.get("ends", "source").split()[0]) == [-1, 0, 0, 1]


def test_a_number_is_the_amount_of_a_tie_and_no_sign_of_contacts() -> None:
    content = {"nodes": nodes(4), "edges": [{**one, "number": at} for at, one in enumerate(edges(*DOWN))]}
    assert managers(content) == [-1, 0, 0, 1]
    assert [amount for *_, amount in ties(content)] == ["0", "1", "2"]


def test_reporting_lines_beside_contacts_are_the_chart_and_the_contacts_are_the_ties() -> None:
    content = {"nodes": nodes(4), "links": edges((4, 3), (2, 3)), "reportingLines": edges(*DOWN)}
    assert managers(content) == [-1, 0, 0, 1]
    assert ties(content) == [("e4", "e3", ""), ("e2", "e3", "")]


def test_ends_that_may_be_ids_are_never_taken_for_places() -> None:
    content = {"nodes": [{"id": at} for at in (1, 2, 3)], "links": [{"source": 1, "target": at} for at in (0, 2, 3)]}
    assert ties(content) == [("1", "0", ""), ("1", "2", ""), ("1", "3", "")]


def test_a_list_of_people_with_their_managers_is_no_list_of_ties() -> None:
    people = [{"employee": "e2", "manager": "e1"}, {"employee": "e3", "manager": "e1"}]
    findings = Findings()
    assert read_network(json.dumps(people), findings) is None
    assert "no links" in findings.found[0].what


def test_edges_that_lack_an_end_are_counted_in_a_note() -> None:
    content = {"nodes": nodes(4), "edges": [*edges(*DOWN), {"source": "e1"}, {"source": None, "target": "e1"}]}
    firm, found = read(content)
    assert firm is not None and firm.manager.tolist() == [-1, 0, 0, 1]
    assert any(one.what == "2 edges without two ends are not read" for one in found)


def test_pairs_whose_ends_are_named_once_for_all_are_edges() -> None:
    pairs = [[f"e{one}", f"e{other}"] for one, other in DOWN]
    content = {"title": {"text": "Chart"}, "series": [{"keys": ["from", "to"], "data": pairs, "nodes": nodes(4)}]}
    assert managers(content) == [-1, 0, 0, 1]
    assert [(source, target) for source, target, _ in ties(content)] == [(one, other) for one, other in pairs]
