"""The same scenario and seed give the same numbers, however run; and nobody's luck depends on the others."""

import copy
import pickle
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import World, populations, worlds

from simulation.levers import Entry, Strategy
from simulation.population import Openness, Population

PRECISIONS = pytest.mark.parametrize("precision", ["float64", "float32"])
LUCK_AT_BIRTH = ("propensity", "threshold", "posts_rate", "stubbornness", "anchor", "trust", "skill", "outside_skill")


@PRECISIONS
@given(world=worlds())
def test_running_to_the_horizon_equals_stepping_there(world: World, precision: str) -> None:
    run, stepped = world.organization(precision), world.organization(precision)
    run.run()
    for _ in range(world.weeks):
        stepped.step()
    assert np.array_equal(run.history, stepped.history)
    assert np.array_equal(run.people, stepped.people) and all(
        map(np.array_equal, run.state.customers, stepped.state.customers)
    )


@settings(max_examples=20)
@given(world=worlds(), week=st.integers(0, 5))
def test_a_copy_goes_on_as_the_original_would(world: World, week: int) -> None:
    org = world.organization()
    org.run(week)
    copies = [copy.deepcopy(org), pickle.loads(pickle.dumps(org))]
    org.run()
    for other in copies:
        assert other.week == week
        assert np.array_equal(other.run(), org.history)


@settings(max_examples=20)
@given(world=worlds())
def test_precision_changes_digits_not_the_draw_of_who_is_who(world: World) -> None:
    single, double = world.organization("float32"), world.organization("float64")
    for name in LUCK_AT_BIRTH:
        assert np.allclose(single.people[name], double.people[name], atol=1e-5)


@settings(max_examples=20)
@given(world=worlds())
def test_a_lever_that_reaches_no_employee_changes_no_employee(world: World) -> None:
    """Listening acts on customers and outrage only; outrage reaches staff by trust, so incidents are off here.

    Its cost reaches staff where the top review the programme, so money follows the plan.
    """
    planned = replace(world.strategy, funding=None)
    world = replace(world, strategy=planned, structure={**world.structure, "incidents": "off"}, events=())
    heard = Strategy("heard", (*world.strategy.entries, Entry("listening", 1.0)))
    one, two = world.organization(), world.organization(strategy=heard)
    one.run()
    two.run()
    assert np.array_equal(one.people, two.people)


def joined(population: Population, more: int) -> Population:
    """The same people, with some more in a unit of their own whom nobody knows."""
    manager, unit = [-1] * more, [len(population.units)] * more
    return Population(
        "larger",
        "Larger",
        np.append(population.manager, manager),
        np.append(population.unit, unit),
        (*population.units, "new"),
        (*population.functions, "other"),
        population.tie_source,
        population.tie_target,
        population.tie_weight,
        np.append(population.tenure, [0.0] * more),
        population.customers,
    )


@settings(max_examples=20)
@given(population=populations(), more=st.integers(1, 20), seed=st.integers(0, 2**32))
def test_more_people_elsewhere_shift_nobodys_luck(population: Population, more: int, seed: int) -> None:
    # Who is of the top is not the same, a survey is read against the mean of the whole firm, and the seats that open
    # or close are a share of all.
    population = replace(population, top=Openness(), leaders=Openness(), survey=None, growth=0.0)
    alone = World(population, Strategy("tools", (Entry("tools", 1.0),)), seed=seed)
    few, many = alone.organization(), replace(alone, population=joined(population, more)).organization()
    n = population.size
    for name in LUCK_AT_BIRTH:
        assert np.array_equal(few.people[name], many.people[name][:n])
    for _ in range(8):
        few.step()
        many.step()
        same = few.people["holder"] == many.people["holder"][:n]
        assert np.array_equal(few.people["need"][same], many.people["need"][:n][same])
