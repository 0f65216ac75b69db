"""Made-up organizations: as asked for, the same for the same seed, and never absurd."""

import numpy as np
import pytest

from analysis.network.network_structure import Structure, gini, measure
from simulation.errors import UserError
from simulation.networks import zones
from simulation.networks.unit_plan import apportion
from simulation.population import Population, generate


def structure(population: Population) -> Structure:
    """Figures of its ties."""
    return measure(population.tie_source, population.tie_target, population.unit)


def test_the_same_seed_gives_the_same_organization_and_another_seed_another() -> None:
    assert generate(60, seed=5).digest() == generate(60, seed=5).digest() != generate(60, seed=6).digest()


@pytest.mark.parametrize("people", [1, 2, 3, 5, 10, 30])
def test_firms_of_any_size_can_be_made(people: int) -> None:
    assert generate(people, seed=1).size == people


def test_a_firm_of_nobody_cannot() -> None:
    with pytest.raises(UserError, match="people: should be 1 to 5,000,000, not 0"):
        generate(0)


def test_ties_weigh_one_inside_a_unit_and_half_across() -> None:
    firm = generate(80, seed=1)
    inside = firm.unit[firm.tie_source] == firm.unit[firm.tie_target]
    assert set(firm.tie_weight[inside]) == {1.0}
    assert set(firm.tie_weight[~inside]) == {0.5}


def test_everybody_works_with_somebody() -> None:
    firm = generate(300, seed=1)
    assert set(firm.tie_source) | set(firm.tie_target) == set(range(300))


def test_line_ties_run_from_the_report_to_the_manager_and_are_as_many_as_asked_for() -> None:
    firm = generate(400, hierarchy_weight=0.6, mean_degree=12, seed=2)
    ties = set(zip(firm.tie_source.tolist(), firm.tie_target.tolist(), strict=True))
    reports = np.flatnonzero(firm.manager >= 0)
    either = [(seat, firm.manager[seat]) in ties or (firm.manager[seat], seat) in ties for seat in reports]
    assert np.mean(either) == pytest.approx(0.6, abs=0.05)


def test_the_larger_the_weight_of_hierarchy_the_more_are_superiors_turned_to() -> None:
    def asked(weight: float) -> float:
        firm = generate(400, hierarchy_weight=weight, reciprocity=0.3, seed=2)
        levels = firm.levels()
        return float((levels[firm.tie_target] < levels[firm.tie_source]).mean())

    assert asked(0.0) < asked(0.5) < asked(1.0)


@pytest.mark.parametrize("mixing", [0.55, 0.7, 0.9])
def test_the_share_of_ties_across_units_is_the_one_asked_for(mixing: float) -> None:
    found = structure(generate(400, unit_sizes=[40] * 10, unit_mixing=mixing, degree_spread=0.4, seed=3))
    assert found.cross_unit_share / found.cross_unit_share_if_blind == pytest.approx(mixing, abs=0.04)


def test_a_firm_can_be_made_far_more_siloed_than_any_measured_one() -> None:
    found = structure(generate(400, unit_sizes=[40] * 10, unit_mixing=0.0, seed=3))
    assert found.assortativity > 0.85


@pytest.mark.parametrize("clustering", [0.0, 0.1, 0.3, 0.5])
def test_clustering_is_as_asked_for(clustering: float) -> None:
    found = structure(generate(400, clustering=clustering, degree_spread=0.3, seed=3))
    assert found.clustering == pytest.approx(clustering, abs=0.02)


@pytest.mark.parametrize("spread", [0.1, 0.3, 0.5, 0.65])
def test_inequality_of_degree_is_as_asked_for(spread: float) -> None:
    assert structure(generate(400, degree_spread=spread, seed=3)).degree_gini == pytest.approx(spread, abs=0.03)


@pytest.mark.parametrize("reciprocity", [0.0, 0.45, 0.86, 1.0])
def test_reciprocity_is_as_asked_for(reciprocity: float) -> None:
    assert structure(generate(200, reciprocity=reciprocity, seed=3)).reciprocity == pytest.approx(
        reciprocity, abs=0.005
    )


@pytest.mark.parametrize("degree", [2.0, 5.0, 20.0, 60.0, 120.0])
def test_the_mean_degree_is_as_asked_for(degree: float) -> None:
    assert structure(generate(200, mean_degree=degree, seed=3)).mean_degree == pytest.approx(degree, rel=0.06)


def test_a_firm_where_everybody_knows_nearly_everybody_can_be_made() -> None:
    assert structure(generate(40, mean_degree=36, seed=3)).mean_degree == pytest.approx(36, rel=0.05)


def test_large_firms_keep_the_figures_of_small_ones() -> None:
    """Circles and zones do at 20,000 what moving ties does at 200: clustering, inequality and silos stay the same."""
    found = structure(generate(20_500, seed=1))
    assert found.clustering == pytest.approx(0.35, abs=0.03)
    assert found.degree_gini == pytest.approx(0.58, abs=0.03)
    assert found.cross_unit_share == pytest.approx(0.8, abs=0.03)


def test_most_ties_across_units_of_a_large_firm_stay_near() -> None:
    firm = generate(10_000, seed=1)
    zone = zones.zones(firm.unit, zones.zone_sizes(10_000)[0])
    across = firm.unit[firm.tie_source] != firm.unit[firm.tie_target]
    near = zone[firm.tie_source[across]] == zone[firm.tie_target[across]]
    assert near.mean() > 0.3  # by chance it would be 0.1


def test_stars_stand_in_every_part_of_the_firm() -> None:
    """High and low degrees are dealt to each unit in its share, so no unit is all stars by bad luck."""
    firm = generate(600, unit_sizes=[60] * 10, seed=4)
    degree = np.bincount(firm.tie_source, minlength=600) + np.bincount(firm.tie_target, minlength=600)
    assert gini(np.bincount(firm.unit, weights=degree)) < 0.08


def test_people_are_apportioned_by_largest_remainders() -> None:
    assert apportion(10, [1, 1, 1]) == [4, 3, 3]
    assert apportion(100, [50, 30, 20]) == [50, 30, 20]
    assert apportion(5, [97, 1, 1, 1]) == [2, 1, 1, 1]
