"""One clock: Mesa's `steps` and `time` are the week, however weeks are run; what cannot be done says so."""

import copy
import pickle
from collections.abc import Callable

import mesa
import numpy as np
import pytest

from simulation import attribution, snapshots
from simulation.agents import Employee
from simulation.errors import UserError
from simulation.model import Organization

Make = Callable[..., Organization]

schedules = pytest.mark.skipif(not hasattr(mesa.Model, "run_for"), reason="this Mesa plans no events")


def clocks(org: Organization) -> set[float]:
    """What the clocks show: the week, Mesa's steps and, where it has one, its time."""
    return {org.week, org.steps, getattr(org, "time", org.week)}


class EveryWeek(Organization):
    """An organization with a step of its own."""

    def step(self) -> None:
        """A week, and a note of which."""
        super().step()
        self.noted = [*getattr(self, "noted", []), self.week]


class TwoWeeks(Organization):
    """An organization whose step is two weeks."""

    def step(self) -> None:
        """Two weeks."""
        super().step()
        super().step()


class Idle(Organization):
    """An organization whose step forgets the week."""

    def step(self) -> None:
        """Nothing."""


class FailsOnce(Employee):
    """An employee whose step fails in week 2, the first time."""

    def step(self) -> None:
        """Fail once."""
        if self.model.week == 2 and not hasattr(self.model, "failed"):
            self.model.failed = True
            raise RuntimeError("failed on purpose")


def test_the_clocks_agree_after_runs_and_steps_in_any_order(make: Make) -> None:
    org = make()
    seen = [clocks(org)]
    for act in (lambda: org.run(3), org.step, lambda: org.run(2), org.step, org.step, org.run):
        act()
        seen.append(clocks(org))
    assert seen == [{0}, {3}, {4}, {6}, {7}, {8}, {10}]


def test_the_clocks_agree_after_a_week_is_restored_and_run_again(make: Make) -> None:
    org = make()
    org.run(4)
    kept = snapshots.take(org)
    org.step()
    org.run(2)
    snapshots.restore(org, kept)
    assert clocks(org) == {4}
    org.step()
    assert clocks(org) == {5}


@pytest.mark.parametrize("duplicate", [copy.deepcopy, lambda org: pickle.loads(pickle.dumps(org))])
def test_the_clocks_of_a_copy_go_on_by_themselves(
    make: Make, duplicate: Callable[[Organization], Organization]
) -> None:
    org = make()
    org.run(3)
    other = duplicate(org)
    other.step()
    assert (clocks(org), clocks(other)) == ({3}, {4})


def test_the_clocks_agree_after_an_explained_week(make: Make) -> None:
    org = make()
    attribution.explained_step(org)
    org.step()
    assert clocks(org) == {2}


def test_run_goes_through_a_step_of_ones_own(population: object) -> None:
    org = EveryWeek(population=population, weeks=5, precision="float64", rng=1)
    history = org.run()
    assert org.noted == [1, 2, 3, 4, 5]
    assert np.array_equal(history, Organization(population=population, weeks=5, precision="float64", rng=1).run())


def test_the_clocks_agree_where_a_step_is_two_weeks(population: object) -> None:
    org = TwoWeeks(population=population, weeks=8, rng=1)
    org.step()
    org.step()
    assert clocks(org) == {4}
    org.run()
    assert clocks(org) == {8}


@pytest.mark.parametrize("act", ["run", "step", "run_model"])
def test_a_step_that_runs_no_week_is_refused(population: object, act: str) -> None:
    org = Idle(population=population, weeks=4, rng=1)
    with pytest.raises(UserError, match=r"Idle.step\(\) ran no week.*super\(\).step\(\)"):
        getattr(org, act)()
    assert clocks(org) == {0}


def test_steps_go_on_after_one_that_failed(make: Make) -> None:
    org = make(employee=FailsOnce)
    with pytest.raises(RuntimeError, match="failed on purpose"):
        org.run()
    org.step()
    assert clocks(org) == {3}


@schedules
def test_mesas_own_ways_through_time_run_weeks(make: Make) -> None:
    org = make()
    org.run_for(3)
    org.run(2)
    org.run_until(7)
    assert clocks(org) == {7}


@schedules
def test_run_meets_what_mesa_has_planned_in_its_week(make: Make) -> None:
    org, weeks = make(), []

    def note() -> None:
        weeks.append(org.week)

    org.schedule_event(note, at=4)
    org.run()
    assert weeks == [4] and clocks(org) == {10}


@pytest.mark.parametrize(
    ("act", "instead"),
    [
        (lambda org: org.remove_all_agents(), "seats open and close by growth and by events"),
        (lambda org: org.deregister_agent(next(iter(org.agents))), "seats open and close by growth and by events"),
        (lambda org: mesa.Agent(org), "give a class of your own as employee="),
        (lambda org: Employee(org), "give a class of your own as employee="),
        (lambda org: Employee.create_agents(org, 3), "give a class of your own as employee="),
        (lambda org: Employee.from_dataframe(org, None), "give a class of your own as employee="),
        (lambda org: org.reset_rng(3), "make the organization anew with another rng="),
        (lambda org: org.reset_randomizer(3), "make the organization anew with another rng="),
    ],
)
def test_what_an_organization_cannot_do_says_what_to_do_instead(
    org: Organization, act: Callable[[Organization], object], instead: str
) -> None:
    with pytest.raises(NotImplementedError, match=instead):
        act(org)
    assert len(org.agents) == 224
