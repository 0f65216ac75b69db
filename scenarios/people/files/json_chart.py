"""Makes an org chart of nodes and edges of JSON.

These are the nodes that are people, and the managers of each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scenarios.people.columns.headings import likeness, normalize
from scenarios.people.files import json_groups
from scenarios.people.files.edges import choose_end, read_relation
from scenarios.people.files.json_graph import Graph, find_graph
from scenarios.people.files.json_listed import BELOW
from scenarios.people.finding import Findings


@dataclass
class OrgChart:
    """The nodes that are people, and the managers of each; no `above` = no hierarchy."""

    nodes: dict[str, dict[str, Any]]
    above: dict[str, list[str]] | None = None
    heading: str = ""


def find_chart(content: Any) -> Graph | None:
    """Returns the nodes and edges of JSON that may be an org chart; None = it holds none.

    Edges without nodes say no more than edges do, or they are people with days (from, to). People below the nodes
    are an org chart by themselves.
    """
    graph = find_graph(content)
    if graph is None or (isinstance(content, list) and not graph.bare):
        return None
    return None if BELOW & set(map(normalize, _list_inner(graph.nodes))) else graph


def read_chart(graph: Graph, asked: str, findings: Findings) -> OrgChart | None:
    """Returns people and managers of a graph.

    None if no hierarchy can be read (which is among the findings). `asked`: the end that --map calls the manager.
    """
    count = f"{len(graph.edges):,} edges"
    by_nodes = any(_names_manager(node) for node in graph.nodes.values())
    ends = dict.fromkeys(end for edge in graph.edges for end in (edge.source, edge.target))
    nodes = graph.nodes | {end: {"id": end} for end in ends if end not in graph.nodes}
    if graph.doubled:
        findings.error("json", 0, "", f"{graph.doubled:,} nodes have the id of another node; give each its own")
        return None
    if graph.nodes and len(nodes) > len(graph.nodes):
        what = f"{len(nodes) - len(graph.nodes):,} ends of edges are no node of the list"
        findings.warning("json", 0, "", what, "each is read as a node")
    _note_unread(graph, findings)
    if asked and normalize(asked) not in map(normalize, graph.ends):
        if asked.casefold() == "none":
            findings.note("json", f"its {count} are not read: no manager is asked for")
        return OrgChart(nodes)
    if by_nodes and not asked:
        findings.note("json", f"its {count} are not read: the nodes name their managers themselves")
        return OrgChart(nodes)
    lines = _directed(graph, asked, findings)
    if lines is None:
        return None
    people = json_groups.find_people(nodes)
    heading = asked or "manager (by the edges)"
    if len(people) < len(nodes):
        return OrgChart(*json_groups.read_members(nodes, people, lines, findings), heading)
    above: dict[str, list[str]] = {}
    for boss, person in dict.fromkeys(lines):
        above.setdefault(person, []).append(boss)
    return OrgChart(nodes, above, heading)


def _note_unread(graph: Graph, findings: Findings) -> None:
    """Notes which entries of the file are neither people nor lines between them."""
    if inner := _list_inner(graph.nodes):
        names = ", ".join(f"'{name}'" for name in inner)
        findings.note("json", f"entries inside the nodes are not people and not read: {names}")
    if graph.loose:
        findings.note("json", f"{graph.loose:,} edges without two ends are not read")
    others = list(graph.lists)[1:]
    if others:
        findings.note("json", f"further edges are not read: {', '.join(others)}; give contacts with --ties")


def _list_inner(nodes: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The keys of nodes under which more entries stand."""
    inner = {key for node in nodes.values() for key, value in node.items() if _holds_entries(value)}
    return sorted(inner)


def _holds_entries(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


def _directed(graph: Graph, asked: str, findings: Findings) -> list[tuple[str, str]] | None:
    """The edges of reporting as pairs of manager and person."""
    source, target = graph.ends
    if asked or likeness(source, "manager") == 3:
        down = not asked or normalize(asked) == normalize(source)
        return [(edge.source, edge.target) if down else (edge.target, edge.source) for edge in graph.edges]
    read = [read_relation(edge.relation) for edge in graph.edges]
    plain = [edge for edge, end in zip(graph.edges, read, strict=True) if not end]
    ties = len(graph.edges) if graph.varied and len(plain) == len(graph.edges) else read.count("tie")
    choice = f"say --map 'manager={source}' or --map 'manager={target}', or --map manager=none for no hierarchy"
    if ties == len(graph.edges):
        what = f"its {ties:,} edges are contacts, not reporting lines, and no node names a manager"
        findings.error("json", 0, "", f"{what}; give contacts with --ties; if they are reporting lines, {choice}")
        return None
    if ties:
        findings.note("json", f"{ties:,} edges are contacts, not reporting lines, and not read; give them with --ties")
    end, why = choose_end(plain) if plain else ("source", "")
    if end is None:
        findings.error("json", 0, "", f"its edges cannot be read as reporting lines: {why}; {choice}")
        return None
    if plain:
        boss, person = (source, target) if end == "source" else (target, source)
        findings.note(
            "json", f"{len(plain):,} edges are read as reporting lines: '{boss}' is the manager of '{person}'"
        )
    if known := len(graph.edges) - ties - len(plain):
        findings.note("json", f"{known:,} edges are read as reporting lines by the word of their relation")
    pairs = zip(graph.edges, read, strict=True)
    return [
        (edge.source, edge.target) if (by_word or end) == "source" else (edge.target, edge.source)
        for edge, by_word in pairs
        if by_word != "tie"
    ]


def _names_manager(node: Mapping[str, Any]) -> bool:
    values = (value for key, value in node.items() if likeness(str(key), "manager") == 3)
    return any(value not in (None, "") and not isinstance(value, bool) for value in values)
