"""E9: an audit ranks units by readiness; without it the same groups come in a drawn order."""

from collections.abc import Callable

import numpy as np
import pytest

from simulation import levers as lever
from simulation.errors import UserError
from simulation.events import Event
from simulation.groups import members
from simulation.levers import WAVES, Entry, Strategy
from simulation.mechanisms import audit
from simulation.model import Organization
from simulation.population import Population, generate

Firm = Callable[..., Organization]
WAVE = tuple(Entry("training", 0.2 * (k + 1), 0, 0, None, group) for k, group in enumerate(WAVES))


@pytest.fixture(scope="module")
def population() -> Population:
    """Twelve units of ten."""
    return generate(120, unit_sizes=[10] * 12)


def started(population: Population, *entries: Entry, weeks: int = 8, seed: int = 1, **given: float) -> Organization:
    """A run in which each group by readiness is trained at a level of its own."""
    org = Organization(
        population=population,
        strategy=Strategy("s", (*WAVE, *entries)),
        weeks=weeks,
        parameters=given,
        structure={"turnover": "off"},
        precision="float64",
        rng=seed,
    )
    org.run()
    return org


def waves(org: Organization) -> list[int]:
    """The group each unit belongs to, by the level of training its people have."""
    level = org.state.levers.level[lever.TRAINING]
    units = org.people["unit"]
    assert all(len(set(level[units == k])) == 1 for k in range(len(org.state.units)))
    return [round(float(level[units == k][0]) / 0.2) - 1 for k in range(len(org.state.units))]


def true_readiness(org: Organization) -> np.ndarray:
    """What an audit of everybody without error would find, by unit."""
    ready = org.people.openness - org.people.threshold
    return np.array([ready[org.people["unit"] == k].mean() for k in range(len(org.state.units))])


def test_each_group_is_a_third_of_the_seats_by_whole_units(population: Population) -> None:
    assert sorted(waves(started(population))) == [0] * 4 + [1] * 4 + [2] * 4


def test_without_an_audit_the_order_is_drawn_once_by_the_seed(population: Population) -> None:
    first, again, other = (waves(started(population, seed=seed)) for seed in (1, 1, 2))
    assert first == again != other
    assert waves(started(population, weeks=1)) == first


def test_before_an_audit_ends_the_order_is_the_drawn_one(population: Population) -> None:
    assert waves(started(population, Entry("audit", 1.0, 0, 0, 9))) == waves(started(population))


def test_the_order_is_that_of_the_answers_in_the_week_the_audit_ends(population: Population) -> None:
    org = started(population, Entry("audit", 1.0, 0, 0, 8), weeks=7)
    org.state.p.audit_response, org.state.p.audit_noise = 1.0, 0.0
    found = true_readiness(org)
    org.run(1)
    ranked = np.argsort(np.argsort(-found)) // 4
    assert waves(org) == ranked.tolist()


def test_readiness_is_measured_with_the_reliability_of_its_formula(firm: Firm) -> None:
    """Share of the variance of scores that is true: vb/(vb + s^2/n), over many drawn units."""
    units, each = 40, 8
    org = firm(units * each, ties=[(0, 1)], units=units, audit_response=0.9, audit_noise=0.15)
    org.state.p.audit_response = 1.0
    means = np.repeat(np.linspace(0.2, 0.5, units), each)
    within = 0.1
    rng = np.random.default_rng(1)
    correlations = []
    for week in range(1, 60):
        org.people.openness[:] = means + within * rng.standard_normal(units * each)
        org.people.threshold[:] = 0.1
        org.state.clock.week, org.state.firm.audit_level = week, 1.0
        audit.order(org.state, 0.0)
        correlations.append(np.corrcoef(org.state.units["readiness"], np.linspace(0.2, 0.5, units))[0, 1] ** 2)
    between = np.linspace(0.2, 0.5, units).var()
    expected = between / (between + (within**2 + 0.15**2) / each)
    assert abs(np.mean(correlations) - expected) < 4 * np.std(correlations) / np.sqrt(len(correlations)) + 0.01


def test_the_level_is_the_share_of_people_who_are_asked(firm: Firm) -> None:
    org = firm(400, ties=[(0, 1)], units=4, audit_response=0.6)
    org.state.firm.audit_level = 0.5
    audit.order(org.state, 0.0)
    assert abs(org.state.units["answers"].sum() - 120) < 4 * np.sqrt(400 * 0.3 * 0.7)


def test_a_unit_in_which_nobody_answers_gets_the_mean_of_all_answers(firm: Firm) -> None:
    org = firm(20, ties=[(0, 1)], units=2)
    org.state.p.audit_response, org.state.p.audit_noise = 1.0, 0.0
    org.people.present[10:] = 0
    org.state.firm.audit_level = 1.0
    audit.order(org.state, 0.0)
    assert np.abs(org.state.units["readiness"] - (org.people.openness - org.people.threshold)[:10].mean()).max() < 1e-12


@pytest.mark.parametrize(("units", "expected"), [(1, [1]), (2, [0, 2]), (3, [0, 1, 2]), (4, [0, 1, 1, 2])])
def test_a_unit_belongs_where_the_middle_of_its_seats_lies(firm: Firm, units: int, expected: list[int]) -> None:
    org = firm(12, ties=[(0, 1)], units=units)
    audit.draw(org.state)
    assert sorted(org.state.units["wave"].tolist()) == expected


def test_an_audit_costs_half_an_hour_a_person_in_the_weeks_it_runs(population: Population) -> None:
    org = Organization(population=population, strategy=Strategy("s", (Entry("audit", 1.0, 2, 0, 4),)), weeks=6, rng=1)
    org.run()
    expected = np.array([0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0]) * 120 * 0.5 * 0.055
    assert np.abs(org.indicator("cost") - expected).max() < 1e-6


def test_a_group_by_readiness_has_the_size_of_a_third_in_a_plan(population: Population) -> None:
    assert [int(members(wave, population).sum()) for wave in WAVES] == [40, 40, 40]


def test_an_event_cannot_strike_a_group_by_readiness(population: Population) -> None:
    with pytest.raises(UserError, match="the group 'ready' is for levers"):
        Organization(population=population, events=[Event("layoff", 3, group="ready")])


def test_another_plan_adopted_later_keeps_the_order(population: Population) -> None:
    org = started(population, Entry("audit", 1.0, 0, 0, 4), weeks=12)
    before = waves(org)
    org.adopt(Strategy("later", WAVE))
    org.run(2)
    assert waves(org) == before
