"""Reads a network written as JSON.

Nodes and links, a list of links, or neighbours by person.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from scenarios.people.files.graph import READ, Link, Network
from scenarios.people.finding import Findings

_SOURCE = ("source", "from", "sender", "src", "ego", "start", "person1")
_TARGET = ("target", "to", "recipient", "receiver", "dst", "tgt", "alter", "end", "person2")
_AMOUNT = ("weight", "value", "count", "contacts", "emails", "messages", "strength", "number")
_LINKS = ("links", "edges", "ties", "relationships")
_NODES = ("nodes", "vertices", "people", "actors")


def read_json(text: str, findings: Findings) -> Network | None:
    """Returns the network of a JSON text.

    None if there is none in it (which is among the findings).
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as problem:
        message = getattr(problem, "msg", "too deep")
        findings.error("json", getattr(problem, "lineno", 0), "", f"is JSON that cannot be read: {message}")
        return None
    network = Network(kind="JSON")
    _collect(content, network)
    if not network.links:
        findings.error("json", 0, "", f"is JSON in which no links (source, target) are found; {READ}")
        return None
    return network


def _collect(content: Any, network: Network) -> None:
    if isinstance(content, Mapping):
        inner = content.get("elements") or content.get("graph")
        if isinstance(inner, Mapping) and not any(key in content for key in _LINKS):
            content = {**inner, "directed": content.get("directed", inner.get("directed"))}
        both = content.get("directed") is False
        nodes = [node for key in _NODES for node in _entries(content.get(key))]
        links = [link for key in _LINKS for link in _entries(content.get(key))]
        if links:
            _add_nodes(nodes, network)
            _add_links(links, both, network)
        elif "adjacency" in content:
            _add_nodes(nodes, network)
            for node, near in zip(nodes, content["adjacency"], strict=False):
                for one in _entries(near):
                    _add(network, node.get("id"), one.get("id"), _first(one, _AMOUNT), both)
        else:
            _add_neighbours(content, network)
    elif isinstance(content, list):
        _add_links(_entries(content), False, network)
        for pair in content:
            if (
                isinstance(pair, list)
                and 2 <= len(pair) <= 3
                and all(isinstance(part, str | int | float) for part in pair)
            ):
                _add(network, pair[0], pair[1], pair[2] if len(pair) == 3 else None, False)


def _entries(content: Any) -> list[Mapping[str, Any]]:
    """The entries of a list, those of Cytoscape without their wrapping."""
    if not isinstance(content, list):
        return []
    entries = (one.get("data", one) if isinstance(one, Mapping) else one for one in content)
    return [one for one in entries if isinstance(one, Mapping)]


def _add_nodes(nodes: Iterable[Mapping[str, Any]], network: Network) -> None:
    for number, node in enumerate(nodes):
        called = {str(key): _text(value) for key, value in node.items() if isinstance(value, str | int | float)}
        network.nodes[_text(node.get("id", node.get("name", number)))] = called


def _add_links(links: Iterable[Mapping[str, Any]], both: bool, network: Network) -> None:
    for link in links:
        kind = str(link.get("type", "")).casefold()
        _add(network, _first(link, _SOURCE), _first(link, _TARGET), _first(link, _AMOUNT), both or kind == "undirected")


def _add_neighbours(content: Mapping[str, Any], network: Network) -> None:
    """{"1001": ["1002", "1003"]} or {"1001": {"1002": 5}}."""
    for person, near in content.items():
        if isinstance(near, list):
            for one in near:
                if isinstance(one, str | int):
                    _add(network, person, one, None, False)
        elif isinstance(near, Mapping):
            for one, amount in near.items():
                if isinstance(amount, Mapping):
                    amount = _first(amount, _AMOUNT)
                if amount is None or isinstance(amount, int | float):
                    _add(network, person, one, amount, False)


def _add(network: Network, source: Any, target: Any, amount: Any, both: bool) -> None:
    source, target = (one.get("id") if isinstance(one, Mapping) else one for one in (source, target))
    if source is not None and target is not None:
        number = "" if amount is None else _text(amount)
        network.links.append(Link(_text(source), _text(target), number, both, 0))


def _first(entry: Mapping[str, Any], keys: Iterable[str]) -> Any:
    lower = {str(key).casefold(): value for key, value in entry.items()}
    return next((lower[key] for key in keys if key in lower), None)


def _text(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
