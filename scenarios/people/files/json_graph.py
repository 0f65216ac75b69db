"""Reads nodes and edges of JSON, whatever they are for.

`json_chart` and `json_ties` make something of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from scenarios.people.columns.headings import normalize
from scenarios.people.files.edges import AMOUNTS, COUNTS, Edge, find_ends, read_relation

REPORTING = "reportinglines"
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
    REPORTING,
    "edges",
    "links",
    "relationships",
    "relations",
    "connections",
    "lines",
    "linkdataarray",
    "connectors",
    "ties",
)
_INSIDE = ("graph", "elements", "data", "chart", "orgchart", "organization", "series")
_RELATIONS = ("relation", "relationship", "rel", "type", "kind", "label", "name")
_ABOUT_EDGES = {*_RELATIONS, *AMOUNTS, "id"} - {"name"}
_IDS = ("id", "key", "nodeid", "employeeid", "uid", "name", "label", "title")


@dataclass
class Graph:
    """Nodes of the file by id, and edges between ids, also of nodes that are not listed."""

    nodes: dict[str, dict[str, Any]]
    lists: dict[str, list[Edge]]
    """Edges by the word for their list, reporting lines first and ties last; there is at least one list."""
    ends: tuple[str, str]
    """Names of the two ends in the file."""
    varied: bool = False
    """Do the edges bear different numbers, as contacts do?"""
    bare: bool = False
    """Do all edges say no more than their two ends, and perhaps what joins them?"""
    doubled: int = 0
    """Nodes whose id another node has already."""
    loose: int = 0
    """Entries among the edges that do not have two ends."""

    @property
    def edges(self) -> list[Edge]:
        """The edges of the first list."""
        return next(iter(self.lists.values()))


def find_graph(content: Any) -> Graph | None:
    """Returns nodes and edges that JSON holds, at the top or below; None = it holds none."""
    return _find(content, None)


def find_inside(content: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yields the objects in which a file may hold all it has to say."""
    by_name = _by_name(content)
    values = [by_name[key] for key in _INSIDE if by_name.get(key)]
    alone = (one[0] if isinstance(one, list) and len(one) == 1 else one for one in values)
    return (one for one in alone if isinstance(one, dict))


