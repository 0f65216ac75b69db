"""Makes a network of ties of JSON: of nodes and edges, of pairs, or of neighbours by person."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from scenarios.people.columns.headings import likeness
from scenarios.people.files.graph import READ, Link, Network
from scenarios.people.files.json_graph import REPORTING, Graph, find_graph, find_inside, read_amount, write_value
from scenarios.people.finding import Findings


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
    graph = find_graph(content)
    if graph is not None and not (isinstance(content, list) and likeness(graph.ends[0], "manager") == 3):
        _add_graph(graph, network, findings)
    elif isinstance(content, list):
        _add_pairs(content, network)
    elif isinstance(content, Mapping):
        _add_neighbours(next(find_inside(content), content), network)
    if not network.links:
        findings.error("json", 0, "", f"is JSON in which no links (source, target) are found; {READ}")
        return None
    return network


def _add_graph(graph: Graph, network: Network, findings: Findings) -> None:
    """Adds the edges of all lists as ties.

    Those of reporting lines only where there are no others.
    """
    for key, node in graph.nodes.items():
        network.nodes[key] = {
            name: write_value(value) for name, value in node.items() if isinstance(value, str | int | float)
        }
    for name, edges in graph.lists.items():
        if name == REPORTING and len(graph.lists) > 1:
            findings.note("json", f"its {len(edges):,} reporting lines are not read as ties")
            continue
        network.links += [Link(one.source, one.target, one.amount, one.both_ways) for one in edges]
    if graph.loose:
        findings.note("json", f"{graph.loose:,} links without two ends are not read")


def _add_pairs(content: list[Any], network: Network) -> None:
    """Adds [["1001", "1002"], ["1001", "1003", 5]].

    In a list of people these would be rows of a table.
    """
    for pair in content:
        if isinstance(pair, list) and 2 <= len(pair) <= 3 and all(isinstance(part, str | int | float) for part in pair):
            _add(network, pair[0], pair[1], pair[2] if len(pair) == 3 else "")


def _add_neighbours(content: Mapping[str, Any], network: Network) -> None:
    """Adds {"1001": ["1002", "1003"]} or {"1001": {"1002": 5}}.

    In a list of people this may be anything.
    """
    for person, near in content.items():
        if isinstance(near, list):
            for one in near:
                if isinstance(one, str | int):
                    _add(network, person, one, "")
        elif isinstance(near, Mapping):
            for one, amount in near.items():
                if isinstance(amount, Mapping):
                    _add(network, person, one, read_amount(amount))
                elif amount is None or isinstance(amount, int | float):
                    _add(network, person, one, "" if amount is None else amount)


def _add(network: Network, source: Any, target: Any, amount: Any) -> None:
    network.links.append(Link(write_value(source), write_value(target), write_value(amount)))
