"""How far apart people are, against networkx."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from analysis.network.reach import mean_path


def asked_of(graph: nx.Graph, asked: list[int]) -> float:
    """The mean path from `asked`, as the measures ask for it."""
    ties = nx.to_scipy_sparse_array(graph, nodelist=sorted(graph), format="csr")
    return mean_path(ties.indptr.astype(np.int64), ties.indices.astype(np.int64), np.array(asked, dtype=np.int64))


@pytest.mark.parametrize("people", [7, 600])
def test_the_mean_path_is_that_of_networkx(people: int) -> None:
    graph = nx.connected_watts_strogatz_graph(people, 4, 0.3, seed=3)
    assert asked_of(graph, list(graph)) == pytest.approx(nx.average_shortest_path_length(graph), abs=1e-12)


def test_some_of_the_people_can_be_asked() -> None:
    assert asked_of(nx.path_graph(4), [0]) == 2.0


def test_only_the_largest_part_counts() -> None:
    graph = nx.disjoint_union(nx.path_graph(3), nx.path_graph(2))
    assert asked_of(graph, [0, 1, 2, 3, 4]) == pytest.approx(4 / 3)


def test_nobody_asked_in_the_largest_part_is_no_distance() -> None:
    assert asked_of(nx.disjoint_union(nx.path_graph(3), nx.path_graph(2)), [3]) == 0.0