def write_value(value: Any) -> str:
    """Returns a value as text; 7.0 is 7."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def read_amount(entry: Mapping[str, Any]) -> str:
    """Returns the number that an edge bears; "" = none."""
    return _read_number(_by_name(entry), AMOUNTS)


def _find(content: Any, directed: Any) -> Graph | None:
    if isinstance(content, list):
        return _make_graph([], {"": _unwrap(content)}, both=False) if _are_edges(content) else None
    if not isinstance(content, dict):
        return None
    by_name = _by_name(content)
    directed = by_name.get("directed") if directed is None else directed
    nodes = next((found for key in _NODES if (found := _unwrap(by_name.get(key)))), [])
    lists = {key: _unwrap(by_name[key]) for key in _EDGES if _are_edges(by_name.get(key))}
    if not lists and _are_edges(pairs := _name_ends(by_name.get("data"), by_name.get("keys"))):
        lists = {"data": pairs}
    if not lists and nodes and isinstance(by_name.get("adjacency"), list):
        lists = {"adjacency": _list_neighbours(nodes, by_name["adjacency"])}
    if lists:
        return _make_graph(nodes, lists, both=directed is False)
    return next((graph for inner in find_inside(content) if (graph := _find(inner, directed)) is not None), None)


def _are_edges(content: Any) -> bool:
    return any(map(find_ends, _unwrap(content)))


def _unwrap(content: Any) -> list[dict[str, Any]]:
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


def _name_ends(rows: Any, keys: Any) -> list[dict[str, Any]]:
    """Entries of rows whose parts are named once for all.

    As in `{"keys": ["from", "to"], "data": [["a", "b"]]}`.
    """
    if not isinstance(rows, list) or not isinstance(keys, list):
        return []
    return [dict(zip(map(str, keys), row, strict=False)) if isinstance(row, list) else row for row in rows]


def _list_neighbours(nodes: Sequence[Mapping[str, Any]], near: Sequence[Any]) -> list[dict[str, Any]]:
    """Edges of lists of neighbours, one for each node in the order of the nodes.

    So networkx writes them.
    """
    return [
        {**one, "source": _first(_by_name(node), _IDS, at), "target": _first(_by_name(one), _IDS)}
        for at, (node, entries) in enumerate(zip(nodes, near, strict=False))
        for one in _unwrap(entries)
    ]


def _make_graph(entries: Sequence[dict[str, Any]], lists: Mapping[str, list[dict[str, Any]]], both: bool) -> Graph:
    """The graph of entries that are nodes and of lists of entries that are edges."""
    joined = {name: [(one, ends) for one in raw if (ends := find_ends(one))] for name, raw in lists.items()}
    given = [one[key] for pairs in joined.values() for one, ends in pairs for key in ends]
    words, by_word = _order_ids(entries, given), [_by_name(one) for one in entries]
    keys = [write_value(_first(node, words, at)) for at, node in enumerate(by_word)]
    at_positions = keys if _are_positions(given, keys) else None
    edges = {}
    for name, pairs in joined.items():
        read = (_read_edge(one, ends, name, words, at_positions) for one, ends in pairs)
        whole = (one for one in read if one.source and one.target)
        edges[name] = [replace(one, both_ways=True) if both else one for one in whole]
    first = next(iter(joined.values()))
    loose = sum(map(len, lists.values())) - sum(map(len, edges.values()))
    counts = {_read_number(_by_name(one), COUNTS) for one, _ in first}
    bare = not loose and all(_is_bare(one, ends) for one, ends in first)
    nodes = dict(zip(keys, entries, strict=True))
    return Graph(nodes, edges, first[0][1], len(counts) > 1, bare, len(keys) - len(nodes), loose)


def _order_ids(entries: Sequence[Mapping[str, Any]], given: Sequence[Any]) -> list[str]:
    """Words for ids, those first by which the nodes are named at most ends of edges."""
    ends = {write_value(value) for value in given if isinstance(value, str | int | float)}
    values: dict[str, set[str]] = {word: set() for word in _IDS}
    for entry in entries:
        for key, value in entry.items():
            if (word := normalize(key)) in values and isinstance(value, str | int | float):
                values[word].add(write_value(value))
    return sorted(_IDS, key=lambda word: -len(ends & values[word]))


def _are_positions(given: Sequence[Any], keys: Sequence[str]) -> bool:
    """Are the ends places in the list of nodes?

    They are whole numbers in it, and no node has one as id.
    """
    ends = {value for value in given if value is not None and not isinstance(value, dict | list)}
    inside = all(type(value) is int and 0 <= value < len(keys) for value in ends)
    return bool(ends) and inside and set(map(str, ends)).isdisjoint(keys)


def _read_edge(
    entry: Mapping[str, Any], ends: tuple[str, str], name: str, words: Sequence[str], positions: Sequence[str] | None
) -> Edge:
    """The edge of an entry of the list of this name.

    Where no word of its own says what it is, the name of the list (ties) or of its ends (sender) may.
    """
    source, target = (_read_end(entry[key], words, positions) for key in ends)
    by_name = _by_name(entry)
    relation = next((value for key in _RELATIONS if isinstance(value := by_name.get(key), str) and value), "")
    if not relation:
        relation = next((word for word in (name, *ends) if read_relation(word) == "tie"), "")
    both = str(by_name.get("type", "")).casefold() == "undirected"
    return Edge(source, target, relation, _read_number(by_name, AMOUNTS), both)


def _read_end(value: Any, words: Sequence[str], positions: Sequence[str] | None) -> str:
    """The id of an end: as it is, of the entry it holds, or of the node at this position."""
    if isinstance(value, dict):
        value = _first(_by_name(value), words)
    elif positions is not None and value is not None:
        return positions[int(value)]
    return "" if value is None else write_value(value)


def _read_number(by_name: Mapping[str, Any], words: Sequence[str]) -> str:
    for word in words:
        value = by_name.get(word)
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            return write_value(value)
    return ""


def _is_bare(entry: Mapping[str, Any], ends: tuple[str, str]) -> bool:
    return all(key in ends or normalize(key) in _ABOUT_EDGES for key in entry)


def _by_name(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {normalize(key): value for key, value in entry.items()}


def _first(by_name: Mapping[str, Any], words: Sequence[str], other: Any = None) -> Any:
    return next((by_name[word] for word in words if by_name.get(word) is not None), other)
