"""Finds out which kind of network file a text is, and reads it."""

from __future__ import annotations

import re

from scenarios.people.files import graph_text, graph_xml, json_ties
from scenarios.people.files.graph import READ, Network
from scenarios.people.finding import Findings


def read_network(text: str, findings: Findings) -> Network | None:
    """Returns the network of a text that is JSON, GraphML, GEXF, Pajek or UCINET DL.

    None for any other text, and for one of these that cannot be read, which is then among the findings.
    """
    start = text.lstrip("\ufeff \t\r\n")[:2000]
    if start[:1] in ("{", "["):
        return json_ties.read_json(text, findings)
    if start[:1] == "<":
        return graph_xml.read_xml(text, findings)
    if re.match(r"\*(vertices|network)\b", start, re.IGNORECASE):
        return graph_text.read_pajek(text, findings)
    if re.match(r"dl\b[\s,]", start, re.IGNORECASE):
        return graph_text.read_dl(text, findings)
    if re.match(r"graph\s*\[|creator\s+\"|(strict\s+)?(di)?graph\s*\w*\s*\{", start, re.IGNORECASE):
        kind = "GML" if "[" in start[:200] else "a DOT file of Graphviz"
        findings.error("binary", 0, "", f"is {kind}, which is not read; {READ}")
    return None
