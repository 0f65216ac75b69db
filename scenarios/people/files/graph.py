"""A network as a file gives it: nodes by id with all they are called, and links between ids."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Link:
    """One link; without a number of its own it counts once."""

    source: str
    target: str
    amount: str = ""
    both_ways: bool = False
    line: int = 0


@dataclass
class Network:
    """Links, and for each node what else it is called (label, attributes), by id."""

    links: list[Link] = field(default_factory=list)
    nodes: dict[str, dict[str, str]] = field(default_factory=dict)
    kind: str = ""


READ = "save the ties as CSV (source, target, weight), GraphML, GEXF, Pajek or UCINET DL"
