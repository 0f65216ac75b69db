"""Measures of structure agree with their definitions, worked by hand and by networkx."""

import networkx as nx
import numpy as np
import pytest

from analysis.network.network_structure import (
    MEASURES,
    TITLES,
    Neighbours,
    gini,
    mean_path,
    measure,
    mixing,
    reciprocity,
    sort_unique,
)
from analysis.network.real_companies import REAL_COMPANIES


@pytest.fixture
def random_ties() -> tuple["np.ndarray", "np.ndarray", "np.ndarray"]:  # type: ignore[type-arg]
    """120 directed ties among 40 people in 4 units, some both ways."""
    rng = np.random.default_rng(3)
    key = rng.permutation(40 * 40)[:160]
    key = key[key // 40 != key % 40]
    return key // 40, key % 40, rng.integers(0, 4, 40)


def test_it_agrees_with_networkx(random_ties: tuple["np.ndarray", "np.ndarray", "np.ndarray"]) -> None:  # type: ignore[type-arg]
    source, target, unit = random_ties
    directed = nx.DiGraph(zip(source.tolist(), target.tolist(), strict=True))
    directed.add_nodes_from(range(40))
    joined = directed.to_undirected()
    nx.set_node_attributes(joined, dict(enumerate(unit.tolist())), "unit")
    largest = joined.subgraph(max(nx.connected_components(joined), key=len))
    found = measure(source, target, unit)
    assert found.density == pytest.approx(nx.density(directed))
    assert found.reciprocity == pytest.approx(nx.overall_reciprocity(directed))
    assert found.clustering == pytest.approx(nx.average_clustering(joined))
    assert found.mean_path == pytest.approx(nx.average_shortest_path_length(largest))
    assert found.assortativity == pytest.approx(nx.attribute_assortativity_coefficient(joined, "unit"))
    assert found.mean_degree == pytest.approx(2 * joined.number_of_edges() / 40)


def test_a_triangle_with_a_tail_by_hand() -> None:
    """0-1, 1-2, 2-0 and 2-3: local clustering 1, 1, 1/3, 0; distances 1 1 2, 1 1 2, 1 1 1, 2 2 1."""
    found = measure([0, 1, 2, 2], [1, 2, 0, 3], [0, 0, 1, 1])
    assert found.clustering == pytest.approx((1 + 1 + 1 / 3 + 0) / 4)
    assert found.mean_path == pytest.approx(16 / 12)
    assert found.cross_unit_share == pytest.approx(2 / 4)
    assert found.cross_unit_share_if_blind == pytest.approx(1 - 4 / 12)


def test_self_ties_and_repeated_ties_do_not_count() -> None:
    once = measure([0, 1], [1, 2], [0, 0, 0])
    assert measure([0, 0, 1, 2], [1, 1, 2, 2], [0, 0, 0]) == once


def test_people_in_no_unit_are_left_out_of_the_unit_figures_only() -> None:
    found = measure([0, 1, 2], [1, 2, 3], [0, 0, 1, -1])
    assert found.ties == 3
    assert found.cross_unit_share == pytest.approx(1 / 2)


@pytest.mark.parametrize("people", [0, 1, 3])
def test_without_ties_everything_is_zero_and_nothing_fails(people: int) -> None:
    found = measure([], [], [0] * people)
    assert (found.ties, found.density, found.clustering, found.mean_path) == (0, 0.0, 0.0, 0.0)


def test_complete_silos_are_fully_assortative_and_no_silos_hardly() -> None:
    pairs = np.array([(a, b) for a in range(8) for b in range(8) if a != b])
    unit = np.arange(8) // 4
    same = unit[pairs[:, 0]] == unit[pairs[:, 1]]
    assert mixing(*pairs[same].T, unit)[2] == 1.0
    assert mixing(*pairs.T, unit)[2] == pytest.approx(-1 / 7)


@pytest.mark.parametrize(
    ("values", "expected"), [([1, 1, 1, 1], 0.0), ([0, 0, 0, 1], 0.75), ([1, 3], 0.25), ([0, 0], 0.0), ([], 0.0)]
)
def test_gini_by_hand(values: list[int], expected: float) -> None:
    assert gini(values) == pytest.approx(expected)


def test_in_a_large_firm_a_sample_tells_nearly_the_same() -> None:
    from analysis.network import network_structure
    from simulation.population import generate

    firm = generate(3_000, seed=1)
    everybody = measure(firm.tie_source, firm.tie_target, firm.unit)
    try:
        network_structure.CENSUS = 100
        sampled = measure(firm.tie_source, firm.tie_target, firm.unit)
    finally:
        network_structure.CENSUS = 20_000
    assert sampled.clustering == pytest.approx(everybody.clustering, abs=0.02)
    assert sampled.mean_path == pytest.approx(everybody.mean_path, abs=0.05)


def test_neighbours_are_sorted_and_each_pair_is_listed_once() -> None:
    ties = Neighbours(np.array([2, 0, 1]), np.array([0, 2, 2]), 3)
    assert ties.neighbour.tolist() == [2, 2, 0, 1]
    assert [pair.tolist() for pair in ties.pairs()] == [[0, 1], [2, 2]]


def test_every_figure_has_human_words_and_every_real_company_every_figure() -> None:
    assert set(TITLES) == set(MEASURES)
    assert all(set(company.figures) == set(MEASURES) for company in REAL_COMPANIES)


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


def test_paths_are_as_long_as_they_are_where_few_lead_on_and_few_still_wait() -> None:
    """A crowd in which all meet within two steps, and a chain of 40 behind one of them."""
    graph = nx.compose(nx.gnp_random_graph(200, 0.15, seed=4), nx.path_graph([0, *range(200, 240)]))
    assert asked_of(graph, list(graph)) == pytest.approx(nx.average_shortest_path_length(graph))


def test_reciprocity_counts_every_tie_as_often_as_it_is_listed() -> None:
    source, target = np.array([0, 0, 1, 2]), np.array([1, 1, 0, 0])
    assert reciprocity(source, target, 3) == 0.75


def test_different_keys_are_told_in_order_and_once() -> None:
    keys = np.random.default_rng(3).integers(0, 50, 400)
    np.testing.assert_array_equal(sort_unique(keys), np.unique(keys))
    assert len(sort_unique(np.empty(0, dtype=np.int64))) == 0
