"""Moving ties changes clustering and nothing else."""

import numpy as np
import pytest

from analysis.network.network_structure import measure
from simulation.networks.rows import empty_rows, join
from simulation.networks.triadic_closure import clustering_sum
from simulation.population import generate


def test_people_keep_their_number_of_colleagues_whatever_the_clustering() -> None:
    def degrees(clustering: float) -> list[int]:
        firm = generate(120, clustering=clustering, reciprocity=1.0, mean_degree=8, degree_spread=0.2, seed=9)
        return sorted(np.bincount(firm.tie_source, minlength=120).tolist())

    assert degrees(0.1) == degrees(0.45)


def test_what_cannot_be_reached_ends_at_what_can() -> None:
    firm = generate(300, clustering=1.0, seed=9)
    assert 0.4 < measure(firm.tie_source, firm.tie_target, firm.unit).clustering < 0.9


def test_clustering_adds_up_the_shares_of_colleagues_who_are_colleagues() -> None:
    """Of a triangle with a tail: 1, 1, a third of the pairs, and nothing for the one with one colleague."""
    firm = empty_rows(np.full(4, 3))
    for a, b in [(0, 1), (1, 2), (2, 0), (2, 3)]:
        join(a, b, firm)
    assert clustering_sum(firm) == pytest.approx(1 + 1 + 1 / 3)
