"""Moving ties changes clustering and nothing else."""

import numpy as np

from analysis.network.network_structure import measure
from simulation.population import generate


def test_people_keep_their_number_of_colleagues_whatever_the_clustering() -> None:
    def degrees(clustering: float) -> list[int]:
        firm = generate(120, clustering=clustering, reciprocity=1.0, mean_degree=8, degree_spread=0.2, seed=9)
        return sorted(np.bincount(firm.tie_source, minlength=120).tolist())

    assert degrees(0.1) == degrees(0.45)


def test_what_cannot_be_reached_ends_at_what_can() -> None:
    firm = generate(300, clustering=1.0, seed=9)
    assert 0.4 < measure(firm.tie_source, firm.tie_target, firm.unit).clustering < 0.9
