"""Reads shapes and lines of a diagram, as Lucidchart exports them, as people and lines."""

from __future__ import annotations

import json
from collections.abc import Sequence

from scenarios.people.columns.headings import normalize
from scenarios.people.files.delimited import Row

_ENDS = ("linesource", "linedestination")
_NOT_PEOPLE = set("line page document group legend image".split())


def read_shapes(rows: Sequence[Row]) -> str | None:
    """Returns a table of shapes as JSON with nodes and edges; None where it is another table.

    A node is a shape with a text, whose first line is the name.
    """
    if not rows:
        return None
    heading = [normalize(cell) for cell in rows[0][1]]
    if "id" not in heading or any(end not in heading for end in _ENDS):
        return None
    own, kind = heading.index("id"), heading.index("name") if "name" in heading else -1
    source, target = map(heading.index, _ENDS)
    texts = [at for at, name in enumerate(heading) if name.startswith("textarea")]
    nodes, edges = [], []
    for _, cells in rows[1:]:
        cells = [*map(str.strip, cells), *[""] * (len(heading) - len(cells))]
        said = [line.strip() for at in texts for line in cells[at].split("\n") if line.strip()]
        if cells[source] and cells[target]:
            edges.append({"source": cells[source], "target": cells[target], **({"label": said[0]} if said else {})})
        elif said and cells[own] and normalize(cells[kind] if kind >= 0 else "") not in _NOT_PEOPLE:
            nodes.append({"id": cells[own], "name": said[0], **({"title": said[1]} if len(said) > 1 else {})})
    return json.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False) if nodes and edges else None
