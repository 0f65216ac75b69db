"""Week 0: who is there before anything is decided."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy import stats

from simulation import newcomers
from simulation.mechanisms import turnover
from simulation.model import Organization
from simulation.population import Population, generate

Make = Callable[..., Organization]


@pytest.fixture(scope="module")
def large() -> Organization:
    """Two thousand people at week 0."""
    return Organization(population=generate(2000), weeks=1, precision="float64", rng=3)


@pytest.mark.parametrize(
    ("state", "mean", "sd"),
    [
        ("anchor", 0.35, 0.15),
        ("stubbornness", 0.5, 0.15),
        ("trust", 0.5, 0.1),
        ("skill", 0.3, 0.1),
        ("outside_skill", 0.1, 0.05),
        ("propensity", -4.3, 1.2),
        ("threshold", 0.25, 0.12),
    ],
)
def test_people_differ_as_declared(large: Organization, state: str, mean: float, sd: float) -> None:
    column = large.people[state]
    inside = column[np.abs(column - mean) < 1.5 * sd]  # clear of the ends, where values are cut
    truncated = stats.truncnorm(-1.5, 1.5, mean, sd)
    assert stats.kstest(inside, truncated.cdf).pvalue > 1e-3


def test_post_rates_are_lognormal_with_the_declared_mean(large: Organization) -> None:
    logs = np.log(large.people.posts_rate)
    assert stats.kstest(logs, stats.norm(np.log(1.5) - 0.5, 1.0).cdf).pvalue > 1e-3


def test_tenures_are_exponential_where_the_file_does_not_say(large: Organization) -> None:
    assert stats.kstest(large.people.tenure, stats.expon(scale=1 / 0.0039).cdf).pvalue > 1e-3


def test_a_known_tenure_is_kept(org: Organization, population: Population) -> None:
    known = ~np.isnan(population.tenure)
    assert (org.people.tenure[known] == population.tenure[known]).all()


def test_everything_else_starts_from_nothing(org: Organization) -> None:
    assert (org.people.fatigue == 0.0).all() and (org.state.communities.content == 0.0).all()
    assert org.state.firm.outrage == 0.0 and (org.people.knows_who == 0.25).all()


def test_customers_are_there_with_room_for_some_more(org: Organization) -> None:
    assert org.customers.present.sum() == 200 and 0 < len(org.customers) - 200 < 100
    assert stats.binomtest(int(org.customers.social[:200].sum()), 200, 0.2).pvalue > 1e-3


@pytest.mark.parametrize("people", [20, 150, 1000])
def test_there_is_a_community_for_forty_people_and_two_at_least(people: int) -> None:
    org = Organization(people, weeks=1, rng=1)
    assert len(org.state.communities) == max(2, round(people / 40))


def test_with_no_programme_nothing_but_luck_moves_the_firm(make: Make) -> None:
    """Attitudes, ties, trust and peer trust stand at rest: whatever moves is turnover, needs and contacts."""
    org = make(weeks=26, structure={"turnover": "off", "participation": "off", "incidents": "off", "knowledge": "off"})
    start = {name: org.people[name].copy() for name in ("openness", "trust", "peer_trust", "habit")}
    weights = org.ties()[2].copy()
    org.run()
    for name, before in start.items():
        assert np.abs(org.people[name] - before).max() < 1e-6
    assert np.abs(org.ties()[2] - weights).max() < 1e-9


def test_a_newcomer_brings_new_character_and_weak_ties_and_no_memory(org: Organization) -> None:
    old = org.people[3].copy()
    for state in ("habit", "practice", "fatigue", "posts_memory"):
        org.people[state][3] = 0.7
    source, target, weight = (array.copy() for array in org.ties())
    turnover.hire(org.state, 3)
    org.people.buffer[:] = np.arange(24) == 3
    turnover.weaken_ties(org.state)
    new = org.people[3]
    assert new.holder == 1 and new.propensity != old.propensity and new.tenure == 0.0
    assert all(new[name] != old[name] for name in ("trust", "skill", "outside_skill", "threshold"))
    assert new.habit == new.practice == new.fatigue == new.posts_memory == 0.0
    theirs = (source == 3) | (target == 3)
    assert np.abs(org.ties()[2] - np.where(theirs, 0.3 * weight, weight)).max() < 1e-12


def test_the_second_holder_of_a_seat_is_the_same_person_under_every_programme(make: Make) -> None:
    seen = []
    for weeks in (1, 7):
        org = make()
        org.run(weeks)
        org.people.holder[5] = 1
        newcomers.person(org.state, 5, 0.35, 0.12)
        seen.append(tuple(org.people[5][name] for name in ("propensity", "threshold", "stubbornness", "anchor")))
    assert seen[0] == seen[1]


def test_runs_of_one_seed_share_week_0_and_nothing_else(population: Population) -> None:
    first = Organization(population=population, weeks=4, rng=1)
    before = first.people.trust.copy()
    first.run()
    first.people.trust[:] = 0.0
    second = Organization(population=population, weeks=4, rng=1)
    assert (second.people.trust == before).all() and second.week == 0
    assert second.values() == dict(zip(second.values(), first.history[0].tolist(), strict=True))


def test_another_world_or_seed_has_a_week_0_of_its_own(population: Population) -> None:
    openness = Organization(population=population, weeks=4, rng=1).people.anchor.mean()
    assert Organization(population=population, weeks=4, rng=2).people.anchor.mean() != openness
    other = Organization(population=population, weeks=4, rng=1, parameters={"openness_mean": 0.2})
    assert other.people.anchor.mean() < openness
