"""Reads a network written as XML: GraphML and GEXF, in any of their versions."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from scenarios.people.files.edges import AMOUNTS
from scenarios.people.files.graph import READ, Link, Network
from scenarios.people.finding import Findings


def read_xml(text: str, findings: Findings) -> Network | None:
    """Returns the network of a GraphML or GEXF text.

    None if it is neither (which is among the findings).
    """
    try:
        root = ElementTree.fromstring(text.lstrip("\ufeff \t\r\n").encode("utf-8", "surrogatepass"))
    except ElementTree.ParseError as problem:
        line = problem.position[0]
        findings.error("xml", line, "", f"is XML that cannot be read here; {READ}")
        return None
    except (ValueError, LookupError):
        findings.error("xml", 0, "", f"is XML whose encoding cannot be read; {READ}")
        return None
    kind = _name(root)
    network = Network(kind={"graphml": "GraphML", "gexf": "GEXF"}.get(kind, ""))
    if kind == "graphml":
        _read_graphml(root, network)
    elif kind == "gexf":
        _read_gexf(root, network)
    else:
        findings.error("xml", 0, "", f"is XML ({kind[:30]}), but neither GraphML nor GEXF; {READ}")
        return None
    if not network.links:
        findings.error("empty", 0, "", f"is {network.kind} without a tie in it")
        return None
    return network


def _name(element: ElementTree.Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rsplit("}", 1)[-1].casefold() if isinstance(element.tag, str) else ""


def _all(root: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    return (element for element in root.iter() if _name(element) == name)


def _amount(called: dict[str, str]) -> str:
    lower = {key.casefold(): value for key, value in called.items()}
    return next((lower[key] for key in AMOUNTS if key in lower), "")


def _read_graphml(root: ElementTree.Element, network: Network) -> None:
    names = {key.get("id", ""): key.get("attr.name", key.get("id", "")) for key in _all(root, "key")}
    usual = {
        key.get("id", ""): (part.text or "").strip()
        for key in _all(root, "key")
        if key.get("for") in ("edge", "all")
        for part in key
        if _name(part) == "default"
    }
    both = any(graph.get("edgedefault") == "undirected" for graph in _all(root, "graph"))

    def called(element: ElementTree.Element, first: dict[str, str]) -> dict[str, str]:
        found = {names.get(key, key): text for key, text in first.items()}
        for data in element:
            if _name(data) == "data":
                text = "".join(data.itertext()).strip()  # yEd puts the label some elements further down
                found[names.get(data.get("key", ""), data.get("key", ""))] = text
        return found

    for node in _all(root, "node"):
        network.nodes[node.get("id", "")] = called(node, {})
    for edge in _all(root, "edge"):
        way = edge.get("directed")
        two = both if way is None else way.casefold() in ("false", "0")
        network.links.append(Link(edge.get("source", ""), edge.get("target", ""), _amount(called(edge, usual)), two))


def _read_gexf(root: ElementTree.Element, network: Network) -> None:
    usual = next((graph.get("defaultedgetype", "undirected") for graph in _all(root, "graph")), "undirected")
    names = {one.get("id", ""): one.get("title", "") for one in _all(root, "attribute")}
    for node in _all(root, "node"):
        called = {"label": node.get("label", "")}
        for value in _all(node, "attvalue"):
            called[names.get(value.get("for", value.get("id", "")), "")] = value.get("value", "")
        network.nodes[node.get("id", "")] = called
    for edge in _all(root, "edge"):
        values = {names.get(one.get("for", ""), ""): one.get("value", "") for one in _all(edge, "attvalue")}
        amount = edge.get("weight") or _amount(values)
        both = (edge.get("type") or usual).casefold() in ("undirected", "mutual")
        network.links.append(Link(edge.get("source", ""), edge.get("target", ""), amount, both))
