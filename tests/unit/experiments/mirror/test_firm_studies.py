"""The studies of the mirror: what their firms draw, and how they are read."""

import json

import numpy as np
import pytest

from experiments.mirror.firm_studies import MODEL, SMALL, Size, make_studies
from experiments.mirror.row import find
from experiments.study.planning import plan, planning_tasks
from experiments.study.study import Study
from simulation.errors import UserError


def study_of(firms: int = 4, seed: int = 1, **parameters: float) -> Study:
    """Return the study of A08: firms with and without counting."""
    return make_studies(find(["A08"]), Size(firms, 0, seed, parameters))[SMALL]


def seeds(study: Study) -> list[list[int]]:
    """Return the seeds of the kinds of each firm."""
    (task,) = planning_tasks(study, MODEL)
    found = [json.loads(point.changes)["read"]["seed"] for point in plan(task).points]
    return [found[start : start + 2] for start in range(0, len(found), 2)]


def test_a_parameter_that_is_set_holds_in_every_firm() -> None:
    study = study_of(trust_gain=0.05)
    assert "trust_gain" not in {axis.name for axis in study.axes}


def test_firms_with_a_parameter_that_is_set_have_the_seeds_of_those_without() -> None:
    found = seeds(study_of())
    assert found == seeds(study_of(trust_gain=0.05)) != seeds(study_of(seed=2))
    assert all(one == other for one, other in found) and len({one for one, _ in found}) == 4


def test_parameters_of_firms_are_drawn_independently_and_a_larger_study_holds_a_smaller_one() -> None:
    study = study_of(200)
    drawn = [study.design.row(study.axes, number) for number in range(200)]
    correlations = np.corrcoef(np.array(drawn, dtype=float).T)
    assert np.abs(np.triu(correlations, 1)).max() < 0.4
    assert [study_of(3).design.row(study.axes, number) for number in range(3)] == drawn[:3]


def test_too_many_firms_are_refused_by_their_option() -> None:
    with pytest.raises(UserError, match="^--firms: "):
        study_of(100_000_000)
