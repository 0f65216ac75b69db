"""An organization as a networkx graph: people with their states, and who turns to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from simulation.errors import UserError, did_you_mean

if TYPE_CHECKING:
    import networkx as nx

IDENTITY = ("seat", "holder", "unit", "manager")
"""What names a person in tables and graphs: the seat, its holder so far, the unit, the line manager's seat."""
EVERYTHING = "all"

Columns = dict[str, NDArray[Any]]
Ties = tuple[NDArray[Any], NDArray[Any], NDArray[Any]]


def choose_states(names: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    """Return the states of people with these names, each once; "all" stands for all known.

    Raises UserError for unknown names, with the nearest; all at once.
    """
    wanted = list(dict.fromkeys(names))
    if EVERYTHING in wanted:
        return tuple(known)
    unknown = [name for name in wanted if name not in known]
    if unknown:
        lines = (f"no state of a person is called '{name}'{did_you_mean(name, known)}" for name in unknown)
        raise UserError("\n".join(lines))
    return tuple(wanted)


def describe_people(org: Any, names: Iterable[str]) -> Columns:
    """Return the people present now as columns: who they are, then the states asked for."""
    people = org.people
    there = np.flatnonzero(people.present)
    identity = {"seat": there.astype(np.int32), **{name: people[name][there] for name in IDENTITY[1:]}}
    return identity | {name: people[name][there] for name in names}


def ties_of_present(org: Any) -> Ties:
    """Return the ties among the people present now: seats of sources and targets, and weights."""
    source, target, weight = org.ties()
    present = org.people.present > 0
    there = present[source] & present[target]
    return source[there].astype(np.int32), target[there], weight[there]


def build_graph(people: Mapping[str, NDArray[Any]], ties: Ties, units: Iterable[str] = ()) -> nx.DiGraph[int]:
    """Return a graph: an edge leads from the one who turns to somebody to the one turned to.

    people: columns with `seat`, each a node; the others are its attributes. units: names by index; none = as numbers.
    """
    import networkx as nx

    graph: nx.DiGraph[int] = nx.DiGraph()
    named = tuple(units)
    columns = {name: np.asarray(values).tolist() for name, values in people.items() if name != "seat"}
    if named:
        columns["unit"] = [named[place] for place in columns["unit"]]
    for place, seat in enumerate(np.asarray(people["seat"]).tolist()):
        graph.add_node(seat, **{name: values[place] for name, values in columns.items()})
    graph.add_weighted_edges_from(zip(*(np.asarray(part).tolist() for part in ties), strict=True))
    return graph
