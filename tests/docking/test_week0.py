"""Week 0: both models draw the same people, let attitudes rest alike and open the same books."""

import pytest
from reference.comparison.agreement import apart, both
from reference.comparison.scenarios import (
    ANY_FIRM,
    EVERY_LEVER,
    LIVELY,
    firm,
    one_unit,
    with_loners,
    without_hierarchy,
    without_ties,
)


@pytest.mark.parametrize("seed", [1, 2, 3, 2**63 - 5])
def test_week_0_agrees(seed: int) -> None:
    assert apart(*both(firm(seed=seed % 7), EVERY_LEVER, seed=seed, weeks=1)) == []


@pytest.mark.parametrize("build", [one_unit, with_loners, without_hierarchy, without_ties])
def test_week_0_of_an_odd_firm_agrees(build) -> None:
    assert apart(*both(build(), ANY_FIRM, weeks=1, parameters=LIVELY)) == []


def test_known_tenures_are_kept() -> None:
    population = firm()
    engine, reference = both(population, EVERY_LEVER, weeks=1)
    known = range(0, population.size, 2)
    assert [engine.people.tenure[i] for i in known] == [population.tenure[i] for i in known]
    assert [reference.seats[i].tenure for i in known] == [population.tenure[i] for i in known]


@pytest.mark.parametrize("build", [firm, one_unit, with_loners, without_hierarchy, without_ties])
def test_the_same_people_belong_to_the_same_groups(build) -> None:
    engine, reference = both(build(), ANY_FIRM, weeks=1)
    for group in ("informal", "top", "front", "facing", "outside_marketing"):
        assert engine.people[group].astype(bool).tolist() == [getattr(person, group) for person in reference.seats]
