"""Week 0 starts from a culture survey, unit by unit, and rests there."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from simulation.population import ASKED, Population, generate
from simulation.simulation import Simulation

SIZES = (40, 40, 40)
FOUND = np.array([[0.3, 0.35, 0.4, 0.25, 0.15], [0.5, 0.5, 0.6, 0.35, 0.3], [0.6, 0.7, 0.75, 0.5, 0.45]])


def firm(found: NDArray[np.float64] | None = FOUND) -> Population:
    people = generate(
        120, seed=1, unit_sizes=list(SIZES), units=["A", "B", "C"], functions=["other"] * 3, customers=100
    )
    return replace(people, survey=found)


def means(org: Simulation) -> NDArray[np.float64]:
    """[units, states] means of those asked about."""
    unit = org.population.unit
    return np.array([[org.state.people[name][unit == k].mean() for name in ASKED] for k in range(len(SIZES))])


@cache
def after(weeks: int) -> NDArray[np.float64]:
    """Means over a few seeds, after so many weeks in which nothing is done."""
    found = []
    for seed in range(4):
        org = Simulation(firm(), seed=seed, weeks=max(1, weeks))
        if weeks:
            org.run()
        found.append(means(org))
    return np.asarray(np.mean(found, axis=0))


def test_openness_of_each_unit_is_what_the_survey_found() -> None:
    assert np.abs(after(0)[:, 0] - FOUND[:, 0]).max() < 0.003


@pytest.mark.parametrize("state", ASKED[1:])
def test_every_other_state_starts_at_what_the_survey_found(state: str) -> None:
    column = ASKED.index(state)
    assert np.abs(after(0)[:, column] - FOUND[:, column]).max() < 0.03


@pytest.mark.parametrize("state", ["openness", "trust", "skill", "knows_who"])
def test_units_stay_where_the_survey_found_them_while_nothing_is_done(state: str) -> None:
    column = ASKED.index(state)
    assert np.abs(after(78)[:, column] - after(0)[:, column]).max() < 0.05


def test_parameter_draws_do_not_move_what_was_asked() -> None:
    usual = means(Simulation(firm(), seed=1, weeks=1))
    drawn = means(Simulation(firm(), seed=1, weeks=1, parameters={"openness_mean": 0.5, "initial_trust": 0.65}))
    assert np.abs(usual[:, :2] - drawn[:, :2]).max() < 0.005


def test_what_was_not_asked_is_as_without_a_survey() -> None:
    nothing = np.full((3, len(ASKED)), np.nan)
    one, other = (Simulation(firm(found), seed=1, weeks=8) for found in (None, nothing))
    assert np.array_equal(one.run(), other.run())


def test_a_survey_is_part_of_the_digest_and_is_checked() -> None:
    assert firm().digest() != firm(None).digest()
    with pytest.raises(ValueError, match=r"survey has shape"):
        firm(FOUND[:2])
    with pytest.raises(ValueError, match=r"levels outside 0..1"):
        firm(FOUND * 3)


@pytest.mark.parametrize("level", [0.0, 0.01, 0.99, 1.0])
def test_a_level_at_which_nothing_could_move_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match=r"beyond 0\.02\.\.0\.98"):
        firm(np.where(FOUND == 0.5, level, FOUND))
