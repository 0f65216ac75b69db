"""Reads networks in the text formats of Pajek (.net) and UCINET (DL)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scenarios.people.files.graph import READ, Link, Network
from scenarios.people.finding import Findings

_WORD = re.compile(r'"[^"]*"|\S+')
MOST_NODES = 20_000  # of a matrix; a list of ties may have more


def _words(line: str) -> list[str]:
    return [word.strip('"') for word in _WORD.findall(line)]


def read_pajek(text: str, findings: Findings) -> Network | None:
    """Returns the network of a Pajek file.

    *Arcs run one way, *Edges both, also as lists or a matrix.
    """
    network, part, row = Network(kind="Pajek"), "", 0
    labels: list[str] = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        words = _words(line)
        if not words or line.lstrip().startswith("%"):
            continue
        if words[0].startswith("*"):
            part, row = words[0].casefold().rstrip(":"), 0
            if part in ("*partition", "*vector", "*permutation") or (part == "*vertices" and len(words) > 2):
                what = "a network of two kinds of nodes" if part == "*vertices" else f"{words[0]}, which is no network"
                findings.error("pajek", number, "", f"is a Pajek file with {what}; {READ}")
                return None
        elif part == "*vertices":
            label = words[1] if len(words) > 1 else words[0]
            network.nodes[words[0]] = {"label": label}
            labels.append(words[0])
        elif part in ("*arcs", "*edges") and len(words) >= 2:
            amount = words[2] if len(words) > 2 else ""
            network.links.append(Link(words[0], words[1], amount, part == "*edges", number))
        elif part in ("*arcslist", "*edgeslist"):
            for other in words[1:]:
                network.links.append(Link(words[0], other, "", part == "*edgeslist", number))
        elif part == "*matrix":
            source = labels[row] if row < len(labels) else str(row + 1)
            for at, amount in enumerate(words):
                if amount.strip("0.") and at != row:
                    network.links.append(
                        Link(source, labels[at] if at < len(labels) else str(at + 1), amount, False, number)
                    )
            row += 1
    if not network.links:
        findings.error("empty", 0, "", "is a Pajek file without a tie in it")
        return None
    return network


def read_dl(text: str, findings: Findings) -> Network | None:
    """Returns the network of a DL file.

    A full matrix, an edge list or a node list, labels given or embedded.
    """
    text = text.lstrip("\ufeff \t\r\n")
    head, found, body = _divide(text, "data")
    if not found:
        findings.error("dl", 0, "", f"is UCINET DL without 'data:'; {READ}")
        return None
    options = dict(re.findall(r"(\w+)\s*=\s*(\w+)", head.casefold()))
    form = options.get("format", "fullmatrix")
    two_mode = options.get("nr", options.get("n")) != options.get("nc", options.get("n"))
    if (
        two_mode
        or options.get("nm", "1") != "1"
        or not form.startswith(("full", "edgelist1", "nodelist1", "edge", "node"))
    ):
        what = (
            "two kinds of nodes"
            if two_mode
            else f"format {form}"
            if options.get("nm", "1") == "1"
            else "several networks"
        )
        findings.error("dl", 0, "", f"is UCINET DL with {what}, which is not read; {READ}")
        return None
    size = int(options["n"]) if options.get("n", "").isdigit() else 0
    embedded = bool(re.search(r"labels?\s+embedded", head, re.IGNORECASE))
    _, labelled, given = _divide(re.sub(r"labels?\s+embedded:?", "", head, flags=re.IGNORECASE), "labels?")
    labels = re.findall(r'"[^"]*"|[^\s,]+', given) if labelled else []
    network = Network(kind="UCINET DL")
    first = text.count("\n", 0, len(text) - len(body)) + 1
    lines = [(number, _words(line.replace(",", " "))) for number, line in enumerate(body.splitlines(), start=first)]
    lines = [(number, words) for number, words in lines if words]
    if form.startswith("full"):
        if size > MOST_NODES or not size:
            findings.error("dl", 0, "", f"is a matrix in UCINET DL with n={size}; 1 to {MOST_NODES:,} are read; {READ}")
            return None
        _read_matrix(lines, size, [label.strip('"') for label in labels], embedded, network)
    else:
        _read_lists(lines, [label.strip('"') for label in labels], embedded, form.startswith("node"), network)
    if not network.links:
        findings.error("empty", 0, "", "is UCINET DL without a tie in it")
        return None
    return network


def _divide(text: str, word: str) -> tuple[str, bool, str]:
    """A text before and after `word:`."""
    parts = re.split(rf"\b{word}\s*:", text, maxsplit=1, flags=re.IGNORECASE)
    return (parts[0], True, parts[1]) if len(parts) == 2 else (text, False, "")


def _read_matrix(
    lines: Sequence[tuple[int, list[str]]], size: int, labels: list[str], embedded: bool, network: Network
) -> None:
    if embedded and lines:
        labels, lines = lines[0][1], [(number, words[1:]) for number, words in lines[1:]]
    cells = [(number, word) for number, words in lines for word in words][: size * size]
    names = [labels[at] if at < len(labels) else str(at + 1) for at in range(size)]
    for at, (number, amount) in enumerate(cells):
        source, target = divmod(at, size)
        if amount.strip("0.") and source != target:
            network.links.append(Link(names[source], names[target], amount, False, number))


def _read_lists(
    lines: Sequence[tuple[int, list[str]]], labels: list[str], embedded: bool, by_node: bool, network: Network
) -> None:
    def name(word: str) -> str:
        numbered = not embedded and word.isdigit() and 0 < int(word) <= len(labels)
        return labels[int(word) - 1] if numbered else word

    for number, words in lines:
        if by_node:
            network.links += [Link(name(words[0]), name(other), "", False, number) for other in words[1:]]
        elif len(words) >= 2:
            amount = words[2] if len(words) > 2 else ""
            network.links.append(Link(name(words[0]), name(words[1]), amount, False, number))
