"""People and ties of runs as files: tables in Parquet or CSV, graphs in GraphML or GEXF."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.runs.kept_people import People, in_week, name_units
from simulation.errors import UserError

if TYPE_CHECKING:
    from numpy.typing import NDArray

GRAPHS = (".graphml", ".gexf")


def has_parquet() -> bool:
    """Return whether Parquet can be written here."""
    return find_spec("pyarrow") is not None


def table_bytes(table: Mapping[str, NDArray[Any]], ending: str) -> bytes:
    """Return a table as the bytes of a `.parquet` or `.csv` file."""
    import pandas as pd

    frame = pd.DataFrame(dict(table))
    if ending == ".parquet":
        found: bytes = frame.to_parquet(index=False)
        return found
    return frame.to_csv(index=False, lineterminator="\n").encode()


def graph_bytes(found: People, week: int, ending: str) -> bytes:
    """Return people and ties of a kept week as the bytes of a `.graphml` or `.gexf` file.

    Raises UserError where that week, or no ties at all, were kept.
    """
    import networkx as nx

    from simulation.mesa_support.graph import build_graph

    if not found.ties:
        raise UserError("no ties were kept: `keep: {ties: true}` in the study keeps them")
    weeks = np.unique(found.people["week"]).tolist()
    if week not in weeks:
        nearest = min(weeks, key=lambda one: abs(one - week))
        raise UserError(f"--week: {week} was not kept; the nearest kept is {nearest}")
    ties = in_week(found.ties, week)
    graph = build_graph(in_week(found.people, week), (ties["source"], ties["target"], ties["weight"]), found.units)
    buffer = io.BytesIO()
    if ending == ".graphml":
        nx.write_graphml(graph, buffer)
        return buffer.getvalue()
    nx.write_gexf(graph, buffer)
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", buffer.getvalue())  # the same run gives the same bytes


def people_files(found: People) -> dict[str, bytes]:
    """Return the files of one run by name: tables, and a graph a kept week in both formats."""
    ending = ".parquet" if has_parquet() else ".csv"
    files = {f"people{ending}": table_bytes(name_units(found), ending)}
    if not found.ties:
        return files
    files[f"ties{ending}"] = table_bytes(found.ties, ending)
    for week in np.unique(found.people["week"]).tolist():
        files |= {f"week-{week}{graph}": graph_bytes(found, week, graph) for graph in GRAPHS}
    return files


def check_graph(path: Path) -> str:
    """Return the ending of a file of a graph; raises UserError for another one."""
    if path.suffix not in GRAPHS:
        raise UserError(f"--to: '{path}' should end in {' or '.join(GRAPHS)}")
    return path.suffix
