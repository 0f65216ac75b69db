"""Reads nodes and edges of JSON as an org chart: a row for each node, with its manager."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scenarios.people.columns.headings import likeness, normalize
from scenarios.people.files import json_groups
from scenarios.people.files.edges import Edge, choose_end, find_ends, read_relation
from scenarios.people.finding import Findings

_NODES = (
    "nodes",
    "vertices",
    "people",
    "entries",
    "employees",
    "persons",
    "actors",
    "staff",
    "members",
    "nodedataarray",
    "shapes",
)
_EDGES = (
    "edges",
    "links",
    "relationships",
    "relations",
    "connections",
    "lines",
    "reportinglines",
    "linkdataarray",
    "connectors",
)
_INSIDE = ("graph", "elements", "data", "chart", "orgchart", "organization")
_RELATIONS = ("relation", "relationship", "rel", "type", "kind", "label", "name")
_AMOUNTS = ("weight", "value", "count", "contacts", "emails", "messages", "strength")
_ABOUT_EDGES = {*_RELATIONS, *_AMOUNTS, "id"} - {"name"}
_BELOW = {"children", "reports", "directreports", "subordinates", "employees", "members", "people", "staff"}
_IDS = ("id", "key", "nodeid", "employeeid", "uid", "name", "label", "title")


@dataclass
class Graph:
    """Nodes by id, edges between them, and the names of their two ends in the file."""

    nodes: dict[str, dict[str, Any]]
    edges: list[Edge]
    ends: tuple[str, str]
    varied: bool = False
    """Do the edges bear different numbers, as contacts do?"""
    inner: list[str] = field(default_factory=list)
    """Keys of nodes under which more entries stand."""
    doubled: int = 0
    """Nodes whose id another node has already."""
    added: int = 0
    """Ends of edges that are no node of the list, each read as a node."""


@dataclass
class OrgChart:
    """The nodes that are people, and the managers of each; no `above` = no hierarchy."""

    nodes: dict[str, dict[str, Any]]
    above: dict[str, list[str]] | None = None
    heading: str = ""


def find_graph(content: Any) -> Graph | None:
    """Returns nodes and edges that JSON holds, at the top or below; None = it holds none."""
    if isinstance(content, list):
        return _make_graph([], content) if _are_edges(content) and all(map(_is_bare, content)) else None
    if not isinstance(content, dict):
        return None
    by_name = {normalize(str(key)): value for key, value in content.items()}
    edges = next((by_name[key] for key in _EDGES if _are_edges(by_name.get(key))), None)
    if edges is not None:
        graph = _make_graph(next((by_name[key] for key in _NODES if by_name.get(key)), []), edges)
        return None if _BELOW & set(map(normalize, graph.inner)) else graph
    inner = (find_graph(by_name[key]) for key in _INSIDE if isinstance(by_name.get(key), dict))
    return next((graph for graph in inner if graph is not None), None)


def read_chart(graph: Graph, asked: str, findings: Findings) -> OrgChart | None:
    """Returns people and managers of a graph.

    None if no hierarchy can be read (which is among the findings). `asked`: the end that --map calls the manager.
    """
    count = f"{len(graph.edges):,} edges"
    by_nodes = any(_names_manager(node) for node in graph.nodes.values())
    if graph.doubled:
        findings.error("json", 0, "", f"{graph.doubled:,} nodes have the id of another node; give each its own")
        return None
    if graph.added:
        what = f"{graph.added:,} ends of edges are no node of the list"
        findings.warning("json", 0, "", what, "each is read as a node")
    if graph.inner:
        names = ", ".join(f"'{name}'" for name in graph.inner)
        findings.note("json", f"entries inside the nodes are not people and not read: {names}")
    if asked and normalize(asked) not in map(normalize, graph.ends):
        if asked.casefold() == "none":
            findings.note("json", f"its {count} are not read: no manager is asked for")
        return OrgChart(graph.nodes)
    if by_nodes and not asked:
        findings.note("json", f"its {count} are not read: the nodes name their managers themselves")
        return OrgChart(graph.nodes)
    lines = _directed(graph, asked, findings)
    if lines is None:
        return None
    people = json_groups.find_people(graph.nodes)
    heading = asked or "manager (by the edges)"
    if len(people) < len(graph.nodes):
        return OrgChart(*json_groups.read_members(graph.nodes, people, lines, findings), heading)
    above: dict[str, list[str]] = {}
    for boss, person in dict.fromkeys(lines):
        above.setdefault(person, []).append(boss)
    return OrgChart(graph.nodes, above, heading)


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


def _are_edges(content: Any) -> bool:
    entries = _entries(content)
    return bool(entries) and len(entries) == len(content) and all(find_ends(map(str, one)) for one in entries)


def _entries(content: Any) -> list[dict[str, Any]]:
    """The entries of a list or of a mapping by id, without a wrapping such as that of Cytoscape."""
    if isinstance(content, Mapping):
        content = [{"id": key, **one} if isinstance(one, dict) else one for key, one in content.items()]
    if not isinstance(content, list):
        return []
    return [
        {**{key: value for key, value in one.items() if key not in ("data", "position", "style")}, **one["data"]}
        if isinstance(one.get("data"), dict)
        else one
        for one in content
        if isinstance(one, dict)
    ]


def _is_bare(edge: Mapping[str, Any]) -> bool:
    """Does an edge say no more than its two ends, and perhaps what joins them?"""
    more = [key for key in edge if key not in (find_ends(edge) or ()) and normalize(key) not in _ABOUT_EDGES]
    return not more and all(edge[key] not in (None, "") for key in find_ends(edge) or ())


def _make_graph(content: Any, given: Any) -> Graph:
    """The graph of lists of nodes and of edges; who stands only in edges is a node too."""
    raw = _entries(given)
    ends = find_ends(map(str, raw[0])) or ("source", "target")
    entries = _entries(content)
    keys = [str(_first(node, _IDS, at)) for at, node in enumerate(entries)]
    nodes = dict(zip(keys, entries, strict=True))
    edges, amounts = [], set()
    for one in raw:
        both = find_ends(map(str, one)) or ends
        source, target = (_end(one[key], nodes, keys) for key in both)
        relation = next((str(value) for key in _RELATIONS if isinstance(value := _first(one, (key,), None), str)), "")
        amounts.add(str(_first(one, _AMOUNTS, "")))
        if source and target:
            edges.append(Edge(source, target, relation))
            nodes.setdefault(source, {"id": source})
            nodes.setdefault(target, {"id": target})
    doubled, added = len(keys) - len(set(keys)), len(nodes) - len(set(keys)) if keys else 0
    inner = {str(key) for node in nodes.values() for key, value in node.items() if _holds_entries(value)}
    return Graph(nodes, edges, ends, len(amounts) > 1, sorted(inner), doubled, added)


def _holds_entries(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


def _end(value: Any, nodes: Mapping[str, Any], keys: Sequence[str]) -> str:
    """The id of an end: as it is, of the entry it holds, or of the node at this position."""
    if isinstance(value, dict):
        value = _first(value, _IDS, "")
    if value is None:
        return ""
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if text not in nodes and isinstance(value, int) and 0 <= value < len(keys):
        return keys[value]
    return text


def _first(entry: Mapping[str, Any], keys: Sequence[str], other: Any) -> Any:
    by_name = {normalize(str(key)): value for key, value in entry.items()}
    return next((by_name[key] for key in keys if by_name.get(key) is not None), other)
