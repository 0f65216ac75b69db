"""Mesa's collector holds every week once, whoever ran it, and asks agents what it is given."""

import pickle
from collections.abc import Callable
from typing import Any

import mesa
import numpy as np
import pytest

from simulation import snapshots
from simulation.agents import Customer, Employee
from simulation.errors import UserError
from simulation.model import Organization

Make = Callable[..., Organization]


def weeks_of(org: Organization) -> list[int]:
    """The weeks for which agents' records are held."""
    return [int(week) for week in org.datacollector.get_agent_vars_dataframe().index.unique("Step")]


class Counting(Organization):
    """An organization with a collector of its own, which holds no week 0."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.datacollector = mesa.DataCollector({"week": "week", "staff": count_staff})


def count_staff(org: Organization) -> int:
    """How many work here."""
    return int(org.people.present.sum())


def test_it_holds_every_week_of_runs_and_steps(make: Make) -> None:
    org = make()
    org.run(4)
    org.step()
    org.run(3)
    assert np.array_equal(org.datacollector.get_model_vars_dataframe().to_numpy(), org.history)


def test_a_week_lived_again_stands_once_in_it(make: Make) -> None:
    org = make(agent_reporters={"trust": "trust"})
    org.run(3)
    kept = snapshots.take(org)
    org.run(4)
    snapshots.restore(org, kept)
    assert weeks_of(org) == [0, 1, 2, 3] and len(org.datacollector.model_vars["being"]) == 4
    org.step()
    assert weeks_of(org) == [0, 1, 2, 3, 4] and np.array_equal(
        org.datacollector.model_vars["being"], org.indicator("being")
    )


def test_it_asks_every_agent_each_week_and_has_none_where_there_is_no_such_state(make: Make) -> None:
    org = make(agent_reporters={"trust": "trust", "tenure": "tenure", "kind": kind_of})
    org.run(2)
    frame = org.datacollector.get_agent_vars_dataframe()
    assert weeks_of(org) == [0, 1, 2]
    assert (
        frame["tenure"][frame["kind"] == "Customer"].isna().all()
        and frame["tenure"][frame["kind"] != "Customer"].notna().all()
    )
    last = frame.xs(frame.index.unique("Step")[-1], level="Step")["trust"]
    assert last.to_dict() == {agent.unique_id: agent.trust for agent in org.agents}


def kind_of(agent: mesa.Agent) -> str:
    """The name of an agent's class."""
    return type(agent).__name__


def test_asking_agents_changes_no_number(make: Make) -> None:
    assert np.array_equal(make(agent_reporters={"trust": "trust"}).run(), make().run())


def test_a_pickled_one_goes_on_asking(make: Make) -> None:
    org = make(agent_reporters={"trust": "trust"})
    org.step()
    other = pickle.loads(pickle.dumps(org))
    other.step()
    assert (weeks_of(org), weeks_of(other)) == ([0, 1], [0, 1, 2])


def test_states_of_a_class_of_ones_own_can_be_asked_for(make: Make) -> None:
    class Rated(Customer):
        @property
        def stars(self) -> int:
            return round(5 * self.satisfaction)

    org = make(customer=Rated, agent_reporters={"stars": "stars"})
    assert org.datacollector.get_agent_vars_dataframe()["stars"].count() == 200


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("trust", r"should be a dictionary such as \{'trust': 'trust'\}, not 'trust'; .*give it a list"),
        ({"trust": "trusst"}, "no agent has 'trusst' .did you mean 'trust'"),
        ({"trust": 3}, "'trust' should be the name of an attribute, a function of the agent.*not 3"),
    ],
)
def test_reporters_that_cannot_work_are_refused(make: Make, given: object, message: str) -> None:
    with pytest.raises(UserError, match=f"^agent_reporters: {message}"):
        make(agent_reporters=given)


def test_a_collector_of_ones_own_is_asked_in_whole_runs_too(population: object) -> None:
    org = Counting(population=population, weeks=4, rng=1)
    org.run()
    assert org.datacollector.model_vars["week"] == [1, 2, 3, 4]


def test_a_collector_of_ones_own_forgets_weeks_taken_back(population: object) -> None:
    org = Counting(population=population, weeks=6, rng=1)
    org.run(3)
    kept = snapshots.take(org)
    org.run(2)
    snapshots.restore(org, kept)
    org.step()
    assert org.datacollector.model_vars["week"] == [1, 2, 3, 4]


def test_a_collector_of_ones_own_is_pickled_with_the_organization(population: object) -> None:
    org = Counting(population=population, weeks=4, rng=1)
    org.step()
    other = pickle.loads(pickle.dumps(org))
    other.step()
    assert other.datacollector.model_vars["staff"] == [24, count_staff(other)]


def test_what_employees_of_ones_own_do_is_collected_in_the_same_week(make: Make) -> None:
    class Trusting(Employee):
        def step(self) -> None:
            self.trust = 1.0

    org = make(employee=Trusting, agent_reporters={"trust": "trust"})
    org.step()
    frame = org.datacollector.get_agent_vars_dataframe()
    assert (frame.xs(1, level="Step")["trust"] == 1.0).sum() >= 21
